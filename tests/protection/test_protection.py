"""A protected paper: under its reader's name, its readings noted, nobody new let in before it is confirmed."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pikepdf
import pypdfium2
import pytest
from django.test import Client

from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed
from decreta.documents import domain as documents
from decreta.documents import numbering
from decreta.documents.domain import audience
from decreta.documents.domain.arrival_words import Bearing
from decreta.documents.models import Document
from decreta.files.blobs import hash_of
from decreta.organisation.domain import structure
from decreta.organisation.domain.mandates import give_mandate
from decreta.protection import domain
from decreta.protection.enums import Cause, Verdict
from decreta.protection.jobs import examine_all
from decreta.protection.models import Change
from decreta.protection.queries.changes import changes_of, waiting_for
from decreta.protection.queries.history import readings_of
from tests.documents import arrivals
from tests.documents import office as offices
from tests.documents.office import SYSTEM, Office
from tests.files.papers import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ceiling(settings: Any, tmp_path: Any) -> None:
    settings.DECRETA_SECRECY_CEILING = "top_secret"
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path


@pytest.fixture
def office() -> Any:
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def seen(office: Office, name: str) -> bool:
    return Document.objects.visible_to(office.actor(name)).exists()


def browser(office: Office, name: str) -> Client:
    client = Client()
    client.force_login(office.holdings[name].person.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def words(content: bytes) -> str:
    paper = pypdfium2.PdfDocument(content)
    return paper[0].get_textpage().get_text_bounded()


def secret(office: Office) -> Document:
    """A secret letter that the clerk registered for the chief."""
    return arrived(office, 1, paper=("thu.pdf", pdf(2)))


def arrived(office: Office, secrecy: int, **facts: Any) -> Document:
    bearing = Bearing(subject=arrivals.SUBJECT, type_code="CV", symbol="215/SXD-VP", secrecy=secrecy)
    return arrivals.written(office, bearing, **facts).document


def test_a_secret_is_read_by_those_through_whom_it_goes_and_by_nobody_wider(office: Office) -> None:
    made = offices.drafted(office, secrecy=1)
    assert {name for name in office.holdings if seen(office, name)} == {"secretary", "head"}
    documents.submit_for_approval(document=made, by=office.actor("secretary"))
    read = made.versions.get().content_hash
    documents.approve(document=made, version_hash=read, by=office.actor("head"))
    assert {name for name in office.holdings if seen(office, name)} == {"secretary", "head", "clerk"}


def test_a_reader_gets_the_paper_under_his_name_and_the_keeper_the_signed_file(office: Office) -> None:
    document = secret(office)
    stored = document.paper
    url = f"/documents/{document.pk}/paper.pdf"
    answer = browser(office, "chief").get(url)
    assert answer.status_code == 200
    assert "Trịnh Quang Vinh" in words(answer.content) and "Chánh Văn phòng" in words(answer.content)
    assert answer["Cache-Control"] == "private, no-store" and not answer.has_header("ETag")
    assert answer["Accept-Ranges"] == "none"
    refused = browser(office, "chief").get(f"/documents/{document.pk}/original.pdf")
    assert refused.status_code == 403
    original = browser(office, "clerk").get(f"/documents/{document.pk}/original.pdf")
    assert stored is not None and hash_of(b"".join(original.streaming_content)) == stored.blob_id
    document.refresh_from_db()
    assert document.paper == stored
    assert browser(office, "officer").get(url).status_code == 404


def test_every_reading_stands_in_the_log_with_its_door(office: Office) -> None:
    document = secret(office)
    chief = browser(office, "chief")
    arrival = document.arrivals.get()
    chief.get(f"/documents/incoming/{arrival.pk}/")
    for query in ("", "?for=print", "?for=keep"):
        chief.get(f"/documents/{document.pk}/paper.pdf{query}")
    chief.get("/search/?q=khao+sat")
    read = readings_of(document)
    assert [(one.who, str(one.entry.facts["how"]), str(one.entry.facts["through"])) for one in reversed(read)] == [
        ("Trịnh Quang Vinh", how, "page") for how in ("opened", "opened", "printed", "downloaded")
    ]
    assert document.subject not in str([one.facts for one in Entry.objects.all()])
    assert browser(office, "clerk").get(f"/protection/{document.pk}/readings/").status_code == 200
    assert browser(office, "officer").get(f"/protection/{document.pk}/readings/").status_code == 404


def test_a_signed_paper_loses_its_signatures_with_the_mark_and_keeps_its_pages() -> None:
    from decreta.documents.rendering.watermarks import Mark, watermarked

    made = pikepdf.new()
    for size in ((595, 842), (842, 595), (595, 842)):
        made.add_blank_page(page_size=size)
    made.pages[1].obj.Rotate = 90
    shown = pikepdf.Dictionary(N=made.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form))
    field = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Widget,
        FT=pikepdf.Name.Sig,
        T="x",
        Rect=[0, 0, 9, 9],
        V=1,
        AP=shown,
    )
    field = made.make_indirect(field)
    made.pages[0].obj.Annots = pikepdf.Array([field])
    made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]), SigFlags=3)
    out = io.BytesIO()
    made.save(out)
    marked = watermarked(out.getvalue(), Mark("山田 Nguyễn Ủy", "局長", "28/11/2026 18:00", "chân trang"))
    with pikepdf.open(io.BytesIO(marked)) as paper:
        assert len(paper.pages) == 3 and "/AcroForm" not in paper.Root
        (stamp,) = paper.pages[0].Annots
        assert stamp.Subtype == "/Stamp" and not {"/V", "/FT", "/T"} & set(stamp.keys())
    for page in pypdfium2.PdfDocument(marked):
        assert "山田 Nguyễn Ủy" in page.get_textpage().get_text_bounded()


def test_a_successor_waits_until_the_paper_is_opened_to_him(office: Office) -> None:
    document = secret(office)
    sequencer.run()
    today = clock.today()
    structure.end_holding(holding=office.holdings["chief"], valid_to=today, authority="QĐ 1", by=SYSTEM)
    person = structure.enter_person(full_name="Người Mới", by=SYSTEM)
    office.holdings["chief"] = structure.appoint(person=person, post=office.posts["chief"], valid_from=today, by=SYSTEM)
    assert not seen(office, "chief")  # at once, before anything was noticed
    examine_all()
    (change,) = Change.objects.open()
    assert (change.holding, change.cause) == (office.holdings["chief"], Cause.HOLDER)
    clerk = office.actor("clerk")
    (waiting,) = waiting_for.rows((clerk,), clock.now())
    assert waiting == document and waiting.waiting == 1
    assert not waiting_for.rows((office.actor("officer"),), clock.now())
    with pytest.raises(NotAllowed):
        domain.confirm(document=document, changes=[change.pk], by=office.actor("officer"))
    domain.confirm(document=document, changes=[change.pk], by=clerk)
    assert seen(office, "chief") and not waiting_for.rows((clerk,), clock.now())


def test_who_acts_for_a_reader_waits_and_is_kept_out_with_a_reason(office: Office) -> None:
    document = secret(office)
    day = clock.today()
    mandate = give_mandate(
        giver=office.holdings["chief"],
        receiver=office.holdings["officer"],
        powers=["direct_documents"],
        paper="GUQ 1",
        valid_from=day,
        valid_to=day + dt.timedelta(days=9),
        by=office.actor("chief"),
    )
    examine_all()
    examine_all()
    (named,) = changes_of(document)
    assert (named.change.mandate_id, named.who) == (mandate.pk, "Hồ Minh Khuê")
    clerk = office.actor("clerk")
    with pytest.raises(Invalid):
        domain.refuse(document=document, changes=[named.change.pk], reason=" ", by=clerk)
    domain.refuse(document=document, changes=[named.change.pk], reason="Không cần biết.", by=clerk)
    examine_all()
    assert not changes_of(document)


def test_a_wide_opening_lets_nobody_in_and_falls_away_with_its_row(office: Office) -> None:
    document = secret(office)
    audience.open_to(document=document, unit=office.unit, reason="assigned", by=SYSTEM)
    assert not seen(office, "officer")
    domain.examine(document=document, by=SYSTEM)
    waiting = {str(one.who) for one in changes_of(document)}
    assert "Hồ Minh Khuê" in waiting and "Tạ Ngọc Ánh" not in waiting  # the administrator reads nothing
    audience.close_to(document=document, unit=office.unit, reason="assigned", by=SYSTEM)
    domain.examine(document=document, by=SYSTEM)
    assert not changes_of(document)
    assert set(Change.objects.values_list("verdict", flat=True)) == {Verdict.GONE}


def test_a_lowered_secrecy_is_confirmed_or_put_back(office: Office) -> None:
    document = arrived(office, 2)
    Document.objects.filter(pk=document.pk).update(secrecy=1)
    document.refresh_from_db()
    change = domain.note_lowered(document=document, before=2, by=SYSTEM)
    assert change is not None
    domain.refuse(document=document, changes=[change.pk], reason="Chưa giải mật.", by=office.actor("clerk"))
    document.refresh_from_db()
    assert document.secrecy == 2


def test_who_opened_a_secret_confirms_it_only_where_nobody_else_can(office: Office) -> None:
    document = secret(office)
    clerk, chief = office.actor("clerk"), office.holdings["chief"]
    audience.open_to(document=document, unit=office.unit, reason="recipient", by=clerk)
    sequencer.run()
    change = Change.objects.open().get(holding=office.holdings["officer"])
    assert change.caused_by == [clerk.person_id]
    url = f"/protection/{document.pk}/access/"
    assert str(chief.person) in browser(office, "clerk").get(url).content.decode()
    with pytest.raises(NotAllowed) as refused:
        domain.confirm(document=document, changes=[change.pk], by=clerk)
    assert str(chief.person) in str(refused.value)
    # The chief, who decides too, is not there any more: nobody is locked out, and the log says how it was.
    document.admissions.filter(holding=chief).update(ended_at=clock.now())
    assert "nhật ký" in browser(office, "clerk").get(url).content.decode()
    domain.confirm(document=document, changes=[change.pk], by=clerk)
    assert Entry.objects.get(kind="protection.confirmed").facts["alone"] is True


def test_a_guard_that_was_taken_away_is_put_back_by_another(office: Office) -> None:
    made = offices.drafted(office)
    documents.submit_for_approval(document=made, by=office.actor("secretary"))
    by, signer = office.actor("secretary"), office.actor("head")
    domain.guard(document=made, reason="Nhân sự.", by=by)
    domain.unguard(document=made, reason="Xong.", by=by)
    (change,) = Change.objects.open()
    assert (change.cause, change.caused_by) == (Cause.UNGUARDED, [by.person_id])
    assert waiting_for.rows((signer,), clock.now())
    with pytest.raises(NotAllowed) as refused:
        domain.confirm(document=made, changes=[change.pk], by=by)
    assert str(office.holdings["head"].person) in str(refused.value)
    shown = browser(office, "secretary").get(f"/protection/{made.pk}/access/").content.decode()
    assert str(office.holdings["head"].person) in shown
    # No reader is new: the page speaks of what was changed, and of putting it back.
    assert "Khôi phục như cũ" in shown and "Không cho đọc" not in shown
    domain.refuse(document=made, changes=[change.pk], reason="Vẫn cần.", by=signer)
    made.refresh_from_db()
    assert made.is_guarded and not Change.objects.open().exists()
    domain.unguard(document=made, reason="Xong.", by=by)
    domain.confirm(document=made, changes=[Change.objects.open().get().pk], by=signer)
    assert "alone" not in Entry.objects.get(kind="protection.confirmed").facts


def test_a_guarded_paper_stays_with_its_readers_and_tells_of_new_ones(office: Office) -> None:
    made = offices.drafted(office)
    before = {name for name in office.holdings if seen(office, name)}
    assert domain.guard(document=made, reason="Nhân sự.", by=office.actor("secretary")) is not None
    assert {name for name in office.holdings if seen(office, name)} == before
    audience.open_to(document=made, holding=office.holdings["ministry_officer"], reason="recipient", by=SYSTEM)
    domain.examine(document=made, by=SYSTEM)
    assert seen(office, "ministry_officer")
    (named,) = changes_of(made)
    by = office.actor("secretary")
    domain.refuse(document=made, changes=[named.change.pk], reason="Nhầm.", by=by)
    assert not seen(office, "ministry_officer")
    assert domain.unguard(document=made, reason="Xong.", by=by) is not None


def issue(office: Office, document: Document) -> Document:
    documents.submit_for_approval(document=document, by=office.actor("officer"))
    read = document.versions.get().content_hash
    documents.approve(document=document, version_hash=read, by=office.actor("chief"))
    key = f"key-of-{document.pk}"
    number = documents.take_number(document=document, idempotency_key=key, by=office.actor("clerk"))
    return documents.seal(document=number.document, pdf=pdf(), by=office.actor("clerk"))


def test_secret_papers_go_out_in_a_register_of_their_own(settings: Any) -> None:
    from decreta.books import columns
    from decreta.books.enums import Kind
    from decreta.books.queries.books import book_asked, kind_name
    from decreta.books.rendering.book import lines_of

    with clock.frozen(offices.ISSUE_DAY):
        office = offices.build(regime="vn-state", with_users=True)
        papers = [
            documents.draft(
                type_code="TB",
                issuer=office.agency,
                subject=f"Về việc {level}",
                text="1. Nội dung.",
                signer_post=office.posts["chief"],
                secrecy=level,
                by=office.actor("officer"),
            )
            for level in (0, 1, 0, 2)
        ]
        issued = [issue(office, one) for one in papers]
        numbers = [(one.numbers.get().number, one.numbers.get().series.type_code) for one in issued]
        assert numbers == [(1, "TB"), (1, numbering.APART), (2, "TB"), (2, numbering.APART)]
        series = issued[1].numbers.get().series
        book = book_asked(Kind.OUTGOING, {"series": str(series.pk)}, office.actor("clerk"))
        assert book is not None and kind_name(book.series)
        keys = columns.of(book.rules, Kind.OUTGOING, is_secret=True)
        assert len(keys) == 11 and keys[keys.index("secrecy") - 1] == "type_and_subject"
        lines = list(lines_of(book, office.actor("clerk")))
        assert [one.values["secrecy"] for one in lines] == [one.get_secrecy_display() for one in (issued[1], issued[3])]
        secretary = [str(one.values) for one in lines_of(book, office.actor("secretary"))]
        assert not any("Về việc" in one for one in secretary)
        # Above the ceiling: the number of the same register, and nothing of what it says.
        settings.DECRETA_SECRECY_CEILING = "secret"
        facts = {"issuer": office.agency, "type_code": "TB", "by": office.actor("clerk")}
        with pytest.raises(Invalid) as refused:
            documents.register_stub(secrecy=1, kept_at=" ", **facts)
        assert {one.field for one in refused.value.problems} == {"secrecy", "kept_at"}
        stub = documents.register_stub(secrecy=3, kept_at="Két số 2, Văn thư mật", **facts)
        assert (stub.numbers.get().number, stub.numbers.get().series, stub.subject) == (3, series, "")
        assert {name for name in office.holdings if stub in Document.objects.visible_to(office.actor(name))} == {
            "clerk"
        }
        assert browser(office, "clerk").get(f"/documents/{stub.pk}/").status_code == 200

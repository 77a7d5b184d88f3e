"""One file with all papers that one reader may see: bookmarks, numbers, his name, nothing that is kept from him."""

from __future__ import annotations

import io

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.files import queries
from decreta.files.texts import pages_of
from decreta.kit.models import Export, LongJob
from decreta.meetings import domain as meetings
from decreta.meetings.enums import Audience
from decreta.meetings.models import Paper, PaperReading
from decreta.meetings.queries.room import room_of
from decreta.reading import jobs
from decreta.reading.rendering.packs import pack_of
from decreta.reading.views import packs
from tests.files.papers import pdf, written
from tests.meetings.office import convened, invitation_of, points, secretary, sitting_of

CANARY = "CHIMBOICA"


@pytest.fixture
def sitting(office):
    """Three papers: one of three empty pages, one with words, one for the deputy alone."""
    found = convened(office)
    by, (first, second) = secretary(office), points(found)
    upload = ("to-trinh.pdf", written(["Tờ trình một.", "Tờ trình hai."]))
    meetings.add_paper(item=second, title="Tờ trình", upload=upload, by=by)
    closed = meetings.add_paper(
        item=first, title=CANARY, upload=("r.pdf", written([CANARY])), audience=Audience.NAMED, by=by
    )
    deputy = invitation_of(found, office, "deputy")
    meetings.restrict_paper(paper=closed, audience=Audience.NAMED, readers=[deputy], by=by)
    return found


def bound(office, sitting, name):
    actor = office.actor(name)
    return pack_of(room_of(sitting, actor=actor), actor)


def marks_of(content):
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as outline:
        return [(one.title, [child.title for child in one.children]) for one in outline.root]


def test_a_pack_has_the_agenda_first_bookmarks_numbers_and_the_readers_name_on_every_page(office, sitting):
    pages = pages_of(bound(office, sitting, "member"))
    assert len(pages) == 1 + 3 + 2
    assert all(f"{number}/6" in page for number, page in enumerate(pages, start=1))
    assert all(office.holdings["member"].person.full_name in page for page in pages)
    assert "Về thể chế" in pages[0] and "Báo cáo rà soát" in pages[0] and "Tờ trình một." in pages[4]
    titles = marks_of(bound(office, sitting, "member"))
    assert titles[1:] == [("1. Về thể chế", ["Báo cáo rà soát"]), ("2. Về hạ tầng", ["Tờ trình"])]


def test_a_confidential_paper_is_in_the_packs_of_its_readers_alone(office, sitting):
    for name, sees in (("member", False), ("deputy", True), ("secretary", True)):
        content = bound(office, sitting, name)
        assert any(CANARY in page for page in pages_of(content)) is sees, name
        assert (CANARY in str(marks_of(content))) is sees, name


def test_taking_a_pack_counts_as_opening_its_papers_and_is_in_the_log_without_titles(office, sitting, client):
    client.force_login(office.holdings["member"].person.user)
    answer = client.post(reverse("reading:pack", args=[sitting.pk]))
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    assert PaperReading.objects.filter(person=office.holdings["member"].person).count() == 2
    (entry,) = Entry.objects.filter(kind="reading.pack_taken")
    assert entry.facts == {"papers": 2, "pages": 5}


def test_a_withdrawn_paper_is_in_no_pack_and_a_pack_of_nothing_is_refused(office, client):
    empty = sitting_of(office)
    client.force_login(office.holdings["secretary"].person.user)
    answer = client.post(reverse("reading:pack", args=[empty.pk]))
    assert answer.status_code == 302
    client.force_login(office.holdings["clerk"].person.user)
    assert client.post(reverse("reading:pack", args=[empty.pk])).status_code == 404


def test_a_large_pack_is_bound_in_the_background_for_its_reader_alone(office, sitting, client, monkeypatch):
    monkeypatch.setattr(packs, "AT_ONCE", 2)
    client.force_login(office.holdings["member"].person.user)
    answer = client.post(reverse("reading:pack", args=[sitting.pk]))
    job = LongJob.objects.get(kind="reading.pack")
    assert answer["Location"] == reverse("kit:job", args=[job.pk])
    jobs.bind(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.done) == ("done", 2)
    kept = Export.objects.get()
    assert client.get(job.result_url).status_code == 200
    client.force_login(office.holdings["secretary"].person.user)
    assert client.get(reverse("kit:download", args=[kept.pk])).status_code == 404
    assert PaperReading.objects.count() == 2


def _first_paper(sitting):
    found = Paper.objects.select_related("item__sitting__body", "file")
    return found.get(item__sitting=sitting, item__position=1, audience=Audience.EVERYBODY)


def _withdrawn(office, sitting):
    meetings.withdraw_paper(paper=_first_paper(sitting), reason="Nhầm.", by=secretary(office))


def _replaced(office, sitting):
    upload = ("moi.pdf", pdf(4))
    meetings.replace_paper(paper=_first_paper(sitting), upload=upload, reason="Mới.", by=secretary(office))


def _restricted(office, sitting):
    meetings.restrict_paper(paper=_first_paper(sitting), audience=Audience.NAMED, by=secretary(office))


def _point_restricted(office, sitting):
    # Its papers are found no more by being on it, and the front page says its title.
    meetings.restrict_point(item=points(sitting)[1], audience=Audience.NAMED, is_listed=False, by=secretary(office))


def _uninvited(office, sitting):
    invitation_of(sitting, office, "member").delete()


@pytest.mark.parametrize("change", [_withdrawn, _replaced, _restricted, _point_restricted, _uninvited])
def test_a_pack_that_lies_ready_is_gone_once_its_reader_is_not_shown_the_same(
    office, sitting, client, monkeypatch, change
):
    monkeypatch.setattr(packs, "AT_ONCE", 2)
    client.force_login(office.holdings["member"].person.user)
    client.post(reverse("reading:pack", args=[sitting.pk]))
    job = LongJob.objects.get(kind="reading.pack")
    jobs.bind(str(job.pk))
    kept = Export.objects.get()
    address = reverse("kit:download", args=[kept.pk])
    assert client.get(address).status_code == 200
    change(office, sitting)
    assert client.get(address).status_code == 404
    assert not default_storage.exists(kept.place) and not Export.objects.exists()
    job.refresh_from_db()
    assert job.result_url == ""


def _odd(**facts):
    with pikepdf.open(io.BytesIO(written(["Trang lạ."]))) as paper:
        for name, value in facts.items():
            paper.pages[0].obj[f"/{name}"] = value
        out = io.BytesIO()
        paper.save(out)
    return out.getvalue()


_NAMES = pikepdf.Array([pikepdf.Name.X] * 4)


@pytest.mark.parametrize(
    ("facts", "pages"),
    [
        ({"Rotate": pikepdf.Name.X}, 4),
        ({"Rotate": 45, "TrimBox": pikepdf.Array([0, 0, 1]), "CropBox": _NAMES}, 4),
        ({"TrimBox": pikepdf.Array([300, 300, 10, 10])}, 4),
        ({"MediaBox": _NAMES}, 4),
        ({"Annots": pikepdf.Array([1])}, 3),
    ],
)
def test_an_odd_page_costs_at_most_its_own_paper_its_place(office, sitting, monkeypatch, facts, pages):
    odd = Paper.objects.select_related("file").get(title="Báo cáo rà soát").file_id
    found = _odd(**facts)
    read = queries.read
    monkeypatch.setattr(queries, "read", lambda file: found if file.pk == odd else read(file))
    content = bound(office, sitting, "member")
    (front, *_others) = pages_of(content)
    assert len(pages_of(content)) == pages
    assert any(words in front for words in ("kèm riêng", "attached separately")) is (pages == 3)


def test_a_paper_that_was_withdrawn_meanwhile_ends_the_job_with_the_reason(office, sitting, client, monkeypatch):
    monkeypatch.setattr(packs, "AT_ONCE", 2)
    client.force_login(office.holdings["member"].person.user)
    client.post(reverse("reading:pack", args=[sitting.pk]))
    job = LongJob.objects.get(kind="reading.pack")
    made = jobs.pack_of

    def slowly(*args, **more):
        content = made(*args, **more)
        _withdrawn(office, sitting)
        return content

    monkeypatch.setattr(jobs, "pack_of", slowly)
    jobs.bind(str(job.pk))
    job.refresh_from_db()
    assert job.state == "failed" and job.message and not Export.objects.exists()
    assert not PaperReading.objects.exists()

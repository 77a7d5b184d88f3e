"""Senders are told: a receipt on the day of arrival, once; that a paper goes back, by mail or on a slip."""

from __future__ import annotations

import datetime as dt
import io

import pypdfium2
import pytest
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.capture import domain as capture
from decreta.capture.enums import Way
from decreta.capture.models import TrayPaper
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, NotAllowed
from decreta.documents import domain as documents
from decreta.documents.domain.arrival_words import Bearing, Coming
from decreta.documents.models import Correspondent
from decreta.mailroom import domain, following
from decreta.mailroom.enums import NoticeState, ReceiptMode
from decreta.mailroom.jobs import note_outcomes
from decreta.mailroom.models import SenderNotice
from decreta.mailroom.queries.slips import return_slip
from decreta.notifications import sending
from decreta.notifications.models import Mail as OutgoingMail
from tests.documents.arrivals import registered, written
from tests.documents.office import SYSTEM
from tests.files.papers import pdf
from tests.mailroom.mails import SENDER, mail
from tests.mailroom.test_pages import bound, taken

ADDRESS = "vanthu@capnuoc.example"


def rule(office, mode: ReceiptMode = ReceiptMode.BY_HAND, language: str = "vi") -> None:
    contact = "Chị Mai, văn thư\n080 43162"
    domain.rule_receipts(organisation=office.agency, mode=mode, language=language, contact=contact, by=SYSTEM)


def arrival_of(office, **facts):
    """An arrival of a sender whose address is noted; what follows from the log's entry has followed."""
    found = registered(office, **facts)
    Correspondent.objects.update(email=ADDRESS)
    follow(found)
    return found


def follow(arrival) -> None:
    following.registered(Entry.objects.get(kind="documents.arrival_registered", on_id=str(arrival.pk)))


def test_a_receipt_says_number_day_unit_and_whom_to_ask_in_each_language(office) -> None:
    rule(office)
    arrival = arrival_of(office)
    words = {"vi": "Số đến: 1", "en": "Number of arrival: 1", "ja": "受付番号：1"}
    for language, expected in words.items():
        SenderNotice.objects.update(state=NoticeState.OWED)
        domain.send_receipt(arrival=arrival, recipient=ADDRESS, language=language, by=office.actor("clerk"))
        body = OutgoingMail.objects.order_by("-created_at")[0].body
        assert expected in body
        assert "215/SXD-VP" in body and "080 43162" in body


def test_a_house_that_wishes_it_has_receipts_sent_by_themselves_and_never_twice(office, clerk) -> None:
    rule(office, ReceiptMode.AUTOMATIC)
    arrival = arrival_of(office)
    follow(arrival)  # the log read again
    notice = SenderNotice.objects.get()
    assert (notice.state, notice.recipient, OutgoingMail.objects.count()) == ("written", ADDRESS, 1)
    by = office.actor("clerk")
    assert domain.send_receipt(arrival=arrival, recipient=ADDRESS, language="vi", by=by) is None
    assert sending.send(notice.mail_id)
    note_outcomes()
    notice.refresh_from_db()
    assert (notice.state, notice.sent_at) == ("sent", clock.now())
    assert domain.send_receipt(arrival=arrival, recipient=ADDRESS, language="vi", by=by) is None
    assert OutgoingMail.objects.count() == 1
    shown = clerk.get(reverse("mailroom:beside", args=[arrival.pk])).content.decode()
    assert ADDRESS in shown and reverse("mailroom:receipt", args=[arrival.pk]) not in shown
    assert (
        reverse("mailroom:beside", args=[arrival.pk])
        in clerk.get(reverse("documents:arrival", args=[arrival.pk])).content.decode()
    )


def test_a_receipt_that_is_owed_waits_on_the_desk_until_the_end_of_the_day_and_after_it(office, clerk) -> None:
    rule(office)
    arrival = arrival_of(office)
    where = reverse("mailroom:receipt", args=[arrival.pk])
    assert where in clerk.get(reverse("web:desk")).content.decode()
    with clock.frozen(clock.now() + dt.timedelta(days=1)):
        assert where in clerk.get(reverse("web:desk")).content.decode()
    page = clerk.get(where).content.decode()
    assert f'value="{ADDRESS}"' in page
    wrong = clerk.post(where, {"recipient": "nobody", "language": "xx"})
    assert wrong.status_code == 422 and set(wrong.context["form"].errors) == {"recipient", "language"}
    assert clerk.post(where, {"recipient": ADDRESS, "language": "en"}).status_code == 302
    assert where not in clerk.get(reverse("web:desk")).content.decode()
    # The server gave it up: it is owed again, and can be sent to the right address.
    OutgoingMail.objects.update(failed_at=clock.real_now())
    note_outcomes()
    assert where in clerk.get(reverse("web:desk")).content.decode()
    assert clerk.post(where, {"recipient": "moi@capnuoc.example", "language": "en"}).status_code == 302
    assert sorted(OutgoingMail.objects.values_list("recipient", flat=True)) == ["moi@capnuoc.example", ADDRESS]


def test_a_receipt_that_nobody_needs_is_waived_with_a_reason(office, clerk) -> None:
    rule(office)
    arrival = arrival_of(office)
    where = reverse("mailroom:waive", args=[arrival.pk])
    assert clerk.post(where, {"reason": ""}).status_code == 422
    assert clerk.post(where, {"reason": "Đã báo qua điện thoại"}).status_code == 302
    assert SenderNotice.objects.get().state == NoticeState.WAIVED
    assert domain.waive_receipt(arrival=arrival, reason="x", by=office.actor("clerk")) is None


def test_nothing_is_owed_where_it_must_not_be(office) -> None:
    assert domain.owe_receipt(arrival=arrival_of(office), by=SYSTEM) is None  # the house has ruled nothing
    rule(office)
    secret = written(office, Bearing(subject="", type_code="CV", secrecy=1))
    with pytest.raises(ActRefused) as refused:
        domain.send_receipt(arrival=secret, recipient=ADDRESS, language="vi", by=office.actor("clerk"))
    assert [problem.code for problem in refused.value.problems] == ["secret"]
    follow(secret)
    Correspondent.objects.update(email="")
    follow(registered(office, symbol="2/X"))  # no address is known
    assert not SenderNotice.objects.exists()
    with pytest.raises(NotAllowed):
        domain.send_receipt(
            arrival=registered(office, symbol="3/X"), recipient=ADDRESS, language="vi", by=office.actor("chief")
        )
    with pytest.raises(NotAllowed):
        domain.owe_receipt(arrival=secret, by=office.actor("clerk"))


def test_who_wrote_by_mail_gets_his_receipt_in_the_same_thread_unless_a_program_wrote(office) -> None:
    rule(office, ReceiptMode.AUTOMATIC)
    mailbox = bound(office)
    for number, head in (("<1@capnuoc.example>", {}), ("<2@capnuoc.example>", {"Auto_Submitted": "auto-generated"})):
        row = taken(mailbox, mail(number=number, files={f"{number[1]}.pdf": pdf(1)}, **head))
        paper = TrayPaper.objects.get(enclosures__mail=row)
        sender = Correspondent.objects.first() or documents.note_correspondent(
            organisation=office.agency, name="Công ty", by=office.actor("clerk")
        )
        bearing = Bearing(subject="x", type_code="CV", symbol=f"{number[1]}/CN")
        follow(
            capture.register(
                paper=paper, sender=sender, bearing=bearing, coming=Coming(clock.today()), by=office.actor("clerk")
            )
        )
    written_mail = OutgoingMail.objects.get()
    assert (written_mail.recipient, written_mail.answers) == (SENDER, "1@capnuoc.example")
    message = sending._message(written_mail)
    assert message.message()["In-Reply-To"] == "<1@capnuoc.example>"
    # His answer to the receipt belongs to his paper.
    again = taken(mailbox, mail("Re", number="<3@x.example>", In_Reply_To=f"<{written_mail.pk}@house.example>"))
    assert again.answering.get().document == SenderNotice.objects.get().arrival.document


def words_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(content)) as slip:
        assert len(slip) == 1
        return slip[0].get_textpage().get_text_range()


def test_what_goes_back_is_told_by_mail_or_on_a_slip(office, clerk) -> None:
    rule(office)
    by = office.actor("clerk")
    arrival = arrival_of(office)
    with pytest.raises(ActRefused):
        domain.write_back(told=arrival, recipient=ADDRESS, language="vi", by=by)
    documents.return_arrival(arrival=arrival, reason="Gửi nhầm cơ quan", by=by)
    arrival.refresh_from_db()
    (paper,) = capture.bring(organisation=office.agency, name="thiếu dấu.pdf", content=pdf(1), way=Way.UPLOAD, by=by)
    returned = clerk.post(reverse("capture:give_back", args=[paper.pk]), {"reason": "Văn bản thiếu dấu"})
    assert returned.url == reverse("capture:paper", args=[paper.pk])
    shown = clerk.get(returned.url).content.decode()
    assert reverse("mailroom:slip_of_paper", args=[paper.pk]) in shown
    for name, told, reason in (("arrival", arrival, "Gửi nhầm cơ quan"), ("paper", paper, "Văn bản thiếu dấu")):
        where = reverse(f"mailroom:write_back_{name}", args=[told.pk])
        assert reason in clerk.get(where).content.decode()
        for _press in range(2):
            assert clerk.post(where, {"recipient": ADDRESS, "language": "vi"}).status_code == 302
        slip = clerk.get(reverse(f"mailroom:slip_of_{name}", args=[told.pk]))
        assert reason in " ".join(words_of(slip.content).split())
    assert OutgoingMail.objects.count() == 2
    assert all(one.body.count("Lý do") == 1 for one in OutgoingMail.objects.all())
    assert ADDRESS in clerk.get(returned.url).content.decode()
    paper.refresh_from_db()
    for language, title in (("en", "RETURN SLIP"), ("ja", "返送")):
        assert title in words_of(return_slip(paper, language))


def test_an_administrator_rules_what_senders_are_told(office, client) -> None:
    client.force_login(office.holdings["administrator"].person.user)
    where = reverse("administration:receipt_rule", args=[office.agency.code])
    assert client.post(where, {"mode": "always", "language": "vi"}).status_code == 422
    typed = {"mode": "by_hand", "language": "ja", "contact": "Chị Mai"}
    assert client.post(where, typed).status_code == 302
    assert "Chị Mai" in client.get(reverse("administration:receipt_rules")).content.decode()
    with pytest.raises(NotAllowed):
        domain.rule_receipts(organisation=office.agency, **typed, by=office.actor("clerk"))
    assert domain.rule_receipts(organisation=office.agency, **typed, by=Actor.system("x")) is None

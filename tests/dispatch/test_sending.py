"""After the issue: by when, to whom, by which way; each once, and who cannot be sent to holds up nobody."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from decreta.audit import sequencer
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.dispatch import desk, domain
from decreta.dispatch.domain import Sending, Target
from decreta.dispatch.domain.opening import due_day
from decreta.dispatch.enums import DeliveryState, ReceiptKind, Way
from decreta.dispatch.models import Delivery, Dispatch
from decreta.dispatch.queries.proposals import names_nobody, proposals
from decreta.documents.models import Document
from tests.dispatch.papers import COMPANY, correspondent, issued, sent, told
from tests.documents.office import ISSUE_DAY, drafted

pytestmark = pytest.mark.django_db


def waits(office, who):
    return [one.verb for _actor, one in desk.waiting([office.actor(who)], clock.now())]


def test_it_is_to_be_out_on_the_next_working_day_and_at_once_when_urgent(office):
    friday = dt.date(2025, 3, 21)
    assert due_day(drafted(office), signed_on=friday) == dt.date(2025, 3, 24)
    assert due_day(drafted(office, urgency=1), signed_on=friday) == friday


def test_what_was_issued_waits_on_the_clerks_desk_until_everything_is_sent(office, document):
    sequencer.run()
    assert waits(office, "clerk") == ["Send paper"] and waits(office, "secretary") == ["Send paper"]
    assert waits(office, "officer") == waits(office, "head") == []
    sent(office, document, office.ministry)
    assert waits(office, "clerk") == ["Send paper"]
    done = domain.complete(document=document, by=office.actor("clerk"))
    assert done.due_on == dt.date(2025, 3, 19) and waits(office, "clerk") == []
    assert domain.complete(document=document, by=office.actor("clerk")) is None
    assert Dispatch.objects.count() == 1


def test_the_recipients_of_the_paper_propose_how_it_goes(office):
    correspondent(office, email="vanthu@example.org")
    correspondent(office, "Viện Dữ liệu", address="12 Lê Lợi, Hà Nội")
    document = issued(office)
    Document.objects.filter(pk=document.pk).update(
        recipients=[*document.recipients, {"name": COMPANY}, {"name": "Viện dữ liệu"}, {"name": "Các xã thí điểm"}]
    )
    document.refresh_from_db()
    found = {one.target.name: (one.way, one.email, one.address) for one in proposals(document, [])}
    assert found == {
        "Bộ Khoa học và Công nghệ": (Way.INSIDE, "", ""),
        "Lưu Văn phòng": (None, "", ""),
        COMPANY: (Way.MAIL, "vanthu@example.org", ""),
        "Viện dữ liệu": (Way.PAPER, "", "12 Lê Lợi, Hà Nội"),
        "Các xã thí điểm": (None, "", ""),
    }
    assert names_nobody("- Lưu: VT, TH.") and not names_nobody("Các xã thí điểm")


def test_inside_it_lies_with_its_receiver_at_once_and_the_system_says_so(office, document):
    found = sent(office, document, office.ministry)
    (receipt,) = found.receipts.all()
    assert (found.state, receipt.kind, receipt.by["kind"]) == (DeliveryState.DELIVERED, ReceiptKind.DELIVERED, "system")
    assert receipt.happened_at == receipt.recorded_at == ISSUE_DAY
    assert told(office) == {("Lưu Gia Bình", "dispatch.came")}
    with pytest.raises(DatabaseError), transaction.atomic():
        found.receipts.update(words="khác")
    with pytest.raises(DatabaseError), transaction.atomic():
        found.delete()


def test_a_unit_and_a_person_are_receivers_too_and_may_read_it_then(office, document):
    assert (
        not Document.objects.visible_to(office.actor("ministry_officer"))
        .exclude(audience__organisation=office.ministry)
        .exists()
    )
    found = sent(office, document, office.holdings["officer"])
    assert found.recipient_key == f"holding:{office.holdings['officer'].pk}"
    assert waits(office, "officer") == ["Receive paper"]
    assert Document.objects.visible_to(office.actor("officer")).filter(pk=document.pk).exists()


def test_nothing_is_sent_twice(office, document):
    sending = Sending(Target.of(office.ministry), Way.INSIDE)
    first = sent(office, document, office.ministry)
    assert domain.send(document=document, sending=sending, by=office.actor("clerk")) is None
    twin = {field.attname: getattr(first, field.attname) for field in Delivery._meta.fields if field.name != "id"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(**twin)
    sent(office, document, office.ministry, Way.PAPER)
    assert Delivery.objects.count() == 2


def test_who_cannot_be_sent_to_says_why_and_the_others_are_sent(office, document):
    outcomes = domain.send_all(
        document=document,
        sendings=[
            Sending(Target("Không ai"), Way.INSIDE),
            Sending(Target.of(office.ministry), Way.INSIDE),
            Sending(Target("Công ty A"), Way.MAIL, email="không phải địa chỉ"),
            Sending(Target("Công ty B"), Way.MAIL),
            Sending(Target("Công ty C"), Way.PAPER, copies=0, address="x" * 301),
        ],
        by=office.actor("clerk"),
    )
    assert [[(one.field, one.code) for one in outcome.problems] for outcome in outcomes] == [
        [("to", "not_known_here")],
        [],
        [("email", "no_address")],
        [("email", "required")],
        [("address", "too_long"), ("copies", "out_of_range")],
    ]
    assert [one.name for one in Delivery.objects.all()] == ["Bộ Khoa học và Công nghệ"]


def test_only_clerks_of_the_issuer_send_and_only_what_is_issued(office, document):
    sending = Sending(Target.of(office.ministry), Way.INSIDE)
    for who in ("officer", "ministry_clerk", "head", "inspector"):
        with pytest.raises(NotAllowed):
            domain.send(document=document, sending=sending, by=office.actor(who))
    with pytest.raises(NotNow):
        domain.send(document=drafted(office), sending=sending, by=office.actor("clerk"))


def test_a_secret_paper_never_goes_by_mail(office, document):
    Document.objects.filter(pk=document.pk).update(secrecy=1)
    with pytest.raises(Invalid) as refusal:
        sent(office, document, COMPANY, Way.MAIL, email="vanthu@example.org")
    assert [one.code for one in refusal.value.problems] == ["secret"]


def test_the_proof_of_a_paper_is_recorded_afterwards_with_its_day(office, document):
    found = sent(office, document, COMPANY, Way.PAPER, address="12 Lê Lợi", copies=2)
    with clock.frozen(ISSUE_DAY + dt.timedelta(days=3)):
        with pytest.raises(Invalid) as refusal:
            domain.prove(delivery=found, taken_on=dt.date(2025, 3, 17), taken_by=" ", by=office.actor("clerk"))
        assert {one.field for one in refusal.value.problems} == {"taken_on", "taken_by"}
        row = domain.prove(
            delivery=found, taken_on=dt.date(2025, 3, 20), taken_by="Chị Hoa, văn thư", by=office.actor("clerk")
        )
        receipt = row.receipts.get()
        assert (row.state, receipt.words) == (DeliveryState.RECEIVED, "Chị Hoa, văn thư")
        assert receipt.happened_at.astimezone(clock.zone()).date() == dt.date(2025, 3, 20)
        assert receipt.is_recorded_later
        with pytest.raises(NotNow):
            domain.prove(delivery=found, taken_on=dt.date(2025, 3, 20), taken_by="Hoa", by=office.actor("clerk"))

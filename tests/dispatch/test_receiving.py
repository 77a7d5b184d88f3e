"""Receiving inside: registered in one act with nothing typed anew, given back with a reason, followed by the sender."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.audit import sequencer
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.dispatch import domain
from decreta.dispatch.enums import DeliveryState, ReturnKind
from decreta.dispatch.models import Delivery
from decreta.dispatch.queries.traces import of_document, traces
from decreta.documents import domain as documents
from decreta.documents.domain.arrival_words import Bearing, Coming
from decreta.documents.enums import Channel
from decreta.documents.models import Arrival, Document
from decreta.organisation.domain import structure
from decreta.organisation.enums import Role
from tests.dispatch.papers import issued, sent, told
from tests.documents.office import SINCE, SYSTEM

pytestmark = pytest.mark.django_db


def trace_of(office, document, who="clerk"):
    (found,) = traces(of_document(document), office.actor(who))
    return found


def test_one_act_registers_it_with_every_field(office, document):
    row = domain.receive(
        delivery=sent(office, document, office.ministry),
        due_on=dt.date(2025, 3, 28),
        note="Gấp",
        by=office.actor("ministry_clerk"),
    )
    arrival = row.arrival
    assert (arrival.number, arrival.channel, arrival.due_on, arrival.note) == (
        1, Channel.SYSTEM, dt.date(2025, 3, 28), "Gấp",
    )  # fmt: skip
    assert (arrival.document_id, arrival.organisation_id) == (document.pk, office.ministry.pk)
    assert Document.objects.filter(symbol=document.symbol).count() == 1
    seen = trace_of(office, document)
    assert (seen.delivery.state, seen.delivery.arrival.number) == (DeliveryState.RECEIVED, 1)
    assert [one.kind for one in seen.receipts] == ["delivered", "received"]
    with pytest.raises(NotNow):
        domain.receive(delivery=row, by=office.actor("ministry_clerk"))


def test_only_the_receivers_clerk_receives(office, document):
    found = sent(office, document, office.ministry)
    for who in ("ministry_officer", "clerk", "inspector"):
        with pytest.raises(NotAllowed):
            domain.receive(delivery=found, by=office.actor(who))
        with pytest.raises(NotAllowed):
            domain.give_back(delivery=found, cause="broken", reason="Hỏng", by=office.actor(who))
    assert list(Delivery.objects.visible_to(office.actor("ministry_clerk"))) == [found]


def test_a_person_receives_without_a_register(office, document):
    found = sent(office, document, office.holdings["officer"])
    row = domain.receive(delivery=found, by=office.actor("officer"))
    assert row.state == DeliveryState.RECEIVED and row.arrival is None
    assert not Arrival.objects.exists()


def test_what_is_given_back_comes_back_with_its_reason_and_may_be_sent_anew(office, document):
    found = sent(office, document, office.ministry)
    told(office)
    with pytest.raises(Invalid) as refusal:
        domain.give_back(delivery=found, cause="?", reason=" ", by=office.actor("ministry_clerk"))
    assert {one.field for one in refusal.value.problems} == {"cause", "reason"}
    domain.give_back(
        delivery=found, cause=ReturnKind.MISDIRECTED, reason="Thuộc Bộ khác.", by=office.actor("ministry_clerk")
    )
    seen = trace_of(office, document)
    assert (seen.delivery.state, seen.reason, seen.newest.cause) == (
        DeliveryState.RETURNED, "Thuộc Bộ khác.", "misdirected",
    )  # fmt: skip
    assert told(office) == {
        ("Bùi Thanh Mai", "dispatch.given_back"),
        ("Lý Thu Hà", "dispatch.given_back"),
    }
    assert not Arrival.objects.exists()
    assert not Document.objects.visible_to(office.actor("ministry_clerk")).filter(pk=document.pk).exists()
    again = sent(office, document, office.ministry)
    assert again.pk != found.pk
    assert Document.objects.visible_to(office.actor("ministry_clerk")).filter(pk=document.pk).exists()


def test_a_clerk_who_registers_it_by_hand_has_received_it_all_the_same(office, document):
    found = sent(office, document, office.ministry)
    arrival = documents.register_arrival(
        organisation=office.ministry,
        sender=office.body,
        bearing=Bearing(subject=document.subject, type_code="TB", symbol=document.symbol),
        coming=Coming(arrived_on=dt.date(2025, 3, 18)),
        by=office.actor("ministry_clerk"),
    )
    sequencer.run()
    found.refresh_from_db()
    assert (found.state, found.arrival_id) == (DeliveryState.RECEIVED, arrival.pk)
    documents.void_arrival(arrival=arrival, reason="Vào nhầm", by=office.actor("ministry_clerk"))
    sequencer.run()
    found.refresh_from_db()
    assert (found.state, found.arrival_id) == (DeliveryState.DELIVERED, None)
    row = domain.receive(delivery=found, by=office.actor("ministry_clerk"))
    documents.return_arrival(arrival=row.arrival, reason="Nhầm địa chỉ", by=office.actor("ministry_clerk"))
    sequencer.run()
    found.refresh_from_db()
    assert found.state == DeliveryState.RETURNED
    assert [one.kind for one in found.receipts.all()] == ["delivered", "received", "voided", "received", "returned"]


def test_the_sender_follows_who_works_on_it_and_which_paper_answers(office, document):
    head = structure.create_post(
        code="minister", names={"vi": "Bộ trưởng"}, role=Role.HEAD, unit=office.other_unit, valid_from=SINCE, by=SYSTEM,
        signs=True, signing_title="BỘ TRƯỞNG",
    )  # fmt: skip
    person = structure.enter_person(full_name="Tống Minh Đạt", by=SYSTEM)
    office.holdings["minister"] = structure.appoint(person=person, post=head, valid_from=SINCE, by=SYSTEM)
    row = domain.receive(delivery=sent(office, document, office.ministry), by=office.actor("ministry_clerk"))
    assert trace_of(office, document).handler == ""
    minister = office.actor("minister")
    documents.mark(arrival=row.arrival, words="Tham mưu trả lời.", lead=office.other_unit, by=minister)
    assert trace_of(office, document).handler == "Văn phòng Bộ"
    answer = issued(office, subject="Báo cáo kết quả")
    documents.link_reply(arrival=row.arrival, document=_readable(answer, office), by=office.actor("ministry_officer"))
    seen = trace_of(office, document)
    assert [(one.symbol, one.is_open) for one in seen.answers] == [(answer.symbol, True)]
    unseen = traces(of_document(document), office.actor("administrator"))[0].answers
    assert [(one.symbol, one.is_open) for one in unseen] == [(answer.symbol, False)]


def _readable(document, office):
    documents.open_to(document=document, organisation=office.ministry, reason="recipient", by=SYSTEM)
    return document

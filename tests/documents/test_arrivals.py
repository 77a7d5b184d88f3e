"""What arrives: numbered without a gap, never twice, directed, worked on, settled."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from decreta.assignments import domain as assignments
from decreta.assignments.domain import EvidenceInput
from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment, Report
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.documents import domain
from decreta.documents.domain.arrival_words import Bearing, Coming
from decreta.documents.enums import ArrivalState, Secrecy
from decreta.documents.jobs import read
from decreta.documents.models import Arrival, Document
from decreta.documents.queries.arrivals import sender_named
from decreta.documents.search_index import search
from tests.documents.arrivals import SUBJECT, TODAY, registered, written
from tests.documents.office import approved, build

LETTER = Bearing(subject=SUBJECT, type_code="CV", symbol="215/SXD-VP", issued_on=TODAY - dt.timedelta(days=3))


def codes(refusal) -> set[tuple[str, str]]:
    return {(one.field or "", one.code) for one in refusal.value.problems}


def test_numbers_of_a_year_follow_each_other_and_a_void_one_is_not_given_again(office):
    first = registered(office, symbol="1/A")
    second = registered(office, symbol="2/A")
    domain.void_arrival(arrival=second, reason="Vào sổ nhầm.", by=office.actor("clerk"))
    third = registered(office, symbol="3/A")
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert first.series.direction == "in"
    with pytest.raises(DatabaseError), transaction.atomic():
        Arrival.objects.filter(pk=second.pk).update(number=9)


def test_outgoing_and_incoming_numbers_do_not_know_each_other(office):
    registered(office, symbol="1/A")
    document = approved(office)
    issued = domain.issue(document=document, idempotency_key="k" * 12, by=office.actor("clerk"))
    assert issued.symbol.startswith("01-")


def test_everything_that_is_wrong_is_said_at_once(office):
    wrong = Bearing(subject=" ", type_code="KHÔNG", symbol="…", issued_on=TODAY + dt.timedelta(days=1))
    with pytest.raises(Invalid) as refusal:
        written(office, wrong, coming=Coming(arrived_on=TODAY, due_on=TODAY - dt.timedelta(days=9), channel="owl"))
    assert codes(refusal) >= {
        ("subject", "required"),
        ("type_code", "unknown_type"),
        ("issued_on", "after_arrival"),
        ("due_on", "before_arrival"),
    }
    assert {field for field, _code in codes(refusal)} >= {"symbol", "channel"}
    assert not Arrival.objects.exists()


def test_a_broken_file_takes_no_number(office):
    with pytest.raises(Invalid) as refusal:
        written(office, LETTER, paper=("công văn.pdf", b"%PDF-1.7 broken"), attached=[("rỗng.docx", b"")])
    assert codes(refusal) == {("paper", "unreadable"), ("attached", "empty")}
    assert registered(office, symbol="9/A").number == 1


def test_the_same_paper_is_registered_twice_only_after_it_was_compared(office):
    registered(office, symbol="215/SXD-VP")
    with pytest.raises(Invalid) as refusal:
        registered(office, symbol="215 / sxd-vp")
    assert codes(refusal) == {("symbol", "duplicate")}
    assert registered(office, symbol="215/SXD-VP", is_compared=True).number == 2


def test_a_paper_without_symbol_is_known_by_its_day_and_subject(office):
    registered(office, symbol="")
    with pytest.raises(Invalid) as refusal:
        registered(office, symbol="", subject=f"  {SUBJECT.upper()} ")
    assert codes(refusal) == {("symbol", "duplicate")}


def test_a_paper_issued_here_arrives_without_being_kept_twice(office):
    issued = domain.issue(document=approved(office), idempotency_key="k" * 12, by=office.actor("clerk"))
    bearing = Bearing(subject="Thông báo kết luận", type_code="TB", symbol=issued.symbol.replace("BCĐCĐS", "BCĐ"))
    clerk = office.actor("ministry_clerk")
    coming = Coming(arrived_on=TODAY)
    arguments = {"organisation": office.ministry, "sender": office.body, "bearing": bearing, "coming": coming}
    with pytest.raises(Invalid) as refusal:
        domain.register_arrival(**arguments, paper=("scan.pdf", b"%PDF-1.7"), by=clerk)
    assert ("paper", "kept_here") in codes(refusal)
    arrival = domain.register_arrival(**arguments, by=clerk)
    assert arrival.document == issued
    assert Document.objects.count() == 1


def test_above_the_ceiling_only_a_stub_is_entered_and_its_number_counts_apart(db):
    office = build(regime="vn-state")
    secret = Bearing(subject="Việc tuyệt mật", type_code="CV", secrecy=Secrecy.TOP_SECRET)
    with pytest.raises(Invalid) as refusal:
        written(office, secret)
    assert ("secrecy", "above_ceiling") in codes(refusal)
    registered(office, symbol="1/A")
    stub = written(office, Bearing(subject="", type_code="CV", secrecy=Secrecy.TOP_SECRET))
    assert (stub.number, stub.document.subject) == (1, "")
    named = Bearing(subject="", type_code="CV", symbol="9/TM-A", secrecy=Secrecy.TOP_SECRET)
    with pytest.raises(Invalid) as refusal:
        domain.correct_arrival(
            arrival=stub, bearing=named, coming=Coming(arrived_on=TODAY), reason="Thêm số.", by=office.actor("clerk")
        )
    assert codes(refusal) == {("secrecy", "above_ceiling")}
    assert stub not in Arrival.objects.visible_to(office.actor("officer"))
    assert stub in Arrival.objects.visible_to(office.actor("chief"))


def test_only_clerks_of_the_house_register_and_only_its_leaders_direct(office):
    for name in ("officer", "ministry_clerk", "inspector", "administrator"):
        with pytest.raises(NotAllowed):
            written(office, LETTER, by=name)
    arrival = registered(office)
    for name in ("officer", "clerk", "head", "ministry_clerk"):
        with pytest.raises(NotAllowed):
            domain.mark(arrival=arrival, words="Xử lý.", lead=office.unit, by=office.actor(name))


def test_what_was_entered_wrongly_is_put_right_and_told(office):
    from decreta.audit.models import Entry

    arrival = registered(office, symbol="215/SXD-VP")
    coming = Coming(arrived_on=TODAY, channel="hand", note="Bản gốc ở văn thư.")
    right = Bearing(subject="Về việc khác", type_code="CV", symbol="251/SXD-VP", issued_on=LETTER.issued_on)
    arguments = {"arrival": arrival, "bearing": right, "coming": coming, "by": office.actor("clerk")}
    with pytest.raises(Invalid) as refusal:
        domain.correct_arrival(**arguments, reason=" ")
    assert codes(refusal) == {("reason", "required")}
    domain.correct_arrival(**arguments, reason="Đọc nhầm số.")
    assert domain.correct_arrival(**arguments, reason="Đọc nhầm số.") is None
    entry = Entry.objects.get(kind="documents.arrival_corrected")
    assert entry.facts["values"]["symbol"] == {"before": "215/SXD-VP", "after": "251/SXD-VP"}
    assert "subject" not in entry.facts["values"]
    assert [str(one) for one in search("251 sxd vp", office.actor("clerk"))] == ["251/SXD-VP"]
    assert not search("215 sxd vp", office.actor("clerk"))


def test_a_mark_becomes_assignments_and_its_work_settles_the_arrival(office):
    arrival = registered(office)
    chief, officer = office.actor("chief"), office.actor("officer")
    assert arrival not in Arrival.objects.visible_to(officer)
    domain.mark(
        arrival=arrival,
        words="Tham mưu văn bản trả lời.",
        lead=office.holdings["officer"],
        due_on=TODAY + dt.timedelta(days=5),
        by=chief,
    )
    assert arrival in Arrival.objects.visible_to(officer)
    mine = Assignment.objects.answered_by(officer).get()
    assert (mine.role, mine.house_id) == (AssignmentRole.LEAD, office.agency.pk)
    with pytest.raises(Invalid) as refusal:
        domain.settle_arrival(arrival=arrival, reason="Xong.", by=chief)
    assert codes(refusal) == {("", "still_open")}
    assignments.receive(assignment=mine, by=officer)
    report = assignments.report(
        assignment=mine, text="Đã trả lời.", claims_done=True, evidence=[EvidenceInput(title="Công văn")], by=officer
    )
    assert report in Report.objects.filter(assignment__in=Assignment.objects.watched_by(chief))
    assignments.accept(report=report, by=chief)
    arrival.refresh_from_db()
    assert arrival.state == ArrivalState.SETTLED


def test_a_withdrawn_mark_ends_its_assignments_and_another_can_be_written(office):
    arrival, chief = registered(office), office.actor("chief")
    mark = domain.mark(arrival=arrival, words="Xử lý.", lead=office.unit, by=chief)
    with pytest.raises(NotNow):
        domain.mark(arrival=arrival, words="Xử lý.", lead=office.unit, by=chief)
    domain.withdraw_mark(mark=mark, reason="Nhầm đơn vị.", by=chief)
    assert not Assignment.objects.filter(closed_at=None).exists()
    arrival.refresh_from_db()
    assert arrival.state == ArrivalState.REGISTERED
    again = domain.mark(arrival=arrival, words="Xử lý.", lead=office.holdings["officer"], by=chief)
    assert again.ordinal == 2


def test_a_mark_names_each_of_the_own_house_once(office):
    arrival, chief = registered(office), office.actor("chief")
    with pytest.raises(Invalid) as refusal:
        domain.mark(
            arrival=arrival,
            words="",
            lead=office.other_unit,
            coordinating=[office.unit, office.unit],
            due_on=TODAY - dt.timedelta(days=1),
            by=chief,
        )
    assert codes(refusal) == {
        ("words", "required"),
        ("lead", "another_house"),
        ("coordinating", "twice"),
        ("due_on", "past"),
    }


def test_a_sent_back_paper_keeps_its_number_and_may_come_again(office):
    arrival = registered(office, symbol="215/SXD-VP")
    domain.return_arrival(arrival=arrival, reason="Gửi nhầm nơi.", by=office.actor("clerk"))
    assert registered(office, symbol="215/SXD-VP").number == 2
    with pytest.raises(NotNow):
        domain.mark(arrival=arrival, words="Xử lý.", lead=office.unit, by=office.actor("chief"))


def test_senders_are_found_by_any_name_and_noted_once(office):
    clerk = office.actor("clerk")
    noted = domain.note_correspondent(organisation=office.agency, name="Công ty  Điện lực A", by=clerk)
    assert domain.note_correspondent(organisation=office.agency, name="CÔNG TY ĐIỆN LỰC A", by=clerk) is None
    assert sender_named("cong ty dien luc a", on=TODAY) == noted
    assert sender_named("BKHCN", on=TODAY) == office.ministry
    assert sender_named("Bộ", on=TODAY) is None


def test_the_words_of_a_paper_are_found_and_the_file_is_never_touched(office, paper):
    arrival = written(office, LETTER, paper=("công văn.pdf", paper))
    before = arrival.document.paper.blob_id
    read(document_id=str(arrival.document_id))
    read(document_id=str(arrival.document_id))
    arrival.document.refresh_from_db()
    assert arrival.document.paper.blob_id == before
    assert arrival.document in search("cap nuoc sach", office.actor("clerk"))
    assert not search("cap nuoc sach", office.actor("officer"))
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=arrival.document_id).update(paper=None)


def test_what_is_entered_days_later_is_marked_late(office):
    arrival = written(office, LETTER, coming=Coming(arrived_on=TODAY - dt.timedelta(days=2)))
    assert arrival.is_late
    assert not registered(office, symbol="7/A").is_late
    assert clock.today() == TODAY


def test_a_reply_is_a_paper_of_the_house(office):
    arrival = registered(office)
    other = registered(office, symbol="8/A")
    officer, clerk = office.actor("officer"), office.actor("clerk")
    with pytest.raises(Invalid) as refusal:
        domain.link_reply(arrival=arrival, document=other.document, by=clerk)
    assert codes(refusal) == {("document", "not_own")}
    draft = domain.draft(
        type_code="CV",
        issuer=office.agency,
        subject="Trả lời",
        text="1. Nội dung.",
        signer_post=office.posts["chief"],
        by=officer,
    )
    assert domain.link_reply(arrival=arrival, document=draft, by=officer) is not None
    assert domain.link_reply(arrival=arrival, document=draft, by=officer) is None
    with pytest.raises(NotAllowed):
        domain.link_reply(arrival=arrival, document=draft, by=office.actor("ministry_officer"))


def test_a_mark_that_is_written_often_is_kept_and_dropped(office):
    chief = office.actor("chief")
    kept = domain.keep_mark_template(
        organisation=office.agency, words="Tham mưu, báo cáo.", lead=office.unit, working_days=5, by=chief
    )
    assert domain.drop_mark_template(template=kept, by=chief) is not None
    assert domain.drop_mark_template(template=kept, by=chief) is None
    with pytest.raises(Invalid) as refusal:
        domain.keep_mark_template(
            organisation=office.agency, words="", lead=office.other_unit, working_days=0, by=chief
        )
    assert {field for field, _code in codes(refusal)} == {"words", "lead", "working_days"}


def test_a_settled_arrival_is_taken_up_again(office):
    arrival = registered(office)
    domain.settle_arrival(arrival=arrival, reason="Đã đọc.", by=office.actor("clerk"))
    again = domain.reopen_arrival(arrival=arrival, reason="Còn việc.", by=office.actor("chief"))
    assert again.state == ArrivalState.REGISTERED

"""The receipt clock: set by whom, running from when, told once, exactly one receipt for every history."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings

from decreta.assignments import domain
from decreta.assignments.enums import AssignmentRole, Audience, ClockUnit, FactKind, Receipt, RungKind
from decreta.assignments.jobs import sweep
from decreta.assignments.models import Assignment, Rung
from decreta.assignments.queries.receipts import clock_of, ever_clocked, receipt_as_of, receipt_now
from decreta.assignments.timeliness import Standing, fold, receipt
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, Stale
from tests.assignments.histories import HOURS, START, Step, histories, stored_as
from tests.assignments.office import Office, matter, moment


def set_clock(office: Office, amount: int | None = 2, unit: str = ClockUnit.WORKING_DAY, version: int = 0) -> None:
    domain.set_receipt_clock(body=office.committee, amount=amount, unit=unit, of_version=version, by=office.sen)


def at(day: int, month: int, hour: int = 9):
    return clock.frozen(moment(day, month, hour=hour))


def told() -> list[tuple[str, str]]:
    return sorted(Rung.objects.filter(kind=RungKind.NOT_RECEIVED).values_list("tells", "kind"))


def test_what_is_assigned_has_to_be_received_within_the_clock_that_runs_then(office: Office) -> None:
    before = office.assign()
    set_clock(office)
    with at(3, 4):  # a Thursday; Monday the 7th is a holiday
        one = office.assign(at=moment(3, 4))
        set_clock(office, 12, ClockUnit.HOUR, version=1)
        other = office.assign(at=moment(3, 4))
    assert before.receive_by is None
    assert one.receive_by == clock.start_of_day(dt.date(2025, 4, 9))
    assert other.receive_by == moment(3, 4, hour=21)
    assert receipt(Standing.of(before), moment(1, 5)) is Receipt.NO_CLOCK


def test_a_body_has_its_own_clock_and_goes_back_to_that_of_the_installation(office: Office) -> None:
    domain.set_receipt_clock(body=None, amount=24, unit="hour", of_version=0, by=office.dung)
    set_clock(office)
    assert clock_of(office.committee.pk).amount == 2 and clock_of(None).amount == 24
    set_clock(office, None, version=1)
    assert clock_of(office.committee.pk).amount == 24
    assert domain.set_receipt_clock(body=None, amount=24, unit="hour", of_version=1, by=office.dung) is None
    with pytest.raises(Stale):
        set_clock(office, 3, version=1)
    with pytest.raises(Invalid):
        set_clock(office, 31, version=2)
    for body, by in ((office.committee, office.an), (None, office.sen)):
        with pytest.raises(NotAllowed):
            domain.set_receipt_clock(body=body, amount=1, unit="hour", of_version=0, by=by)
    assert Entry.objects.filter(kind="assignments.receipt_clock_set").count() == 3


def test_what_is_not_received_in_time_is_told_once_to_the_assignee_and_to_the_monitor(office: Office) -> None:
    set_clock(office)
    with at(1, 4):
        late, disputed, received, handed = (office.assign(at=moment(1, 4)) for _ in range(4))
        domain.dispute(assignment=disputed, reason="Thuộc Bộ khác.", by=office.an)
        domain.receive(assignment=received, by=office.an)
        domain.receive(assignment=handed, by=office.an)
    with at(3, 4, 23):
        assert sweep().not_received == 0
    with at(4, 4, 0):
        assert (sweep().not_received, sweep().not_received) == (2, 0)
        assert told() == [("assignee", "not_received"), ("staff", "not_received")]
        assert set(Rung.objects.filter(kind=RungKind.NOT_RECEIVED).values_list("assignment", flat=True)) == {late.pk}
        late.refresh_from_db()
        assert receipt(Standing.of(late), clock.now()) is Receipt.MISSED
    with at(8, 4):
        domain.receive(assignment=late, by=office.an)
        assert receipt(Standing.of(late), clock.now()) is Receipt.LATE
        domain.settle_dispute(assignment=disputed, upheld=False, reason="Đúng thẩm quyền.", by=office.sen)
        assert receipt(Standing.of(disputed), clock.now()) is Receipt.IN_TIME
    assert Entry.objects.filter(kind="assignments.rung_fired", facts__rung="not_received").count() == 2


def test_what_is_opened_again_has_a_new_clock_and_what_is_handed_down_that_of_the_installation(office: Office) -> None:
    domain.set_receipt_clock(body=None, amount=24, unit="hour", of_version=0, by=office.dung)
    with at(1, 4):
        one = office.assign(at=moment(1, 4))
        domain.close(assignment=one, reason="Nhầm.", by=office.sen)
        assert receipt(Standing.of(one), moment(1, 5)) is Receipt.ENDED
        with pytest.raises(NotAllowed):
            domain.fire_not_received(tells=Audience.STAFF, by=office.sen)
    with at(10, 4):
        domain.reopen(assignment=one, reason="Vẫn cần.", by=office.sen)
        assert one.receive_by == moment(11, 4)
        domain.receive(assignment=one, by=office.an)
        lower = domain.hand_down(assignment=one, unit=office.department, by=office.an)
        assert lower.receive_by == moment(11, 4)
    with at(12, 4):
        assert sweep().not_received == 1  # in the house only who has to receive is told


@settings(max_examples=120, deadline=None)
@given(steps=histories())
def test_exactly_one_receipt_is_true_and_an_answer_settles_it_for_good(steps: list[Step]) -> None:
    standing = fold(steps)
    reopened = max((step.ordinal for step in steps if step.kind is FactKind.REOPENED), default=0)
    spoken = (FactKind.RECEIVED, FactKind.DISPUTED, FactKind.DISPUTE_SETTLED, FactKind.RESUMED)
    answers = [step for step in steps if step.kind in spoken and step.ordinal > reopened]
    by = next(step.receive_by for step in reversed(steps) if step.kind in {FactKind.ASSIGNED, FactKind.REOPENED})
    for hours in range(0, HOURS + 800, 97):
        now = START + dt.timedelta(hours=hours)
        found = receipt(standing, now)
        if by is None:
            assert found is Receipt.NO_CLOCK
        elif answers:
            assert found is (Receipt.IN_TIME if answers[0].happened_at < by else Receipt.LATE)
        elif standing.closed_at is not None:
            assert found is Receipt.ENDED
        else:
            assert found is (Receipt.MISSED if now >= by else Receipt.WAITING)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=histories())
def test_the_columns_say_the_same_in_sql(office: Office, steps: list[Step]) -> None:
    one = Assignment.objects.first() or office.assign()
    standing = fold(steps)
    Assignment.objects.filter(pk=one.pk).update(
        receive_by=standing.receive_by, answered_at=standing.answered_at, closed_at=standing.closed_at
    )
    for hours in range(0, HOURS + 800, 301):
        now = START + dt.timedelta(hours=hours)
        (found,) = (
            Assignment.objects.filter(pk=one.pk).annotate(receipt=receipt_now(now)).values_list("receipt", flat=True)
        )
        assert found == receipt(standing, now)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=histories())
def test_of_any_day_the_facts_say_in_sql_what_was_counted_then(office: Office, steps: list[Step]) -> None:
    one = stored_as(office, steps, UUID(matter().id), AssignmentRole.EACH)
    known = Assignment.objects.filter(pk=one.pk)
    for hours in range(0, HOURS + 800, 149):
        now = START + dt.timedelta(hours=hours)
        (found,) = known.annotate(receipt=receipt_as_of(now)).values_list("receipt", flat=True)
        assert found == receipt(fold(steps, now), now)
    assert known.filter(ever_clocked()).exists() == any(step.receive_by for step in steps)

"""By when the work will be done: said without a report, never over what somebody else has just said."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.assignments import domain
from decreta.assignments.enums import FactKind
from decreta.assignments.timeliness import Standing, fold
from decreta.audit.models import Entry
from decreta.core.errors import ActRefused, Invalid, NotAllowed, NotNow, Stale

APRIL, MAY = dt.date(2025, 4, 20), dt.date(2025, 5, 20)


def codes(refused) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def stated() -> list[dict]:
    return list(Entry.objects.filter(kind="assignments.forecast_stated").order_by("id").values_list("facts", flat=True))


def test_a_forecast_is_one_fact_and_one_entry_and_moves_no_deadline(office):
    assignment = office.received()
    domain.report(assignment=assignment, text="Begun", percent=30, by=office.an)
    before = Standing.of(assignment)
    domain.state_forecast(assignment=assignment, forecast_on=APRIL, read=None, by=office.an)
    assignment.refresh_from_db()
    assert (assignment.forecast_on, assignment.percent) == (APRIL, 30)
    assert assignment.baseline_lapses_at == before.baseline_lapses_at
    assert assignment.current_lapses_at == before.current_lapses_at
    assert fold(assignment.facts.all()) == Standing.of(assignment)
    assert assignment.reports.count() == 1
    assert [one["forecast_on"] for one in stated()] == [{"before": None, "after": "2025-04-20"}]


def test_the_same_day_again_is_no_act_also_for_who_read_another(office):
    assignment = office.received()
    domain.state_forecast(assignment=assignment, forecast_on=APRIL, read=None, by=office.an)
    number = assignment.facts.count()
    assert domain.state_forecast(assignment=assignment, forecast_on=APRIL, read=None, by=office.an) is None
    assert (assignment.facts.count(), len(stated())) == (number, 1)


def test_a_forecast_is_taken_back(office):
    assignment = office.received()
    domain.state_forecast(assignment=assignment, forecast_on=APRIL, read=None, by=office.an)
    domain.state_forecast(assignment=assignment, forecast_on=None, read=APRIL, by=office.an)
    assignment.refresh_from_db()
    assert assignment.forecast_on is None
    assert assignment.facts.filter(kind=FactKind.PROGRESS).count() == 2


def test_what_another_said_meanwhile_is_not_written_over(office):
    assignment = office.received()
    domain.state_forecast(assignment=assignment, forecast_on=APRIL, read=None, by=office.an)
    with pytest.raises(Stale) as refused:
        domain.state_forecast(assignment=assignment, forecast_on=MAY, read=None, by=office.an)
    assert codes(refused) == ["changed"]
    assert assignment.forecast_on == APRIL
    domain.state_forecast(assignment=assignment, forecast_on=MAY, read=APRIL, by=office.an)
    assert assignment.forecast_on == MAY


def test_everything_that_is_wrong_is_said_at_once(office):
    assignment = office.received()
    domain.state_forecast(assignment=assignment, forecast_on=APRIL, read=None, by=office.an)
    with pytest.raises(Invalid) as refused:
        domain.state_forecast(assignment=assignment, forecast_on=dt.date(2025, 1, 2), read=None, by=office.an)
    assert codes(refused) == ["past", "changed"]


def test_only_who_answers_for_work_in_hand_says_when_it_is_done(office):
    assignment = office.assign()
    with pytest.raises(NotNow):
        domain.state_forecast(assignment=assignment, forecast_on=APRIL, read=None, by=office.an)
    domain.receive(assignment=assignment, by=office.an)
    for stranger in (office.sen, office.binh, office.chi):
        with pytest.raises(NotAllowed):
            domain.state_forecast(assignment=assignment, forecast_on=APRIL, read=None, by=stranger)
    domain.suspend(assignment=assignment, reason="Waits for the law", by=office.sen)
    with pytest.raises(ActRefused):
        domain.state_forecast(assignment=assignment, forecast_on=APRIL, read=None, by=office.an)
    assert stated() == []

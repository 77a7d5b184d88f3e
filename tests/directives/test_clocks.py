"""From which moment a task's time runs (trap T3): decided, issued, received; what is known starts by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from decreta.assignments import domain
from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.deadlines import DECIDED, DECISION, ISSUED, RECEIVED, Deadline, PeriodUnit
from decreta.core.errors import Invalid
from decreta.directives.domain.events import record_event
from decreta.directives.forms.deadlines import deadline_data
from decreta.directives.queries.events import events_open_to
from tests.directives.tasks import directed
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY, Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(ISSUE_DAY):
        yield offices.build(with_users=True)


def after(event: str, amount: int = 10) -> Deadline:
    return Deadline.after_event(event, amount, PeriodUnit.DAY)


def last_day(assignment: Assignment) -> dt.date | None:
    lapse = assignment.baseline_lapses_at
    return (lapse - dt.timedelta(seconds=1)).astimezone(clock.zone()).date() if lapse else None


# Decided on 10 March 2025, issued on the 18th; the directive's times run from its issue.
@pytest.mark.parametrize(("event", "day"), [(DECIDED, 20), (ISSUED, 28), (DECISION, 28)])
def test_t3_what_the_directive_itself_brings_about_starts_the_clock_at_once(
    office: Office, event: str, day: int
) -> None:
    task = directed(office, deadline=after(event))
    assert last_day(Assignment.objects.get(matter_id=task.pk)) == dt.date(2025, 3, day)
    assert task.event_key == (event if event != DECISION else ISSUED)


def test_t3_from_its_receipt_the_clock_runs_when_the_agency_receives(office: Office) -> None:
    task = directed(office, deadline=after(RECEIVED))
    assignment, by = Assignment.objects.get(matter_id=task.pk), office.actor("ministry_clerk")
    assert last_day(assignment) is None and events_open_to(office.actor("secretary")) == []
    with pytest.raises(Invalid):
        record_event(event_key=RECEIVED, organisation=office.ministry, occurred_on=clock.today(), by=by)
    with clock.frozen(ISSUE_DAY + dt.timedelta(days=2)):
        domain.receive(assignment=assignment, by=by)
    assert last_day(assignment) == dt.date(2025, 3, 31)  # the 30th is a Sunday


def test_the_form_names_the_moment_or_keeps_the_words_of_another_event() -> None:
    form = {"deadline_kind": "event", "amount": 10, "unit": "day"}
    assert deadline_data(form)["event_key"] == DECISION
    assert deadline_data({**form, "runs_from": RECEIVED, "event_key": "left-over"})["event_key"] == RECEIVED
    said = deadline_data({**form, "runs_from": "event", "event_words": "Chính phủ ban hành Nghị định"})
    assert said["event_words"] == {"vi": "Chính phủ ban hành Nghị định"}
    assert said["event_key"] == "chinh-phu-ban-hanh-nghi-dinh"

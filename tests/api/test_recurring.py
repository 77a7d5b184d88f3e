"""Recurring tasks by machine: assigned so, changed, skipped, stopped, each occurrence a task that says which it is."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.directives.jobs import open_due
from tests.api.machine import Refused
from tests.directives.tasks import QUOTE, directed


def test_a_task_recurs_by_machine(office, secretary) -> None:
    first = directed(office, deadline=Deadline.of_day(dt.date(2025, 3, 25)))
    path = f"/tasks/{first.pk}"
    made = secretary.post(f"{path}/recurrence", {"of_version": 0, "unit": "month", "until": "2025-12-31"})
    assert (made["occurrence"], made["recurrence"]["next_on"], made["recurs_from"]) == (1, "2025-03-26", None)
    with pytest.raises(Refused) as refused:
        secretary.post(f"{path}/recurrence", {"of_version": 0, "unit": "month"})
    assert refused.value.status in {409, 412}
    secretary.post(f"{path}/recurrence/skip", {"occurrence": 2, "reason": "Trùng."})
    with clock.frozen(clock.now() + dt.timedelta(days=60)):
        assert open_due() == 1
        rows = secretary.get(f"/tasks?series={first.pk}")["items"]
        assert [(one["occurrence"], one["recurs_from"]) for one in rows] == [(1, None), (3, str(first.pk))]
        stopped = secretary.post(f"/tasks/{rows[1]['id']}/recurrence/stop", {"of_version": 1, "reason": "Thôi."})
        assert stopped["recurrence"]["rule"] is None
        assert secretary.get(f"/progress?body={office.body.code}")["recurring"] == 1


def test_a_sentence_is_assigned_as_a_recurring_task_and_both_or_neither_is_done(office, secretary) -> None:
    directive = directed(office).directive
    sent = {
        "quote": QUOTE,
        "titles": {"vi": "Báo cáo hằng quý"},
        "lead": f"organisation:{office.ministry.code}",
        "deadline": {"kind": "quarter", "quarter": "2025-Q2"},
        "repeats": {"unit": "month"},
    }
    with pytest.raises(Refused) as refused:
        secretary.post(f"/directives/{directive.pk}/tasks", sent)
    assert refused.value.status == 422 and directive.tasks.count() == 1
    made = secretary.post(f"/directives/{directive.pk}/tasks", sent | {"repeats": {"unit": "quarter", "number": 4}})
    assert made["recurrence"]["rule"]["number"] == 4
    with pytest.raises(Refused):
        secretary.post(f"/tasks/{made['id']}/recurrence/stop", {"of_version": 1, "reason": ""})

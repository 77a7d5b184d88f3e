"""The page of supervision keeps to its budget with everything in use, and hides nothing for it."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

from decreta.assignments import domain as assignments
from decreta.assignments.enums import ClockUnit
from decreta.audit import sequencer
from decreta.core import clock
from decreta.directives.domain import counting
from tests.documents.office import Office
from tests.lists import growing
from tests.lists.test_lists import asked, signed_in

#: Of `performance.md`: the dashboard of supervision as of any day.
BUDGET = 12


def test_with_everything_in_use_and_compared_with_another_day_it_costs_twelve_statements_at_most(
    office: Office,
) -> None:
    secretary = office.actor("secretary")
    assignments.set_receipt_clock(body=office.body, amount=2, unit=ClockUnit.WORKING_DAY, of_version=0, by=secretary)
    for grow in (growing.task_of_another, growing.obstacle, growing.contribution, growing.endless_task):
        grow(office)
    growing.report_rule(office)
    sequencer.run()
    counting.count_anew()
    browser = signed_in(office, "secretary")
    before = clock.today() - dt.timedelta(days=1)
    url = f"{reverse('directives:supervision')}?body={office.body.code}&than={before.isoformat()}"
    number, _text = asked(browser, url)
    assert number <= BUDGET
    page = browser.get(url).content.decode()
    for part in ("obs", "con", "rvs", "rep", "rcp", "changes", "tot", "bd"):
        assert f'id="{part}"' in page, part

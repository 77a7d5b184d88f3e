"""How forecasts moved: how often an agency said that it will be done later, by how many days, and after which deadline."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import QueryDict
from django.urls import reverse

from decreta.assignments import domain
from decreta.changes.queries.forecasts import Asked, counts
from decreta.changes.tables.forecasts import FORECASTS
from decreta.core import clock
from decreta.directives.domain.withdrawing import withdraw_task
from decreta.ui.tables import listed
from tests.changes.stories import DUE, LESS, another, assignment_of, browser, task_due
from tests.documents import office as offices
from tests.documents.office import SYSTEM

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
FIRST = offices.ISSUE_DAY.date()


@pytest.fixture
def office(settings, tmp_path):
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def expect(office, task, on, *, days=0):
    """The ministry says so many days later when the work will be done."""
    with clock.frozen(offices.ISSUE_DAY + days * DAY):
        held = assignment_of(task)
        domain.state_forecast(assignment=held, forecast_on=on, read=held.forecast_on, by=office.actor("ministry_clerk"))


@pytest.fixture
def slipping(office):
    """Expected in time, then later, then after the deadline, then somewhat earlier again."""
    task = task_due(office)
    domain.receive(assignment=assignment_of(task), by=office.actor("ministry_clerk"))
    for days, on in ((1, DUE - 6 * DAY), (2, DUE - 4 * DAY), (3, DUE + 10 * DAY), (4, DUE + 8 * DAY)):
        expect(office, task, on, days=days)
    return task


def rows(office, query, who="secretary"):
    shown = listed(FORECASTS, QueryDict(query), office.actor(who))
    return [
        [FORECASTS.column(key).value(row) for key in ("first", "forecast", "times", "days", "beyond", "lapse")]
        for row in shown.rows
    ]


def test_it_tells_how_often_and_by_how_many_days_a_forecast_moved_later(office, slipping):
    with clock.frozen(offices.ISSUE_DAY + 5 * DAY):
        assert rows(office, "") == [[DUE - 6 * DAY, DUE + 8 * DAY, 2, 16, 8, DUE]]
        assert counts(office.actor("secretary"), Asked()) == {"beyond": 1, "open": 1, "all": 1}


def test_an_agency_is_asked_for_with_what_its_units_and_officers_do_in_its_place(office, slipping):
    own = another(office, slipping, "Việc của vụ", lead=office.unit)
    domain.report(assignment=assignment_of(own), text="Chậm.", forecast_on=DUE + 3 * DAY, by=SYSTEM)
    house = office.unit.organisation.code
    with clock.frozen(offices.ISSUE_DAY + 5 * DAY):
        assert DUE + 3 * DAY in [row[0] for row in rows(office, f"agency={house}")]
        assert rows(office, "agency=nobody") == []


def test_as_of_a_day_it_tells_what_was_said_by_then(office, slipping):
    with clock.frozen(offices.ISSUE_DAY + 5 * DAY):
        days = {number: rows(office, f"state=all&as_of={(FIRST + number * DAY).isoformat()}") for number in range(5)}
    assert days[0] == days[1] == []
    assert days[2] == [[DUE - 6 * DAY, DUE - 4 * DAY, 1, 2, None, DUE]]
    assert days[3] == [[DUE - 6 * DAY, DUE + 10 * DAY, 2, 16, 10, DUE]]
    assert days[4] == [[DUE - 6 * DAY, DUE + 8 * DAY, 2, 16, 8, DUE]]


def test_a_first_forecast_counts_from_the_deadline_and_more_time_makes_it_fit_again(office):
    task = task_due(office)
    held = domain.receive(assignment=assignment_of(task), by=office.actor("ministry_clerk"))
    expect(office, task, DUE + 5 * DAY)
    assert rows(office, "") == [[DUE + 5 * DAY, DUE + 5 * DAY, 1, 5, 5, DUE]]
    until = LESS
    asked = domain.ask_extension(assignment=held, until=until, reason="Chờ.", by=office.actor("ministry_clerk"))
    domain.decide_extension(request=asked, grant=True, symbol="12-TB/BCĐ", by=office.actor("head"))
    assert rows(office, "") == []
    assert rows(office, "state=open") == [[DUE + 5 * DAY, DUE + 5 * DAY, 1, 5, None, until]]


def test_what_comes_earlier_or_ended_or_was_withdrawn_is_none_of_it(office):
    first = task_due(office)
    early, ended, wrong = (another(office, first, title) for title in ("Sớm", "Đã đóng", "Nhập nhầm"))
    by = office.actor("ministry_clerk")
    for task in (early, ended):
        domain.receive(assignment=assignment_of(task), by=by)
        expect(office, task, DUE)
    expect(office, early, DUE - 2 * DAY)
    expect(office, ended, DUE + 2 * DAY)
    domain.close(assignment=assignment_of(ended), reason="Thôi.", by=office.actor("secretary"))
    assert len(rows(office, "state=all")) == 1 and rows(office, "state=open") == []
    domain.receive(assignment=assignment_of(wrong), by=by)
    withdraw_task(task=wrong, reason="Trùng.", by=office.actor("secretary"))
    assert len(rows(office, "state=all")) == 1


def test_nobody_reads_there_of_tasks_that_are_not_his(office, slipping):
    with clock.frozen(offices.ISSUE_DAY + 5 * DAY):
        assert rows(office, "state=all", who="officer") == [] and rows(office, "state=all", who="ministry_clerk")
        assert counts(office.actor("officer"), Asked()) == {"beyond": 0, "open": 0, "all": 0}


def test_the_page_leads_from_the_deadlines_and_is_taken_along_as_a_file(office, slipping):
    with clock.frozen(offices.ISSUE_DAY + 5 * DAY):
        secretary, page = browser(office, "secretary"), reverse("changes:forecasts")
        assert page in secretary.get(reverse("changes:moved")).content.decode()
        shown = secretary.get(page, {"body": office.body.code, "q": "du thao"})
        assert shown.status_code == 200 and "How forecasts moved" in shown.content.decode()
        given = {"query": "state=all", "form": "csv"}
        assert "16" in secretary.post(reverse("kit:export", args=[FORECASTS.name]), given).content.decode("utf-8-sig")

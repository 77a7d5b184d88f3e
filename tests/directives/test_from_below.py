"""Who has work from above sees what stands above him; who handed it down sees what that comes to, beside his own words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from decreta.assignments import domain
from decreta.assignments.models import Assignment
from decreta.assignments.queries.below import Below, below, derived
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.deadlines import Deadline
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.task_above import above
from decreta.organisation.domain import structure
from tests.changes.stories import LESS, another, assignment_of, browser, last_moment, task_due
from tests.documents import office as offices
from tests.documents.office import SINCE, SYSTEM, Office

pytestmark = pytest.mark.django_db
INNER, LAST = dt.date(2025, 3, 25), dt.date(2025, 3, 28)


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def handed_down(office: Office) -> tuple[Task, Assignment, Assignment, Assignment]:
    """The ministry hands a task to a department, by an inner day; that hands it to an officer, with the same day."""
    task, clerk = another(office, task_due(office)), office.actor("ministry_clerk")
    top = domain.receive(assignment=assignment_of(task), by=clerk)
    department = structure.set_up_unit(
        organisation=office.ministry, code="bkhcn-cn", names={"vi": "Vụ Công nghệ"}, valid_from=SINCE, by=SYSTEM
    )
    unit = domain.hand_down(assignment=top, unit=department, deadline=Deadline.of_day(INNER), by=clerk)
    officer = office.actor("ministry_officer")
    chief = replace(
        officer,
        capabilities=officer.capabilities | {"hand_down"},
        holding_id=None,
        unit_id=department.pk,
        unit_ids=frozenset({department.pk}),
    )
    domain.receive(assignment=unit, by=chief)
    lower = domain.hand_down(assignment=unit, holding=office.holdings["ministry_officer"], by=chief)
    return task, top, unit, lower


def opened(client: Client, url: str) -> str:
    return " ".join(client.get(url).content.decode().split())


def words(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", markup).split())


def test_an_officer_sees_who_gave_it_who_answers_for_the_whole_and_by_when(office: Office) -> None:
    task, top, unit, lower = handed_down(office)
    domain.ask_extension(assignment=top, until=LESS, reason="Chờ vốn.", by=office.actor("ministry_clerk"))
    domain.decide_extension(request=top.extension_requests.get(), grant=True, symbol="9/QĐ", by=office.actor("head"))
    chain = above(lower, clock.now())
    assert [(one.name, one.is_top) for one in chain] == [
        ("Vụ Công nghệ", False),
        (office.ministry.name, True),
    ]
    assert [one.assignment.current_lapses_at for one in chain] == [last_moment(INNER), last_moment(LESS)]
    page = opened(browser(office, "ministry_officer"), reverse("directives:task", args=[task.pk]))
    side = words(page[page.index("Inner deadline") :])
    assert "Above you Handed it down Vụ Công nghệ" in side and "Bộ Khoa học và Công nghệ" in side
    # He has the day of the unit as it gave it on; nobody calls it the day of the decision.
    assert "The deadline of Vụ Công nghệ as it stood when the work was handed down." in side
    assert "not extended by Vụ Công nghệ" in side and "as decided" not in side and "not extended;" not in side
    assert above(top, clock.now()) == []
    clerk = opened(browser(office, "ministry_clerk"), reverse("directives:task", args=[task.pk]))
    assert "Above you" not in clerk and "as decided" in clerk


def test_an_inner_day_is_called_so_and_only_who_gave_it_extends_it(office: Office) -> None:
    task, clerk = another(office, task_due(office)), office.actor("ministry_clerk")
    top = domain.receive(assignment=assignment_of(task), by=clerk)
    officer = office.holdings["ministry_officer"]
    lower = domain.hand_down(assignment=top, holding=officer, deadline=Deadline.of_day(INNER), by=clerk)
    domain.receive(assignment=lower, by=office.actor("ministry_officer"))
    url = reverse("directives:task", args=[task.pk])
    given = words(opened(browser(office, "ministry_officer"), url))
    assert "Inner deadline, given by Bộ Khoa học và Công nghệ." in given
    domain.ask_extension(assignment=lower, until=LAST, reason="Chờ số liệu.", by=office.actor("ministry_officer"))
    domain.decide_extension(request=lower.extension_requests.get(), grant=True, by=SYSTEM)
    assert "extended by Bộ Khoa học và Công nghệ" in words(opened(browser(office, "ministry_officer"), url))


def test_what_was_handed_down_is_derived_upward_and_stands_beside_the_own_words(office: Office) -> None:
    task, top, unit, lower = handed_down(office)
    clerk = office.actor("ministry_clerk")
    second = domain.hand_down(assignment=top, holding=office.holdings["ministry_officer"], by=clerk)
    domain.report(assignment=unit, text="Được hơn nửa.", percent=61, forecast_on=LAST, by=SYSTEM)
    domain.report(assignment=lower, text="Xong phần mình.", claims_done=True, by=SYSTEM)
    url = reverse("directives:task", args=[task.pk])
    page = words(opened(browser(office, "ministry_clerk"), url))
    # 61 and nothing: never more than half of that; what the unit gave on is the unit's.
    assert "Derived from below 0 of 2 done, 30 % on average, the last expected on 28/03/2025" in page
    assert "Own statement nothing yet" in page
    domain.report(assignment=top, text="Mới bắt đầu.", percent=10, by=clerk)
    assert "Own statement 10 %" in words(opened(browser(office, "ministry_clerk"), url))
    domain.close(assignment=second, reason="Không cần nữa.", by=clerk)
    keys = Ids([task.pk])
    told = below(MATTER_KIND, keys, clerk)
    assert told == {task.pk: Below(1, 0, 61, LAST)} == below(MATTER_KIND, keys, SYSTEM)
    assert below(MATTER_KIND, keys, office.actor("secretary")) == {}, "the committee does not see who does it inside"
    done = domain.report(assignment=unit, text="Xong.", claims_done=True, by=SYSTEM)
    domain.accept(report=done, by=clerk)
    assert below(MATTER_KIND, keys, clerk) == {task.pk: Below(1, 1, 100, None)}


def test_the_report_is_begun_with_what_was_said_below(office: Office) -> None:
    _task, top, unit, _lower = handed_down(office)
    client, url = browser(office, "ministry_clerk"), reverse("assignments:report", args=[top.pk])
    before = opened(client, url)
    assert "From what was handed down: 0 of 1 done." in before and not re.search(r'name="percent"[^>]*value="', before)
    domain.report(assignment=unit, text="Được hơn nửa.", percent=61, forecast_on=LAST, by=SYSTEM)
    form = opened(client, url)
    assert re.search(r'name="percent"[^>]*value="61"', form) or re.search(r'value="61"[^>]*name="percent"', form)
    assert re.search(r'name="forecast_on"[^>]*value="28/03/2025"|value="28/03/2025"[^>]*name="forecast_on"', form)
    assert "61 % on average, the last expected on 28/03/2025" in form
    # It is a beginning, not a word put into his mouth.
    assert client.post(url, {"text": "Theo chúng tôi thì một nửa.", "percent": "50"}).status_code == 302
    top.refresh_from_db()
    assert (top.percent, top.forecast_on) == (50, None)


def test_the_columns_cost_one_statement_whatever_the_rows(office: Office) -> None:
    task, _top, unit, _lower = handed_down(office)
    domain.report(assignment=unit, text="Được hơn nửa.", percent=61, forecast_on=LAST, by=SYSTEM)
    client, url = browser(office, "ministry_clerk"), reverse("directives:list")

    def asked(columns: str) -> tuple[int, str]:
        client.get(url, {"cols": columns})
        with CaptureQueriesContext(connection) as queries:
            page = words(client.get(url, {"cols": columns}).content.decode())
        return len(queries), page

    plain, said = asked("title"), asked("title,below")
    assert said[0] == plain[0] + 1 and "0 of 1 done, 61 % on average" in said[1]
    for n in range(3):
        another(office, task, f"Việc {n}")
    assert asked("title,below")[0] == asked("title")[0] + 1 == said[0]
    assert asked("title,percent")[0] == plain[0], "how far it is comes with the row"
    assert asked("title,own_state,own_deadline,charge")[0] == plain[0] + 1, "three columns, one statement"


def one(percent: int | None, forecast_on: dt.date | None, state: int) -> Assignment:
    """An assignment that is in work, reported done, accepted or taken back."""
    moment = clock.now()
    return Assignment(
        percent=percent,
        forecast_on=forecast_on,
        done_reported_at=moment if state in (1, 2) else None,
        done_accepted_at=moment if state == 2 else None,
        closed_at=moment if state == 3 else None,
    )


DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2025, 12, 31))


@given(rows=st.lists(st.builds(one, st.none() | st.integers(0, 100), st.none() | DAYS, st.integers(0, 3)), max_size=6))
def test_what_is_derived_is_never_more_than_what_was_said(rows: list[Assignment]) -> None:
    held = [row for row in rows if row.closed_at is None]
    found = derived(rows)
    if not held:
        assert found is None
        return
    assert found is not None
    assert (found.percent == 100) == all(row.done_reported_at or row.percent == 100 for row in held)
    assert found.number == len(held) >= found.done
    assert found.percent <= max(100 if row.done_reported_at else row.percent or 0 for row in held)
    days = [row.forecast_on for row in held if row.forecast_on and not row.done_accepted_at]
    assert found.forecast_on == (max(days) if days else None)


def test_nobody_is_told_nothing(office: Office) -> None:
    task, _top, _unit, _lower = handed_down(office)
    assert below(MATTER_KIND, Ids([task.pk]), Actor(person_id=None)) == {}

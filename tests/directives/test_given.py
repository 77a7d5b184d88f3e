"""What was handed down is counted by receiver and state as of any day; every number opens exactly what it counts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from decreta.assignments import domain
from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.assignments.timeliness import NEAR, classify, fold, is_near_due
from decreta.core import clock
from decreta.directives.models import Clause, Directive, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.given import CLASSES, Asked, Row, lines_of
from decreta.directives.tables.given import GIVEN, HANDED_DOWN
from decreta.ui.tables import listed
from tests.assignments.histories import HOURS, START, Step, histories, stored_as
from tests.directives.tasks import TITLE, directed
from tests.documents import office as offices
from tests.documents.office import Office
from tests.lists import growing

pytestmark = pytest.mark.django_db
SOME = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
DAYS = st.integers(0, HOURS // 24).map(lambda days: START.date() + dt.timedelta(days=days))


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    settings.DECRETA_SECRECY_CEILING = "top_secret"
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def browser(office: Office, name: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.cookies["language"] = "en"
    client.force_login(office.holdings[name].person.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def handed_down(office: Office, *, secrecy: int = 0, key: str = "words-of-tasks") -> Assignment:
    """The ministry's clerk hands the ministry's task to a unit, and to an officer a day earlier."""
    task, by = directed(office, secrecy=secrecy, key=key), office.actor("ministry_clerk")
    upper = domain.receive(assignment=Assignment.objects.get(matter_id=task.pk), by=by)
    return domain.hand_down(assignment=upper, holding=office.holdings["ministry_officer"], by=by)


def query(address: str) -> QueryDict:
    return QueryDict(address.partition("?")[2])


def test_who_stands_for_the_giver_reads_each_receiver_with_its_states_and_opens_the_rows(office: Office) -> None:
    handed_down(office)
    clerk = browser(office, "ministry_clerk")
    page = clerk.get(reverse("directives:handed_down")).content.decode()
    name = str(office.holdings["ministry_officer"].person)
    assert name in page and office.ministry.name in page
    line, total = lines_of(Asked.read({}, office.actor("ministry_clerk")), office.actor("ministry_clerk"))
    assert (line.name, line.total, dict(line.counts)) == (name, 1, {NEAR: 1}) and total.counts == line.counts
    assert line.links[NEAR].replace("&", "&amp;") in page
    rows = clerk.get(line.links[NEAR]).content.decode()
    assert TITLE in rows and name in rows
    assert TITLE not in clerk.get(reverse("directives:given") + "?load=overdue").content.decode()
    # The way there: from the list of tasks, and from what was handed down of one.
    assert reverse("directives:handed_down") in clerk.get(reverse("directives:list")).content.decode()


def test_nobody_else_is_told_of_it_whatever_he_writes_into_the_address(office: Office) -> None:
    lower = handed_down(office)
    whose = f"?giver={office.ministry.pk}&who={lower.holding_id}"
    for name in ("secretary", "clerk", "officer", "inspector"):
        other = browser(office, name)
        for url in ("directives:handed_down", "directives:given"):
            page = other.get(reverse(url) + whose).content.decode()
            assert str(office.holdings["ministry_officer"].person) not in page and TITLE not in page
    # Who got it is below; that others got something as well is not told him.
    receiver = office.actor("ministry_officer")
    assert receiver.organisation_ids == {office.ministry.pk} and lines_of(Asked.read({}, receiver), receiver)


def test_the_words_of_a_secret_directive_are_told_to_nobody_who_may_not_read_it(office: Office) -> None:
    handed_down(office, secrecy=1)
    clerk = browser(office, "ministry_officer")
    page = clerk.get(reverse("directives:given")).content.decode()
    assert TITLE not in page and "<b" in page


def test_it_stands_as_it_stood_on_any_day_and_the_rows_are_those_of_that_day(office: Office) -> None:
    lower, by = handed_down(office), office.actor("ministry_clerk")
    today = clock.today()
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=2)):
        late = lines_of(Asked.read({}, by), by)[-1]
        assert dict(late.counts) == {"overdue": 1}
        domain.close(assignment=Assignment.objects.get(pk=lower.pk), reason="Giao nơi khác.", by=by)
        assert dict(lines_of(Asked.read({}, by), by)[-1].counts) == {"closed_otherwise": 1}
        then = lines_of(Asked.read({"as_of": today.isoformat()}, by), by)[-1]
        assert dict(then.counts) == {NEAR: 1}
        (row,) = listed(GIVEN, query(then.links[NEAR]), by).rows
        assert (row.assignment, row.load, row.standing.closed_at) == (lower, NEAR, None)


def test_a_directive_and_a_period_narrow_the_numbers_and_their_rows_alike(office: Office) -> None:
    first, by = handed_down(office), office.actor("ministry_clerk")
    second = handed_down(office, key="another-directive")
    directive = Task.objects.get(pk=second.matter_id).directive_id
    narrowed = Asked.read({"directive": str(directive)}, by)
    *_lines, total = lines_of(narrowed, by)
    assert total.total == 1
    (row,) = listed(GIVEN, query(total.links[""]), by).rows
    assert row.assignment == second != first
    page = browser(office, "ministry_clerk").get(total.links[""]).content.decode()
    assert row.task.directive.document.symbol in page
    assert lines_of(Asked.read({"due": "2031-01"}, by), by) == []
    # Words that mean nothing narrow nothing.
    assert lines_of(Asked.read({"load": "gone", "who": "nobody", "giver": "?"}, by), by)[-1].total == 2


@SOME
@drawn(data=st.data())
def test_every_figure_is_that_of_a_recount_and_opens_its_rows(office: Office, data: st.DataObject) -> None:
    """Over random histories, as of a random day: exhaustive, exclusive, adding up."""
    with transaction.atomic(), clock.frozen(START + dt.timedelta(hours=HOURS + 4000)):
        by = office.actor("ministry_clerk")
        kept = [store(office, steps) for steps in data.draw(st.lists(histories(), min_size=1, max_size=4))]
        day = data.draw(DAYS)
        asked = Asked.read({"as_of": day.isoformat()}, by)
        wanted: dict[str, Counter[str]] = {}
        for one, steps in kept:
            if (load := load_by_hand(steps, clock.end_of_day(day))) is not None:
                wanted.setdefault(str(one.assignee.pk), Counter())[load] += 1
        found = lines_of(asked, by)
        assert {line.key: line.counts for line in found if not line.is_sum} == wanted
        for line in found:
            assert set(line.counts) <= set(CLASSES)
            for load, number in line.counts.items():
                rows: list[Row] = listed(GIVEN, query(line.links[load]), by).rows
                assert len(rows) == number and {row.load for row in rows} == {load}
            assert len(listed(GIVEN, query(line.links[""]), by).rows) == line.total
        if found:
            assert found[-1].counts == sum(wanted.values(), Counter())
        transaction.set_rollback(True)


def store(office: Office, steps: list[Step]) -> tuple[Assignment, list[Step]]:
    """Something handed down from a task that the ministry leads, with such a history."""
    directive = Directive.objects.first()
    if directive is None:
        growing.directive(office)
        directive = Directive.objects.get()
    task = Task.objects.create(
        directive=directive,
        clause=Clause.objects.get(directive=directive),
        body=office.body,
        ordinal=Task.objects.count() + 1,
        raw_title="Hoàn thiện dự thảo",
        mode="lead",
        deadline={"kind": "unstated"},
        is_itemised=False,
        created_at=START,
    )
    named: dict[str, Any] = {"matter_kind": MATTER_KIND, "organisation": office.ministry, "monitor": office.body}
    upper = stored_as(office, steps, task.pk, AssignmentRole.LEAD, **named)
    receivers: list[dict[str, Any]] = [{"unit": office.other_unit}, {"holding": office.holdings["ministry_officer"]}]
    to = receivers[task.ordinal % 2]
    named = {"matter_kind": MATTER_KIND, "parent": upper, "giver_id": office.ministry.pk, **to}
    return stored_as(office, steps, task.pk, AssignmentRole.SUB, **named), steps


def load_by_hand(steps: list[Step], moment: dt.datetime) -> str | None:
    """The class of one as of a moment, near due apart; none of what was not known yet."""
    standing = fold(steps, moment)
    if standing.assigned_at is None:
        return None
    return NEAR if is_near_due(standing, moment) else classify(standing, moment).value


def test_both_lists_are_taken_along_with_their_figures(office: Office) -> None:
    handed_down(office)
    clerk = browser(office, "ministry_clerk")
    for table in (HANDED_DOWN, GIVEN):
        made = clerk.post(reverse("kit:export", args=[table.name]), {"form": "csv", "query": ""})
        assert made.status_code == 200
        words = b"".join(made).decode()
        assert str(office.holdings["ministry_officer"].person) in words and "Near due" in words

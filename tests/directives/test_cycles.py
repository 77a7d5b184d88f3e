"""Cycle times: every figure is that of a recount by hand over random histories, and opens exactly its tasks."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from urllib.parse import parse_qsl

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decreta.assignments.enums import AssignmentRole, FactKind, Phase
from decreta.assignments.models import Report
from decreta.assignments.timeliness import classify, fold
from decreta.core import clock
from decreta.directives.models import Clause, Directive, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.cycles import AGENCY, CLASS, MONTH, WAYS, Asked, in_report, lines_of
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import report_data
from decreta.directives.queries.task_list import selected
from tests.assignments.histories import HOURS, START, Step, histories, stored_as
from tests.documents import office as offices
from tests.documents.office import SYSTEM
from tests.lists import growing

pytestmark = pytest.mark.django_db
SOME = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
SAID = (FactKind.PROGRESS, FactKind.REPORTED_DONE)
DAYS = st.integers(0, HOURS // 24).map(lambda days: START.date() + dt.timedelta(days=days))


@pytest.fixture
def office():
    with clock.frozen(START + dt.timedelta(hours=HOURS + 4000)):
        made = offices.build(with_users=True)
        growing.directive(made)
        Directive.objects.update(created_at=START)
        yield made


def task_with(office, steps: list[Step], agency) -> Task:
    """A task of the body whose assignment to an agency has such a history, with a report for each thing that was said."""
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
    named = {"matter_kind": MATTER_KIND, "organisation": agency, "monitor": office.body}
    held = stored_as(office, steps, task.pk, AssignmentRole.LEAD, **named)
    Report.objects.bulk_create(
        Report(
            assignment=held,
            ordinal=step.ordinal,
            text="Đã làm",
            claims_done=step.kind is FactKind.REPORTED_DONE,
            reported_at=step.happened_at,
            recorded_at=step.recorded_at,
            by=SYSTEM.as_facts(),
        )
        for step in steps
        if step.kind in SAID
    )
    return task


def phases_by_hand(steps: list[Step], moment: dt.datetime) -> dict[str, tuple[dt.datetime, dt.datetime]]:
    """When each phase began and ended, by what was known at a moment."""
    known = [one for one in steps if one.recorded_at <= moment and one.happened_at <= moment]

    def first(*kinds: FactKind) -> dt.datetime | None:
        return next((one.happened_at for one in known if one.kind in kinds), None)

    # What settles a dispute for the assignee closes the work in the same act; it was never received.
    ends = {(one.ordinal, one.happened_at) for one in steps if one.kind is FactKind.CLOSED}
    received = next(
        (
            one.happened_at
            for one in known
            if one.kind in (FactKind.RECEIVED, FactKind.RESUMED)
            or (one.kind is FactKind.DISPUTE_SETTLED and (one.ordinal + 1, one.happened_at) not in ends)
        ),
        None,
    )
    standing = fold(known)
    assigned = first(FactKind.ASSIGNED)
    ends = {
        Phase.RECEIVING: (assigned, received),
        Phase.STARTING: (received, first(*SAID)),
        Phase.VERIFYING: (standing.done_reported_at, standing.done_accepted_at),
        Phase.WHOLE: (assigned, standing.done_accepted_at),
    }
    return {phase: pair for phase, pair in ends.items() if None not in pair and pair[1] >= pair[0]}


def quantile(values: list[float], share: float) -> float:
    """What `share` of the values do not pass, between two of them in proportion."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def counted_by_hand(tasks, asked: Asked) -> dict[str, dict[str, tuple[int, float, float]]]:
    """The lines of a period by plain loops; the sum under an empty key."""
    moment = clock.end_of_day(asked.as_of)
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for agency, steps in tasks:
        for phase, (began, ended) in phases_by_hand(steps, moment).items():
            if ended < asked.since:
                continue
            key = {
                AGENCY: f"o:{agency.code}",
                CLASS: classify(fold(steps, moment), moment).value,
                MONTH: f"{ended.astimezone(clock.zone()):%Y-%m}",
            }[asked.by]
            for one in (key, ""):
                found[one][phase].append((ended - began) / dt.timedelta(days=1))
    return {
        key: {
            phase: (len(days), round(quantile(days, 0.5), 1), round(quantile(days, 0.9), 1))
            for phase, days in its.items()
        }
        for key, its in found.items()
    }


def opened(url: str, actor) -> int:
    return selected(dict(parse_qsl(url.partition("?")[2])), actor).found.count()


@SOME
@given(found=st.lists(histories(), min_size=1, max_size=7), first=DAYS, as_of=DAYS)
def test_every_figure_is_that_of_a_recount_by_hand_and_opens_its_tasks(office, found, first, as_of):
    # Each example begins with an office without tasks.
    with transaction.atomic():
        agencies = (office.agency, office.ministry)
        tasks = [(agencies[n % 2], steps) for n, steps in enumerate(found)]
        for agency, steps in tasks:
            task_with(office, steps, agency)
        actor = office.actor("secretary")
        for by in WAYS:
            asked = Asked(office.body, min(first, as_of), as_of, by)
            lines = lines_of(asked, actor)
            shown = {
                line.key: {phase: (one.number, one.median, one.most) for phase, one in line.measures.items()}
                for line in lines
            }
            expected = counted_by_hand(tasks, asked)
            assert shown.keys() == expected.keys()
            for key, its in expected.items():
                for phase, (number, median, most) in its.items():
                    assert shown[key][phase][0] == number
                    # The last decimal may fall on the other side of a half.
                    assert shown[key][phase][1:] == pytest.approx((median, most), abs=0.11)
            assert all(
                opened(line.links[phase], actor) == one.tasks for line in lines for phase, one in line.measures.items()
            )
        transaction.set_rollback(True)


def accepted_task(office, days: int, agency) -> Task:
    """A task that was received a day after it was assigned, reported done after some days, accepted two days later."""
    at = START + dt.timedelta(days=1)
    moments = [at, at + dt.timedelta(days=1), at + dt.timedelta(days=days), at + dt.timedelta(days=days + 2)]
    kinds = (FactKind.ASSIGNED, FactKind.RECEIVED, FactKind.REPORTED_DONE, FactKind.ACCEPTED)
    steps = [Step(kind, one, one, place, None) for place, (kind, one) in enumerate(zip(kinds, moments, strict=True), 1)]
    return task_with(office, steps, agency)


def test_page_export_report_and_what_others_see(office):
    for days in (3, 5, 10):
        accepted_task(office, days, office.ministry)
    asked = Asked(office.body, START.date(), clock.today())
    (ministry, everything) = lines_of(asked, office.actor("secretary"))
    assert (ministry.key, everything.is_sum) == (f"o:{office.ministry.code}", True)
    assert {phase: (one.median, one.most) for phase, one in ministry.measures.items()} == {
        Phase.RECEIVING: (1.0, 1.0),
        Phase.STARTING: (4.0, 8.0),
        Phase.VERIFYING: (2.0, 2.0),
        Phase.WHOLE: (7.0, 11.0),
    }
    assert lines_of(asked, office.actor("administrator")) == []
    client = Client()
    client.force_login(office.holdings["secretary"].person.user)
    query = {"body": office.body.code, "from": START.date().isoformat()}
    page = client.get(reverse("directives:cycles"), query).content.decode()
    assert office.ministry.name_vi in page and "cycle=whole%2C" in page
    assert reverse("directives:cycles") in client.get(reverse("directives:supervision"), query).content.decode()
    found = report(body=office.body, as_of=START.date() + dt.timedelta(days=60), actor=SYSTEM)
    assert [one["key"] for one in in_report(found)] == [ministry.key, "*"]
    assert in_report(found)[-1]["whole"] == {"number": 3, "tasks": 3, "median": 7.0, "most": 11.0}
    assert report_data(found)["cycles"] == in_report(found)


def disputed_task(office, *, upheld: bool) -> Task:
    """A task that was disputed a day after it was assigned; the dispute was settled nineteen days later."""
    at = START + dt.timedelta(days=1)
    said = [(FactKind.ASSIGNED, 0), (FactKind.DISPUTED, 1), (FactKind.DISPUTE_SETTLED, 20)]
    said += [(FactKind.CLOSED, 20)] if upheld else []
    moments = [(kind, at + dt.timedelta(days=days)) for kind, days in said]
    steps = [Step(kind, one, one, place, None) for place, (kind, one) in enumerate(moments, 1)]
    return task_with(office, steps, office.ministry)


def test_who_was_relieved_by_his_dispute_never_received(office):
    asked = Asked(office.body, START.date(), clock.today())
    disputed_task(office, upheld=True)
    assert lines_of(asked, office.actor("secretary")) == []
    stayed = disputed_task(office, upheld=False)
    (ministry, _everything) = lines_of(asked, office.actor("secretary"))
    assert {phase: (one.number, one.median) for phase, one in ministry.measures.items()} == {Phase.RECEIVING: (1, 20.0)}
    query = dict(parse_qsl(ministry.links[Phase.RECEIVING].partition("?")[2]))
    assert list(selected(query, office.actor("secretary")).found) == [stayed]


def test_behind_a_number_only_the_work_on_what_the_address_narrows_to_is_folded(office):
    accepted_task(office, 3, office.ministry)
    minder = office.holdings["secretary"].pk
    for name, value in (("cycle", f"whole,{START:%Y-%m-%d}"), ("minder", f"{minder}:overdue")):
        found = selected({"body": office.body.code, name: value}, SYSTEM)
        assert name in {chip.name for chip in found.chips}
        _sql, parameters = found.found.query.sql_with_params()
        # Once for the list, once for what is folded.
        assert list(parameters).count(office.body.pk) >= 2, name


def test_what_is_asked_wrongly_narrows_nothing(office):
    accepted_task(office, 3, office.ministry)
    actor = office.actor("secretary")
    for value in (
        "whole",
        "nothing,2025-01-01",
        "whole,yesterday",
        "whole,2025-01-01,colour,red",
        "whole,2025-01-01,class,x",
    ):
        assert selected({"cycle": value}, actor).found.count() == 1, value
        assert not [one for one in selected({"cycle": value}, actor).chips if one.name == "cycle"]

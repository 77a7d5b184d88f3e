"""The scenario entered from spreadsheets into an empty installation: the same acts, the same reports."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from tests.scenario import sheets
from tests.scenario.conftest import _create, _drop, _standing_on

#: What an import does not bring: sessions and their papers, how the notices were drafted and issued, second factors.
BROUGHT = (
    "accounts.created",
    "organisation.found",
    "organisation.set_up_unit",
    "organisation.form_group",
    "organisation.succeed",
    "organisation.establish_body",
    "organisation.begin_term",
    "organisation.name_standing_agency",
    "organisation.create_post",
    "organisation.enter_person",
    "organisation.appoint",
    "directives.take_up",
    "directives.assign_task",
    "assignments.expected",
    "assignments.assigned",
)
# The mark makes the empty database that the others are copied from.
pytestmark = pytest.mark.django_db
NOTICES = {"notice-bcdtw-03": "bcdtw", "notice-bcdcds-06": "bcdcds"}


@pytest.fixture(scope="module")
def told(loaded: str, django_db_blocker: Any) -> Iterator[dict[str, dict[str, Any]]]:
    """What the log and the reports say: of the demonstration, and of the scenario that was imported."""
    name = f"{connection.settings_dict['NAME']}_imported"
    with django_db_blocker.unblock():
        with _standing_on(loaded), override_settings(DECRETA_DEMO=True):
            demo = said()
        _create(name, template=connection.settings_dict["NAME"])
        try:
            with _standing_on(name), override_settings(DECRETA_DEMO=True):
                imported()
                yield {"demo": demo, "import": said()}
        finally:
            connection.close()
            _drop(name)


def said() -> dict[str, Any]:
    """The acts by kind, what the tasks' entries say, the reports as of 31 March 2025."""
    from decreta.audit.models import Entry
    from decreta.core import clock
    from decreta.directives.queries import progress
    from decreta.organisation.models import Body
    from decreta.web.demo.loading import STARTS_AT

    # What arrived is in no list of tasks.
    every = Entry.objects.filter(kind__in=BROUGHT).values_list("kind", "about")
    kinds = Counter(kind for kind, about in every if not any(one.startswith("documents.mark:") for one in about))
    tasks = Entry.objects.filter(kind="directives.assign_task").values_list("facts", flat=True)
    with clock.frozen(STARTS_AT):
        reports = {
            code: progress.report(body=Body.objects.get(code=code), as_of=dt.date(2025, 3, 31)).as_data()
            for code in NOTICES.values()
        }
    return {"acts": dict(kinds), "tasks": sorted(map(str, tasks)), "reports": reports}


def imported() -> None:
    """Structure on its day, each list of tasks on the day of its notice, then what was received and reported."""
    from decreta.core import clock
    from decreta.core.actor import Actor
    from decreta.web.demo.progress import ProgressPlay
    from decreta.web.demo.source import moment, read
    from decreta.web.demo.structure import BUILT_AT
    from decreta.web.demo.supervision import SupervisionPlay
    from decreta.web.demo.timeline import Timeline

    with clock.frozen(BUILT_AT):
        for kind, content in sheets.structure():
            brought(kind, content, by=Actor.system("administrator"))
    timeline, tasks = Timeline(), {}
    for notice in NOTICES:
        issued = moment(read(f"{notice}.yaml")["issued_at"]) + dt.timedelta(minutes=30)
        timeline.at(issued, lambda notice=notice: tasks.update(listed(notice)))
    progress = {key: rows for key, rows in read("progress.yaml").items() if key != "later"}
    told = ProgressPlay(progress, tasks)
    told.add_to(timeline)
    SupervisionPlay(tasks, told).add_to(timeline)
    timeline.play(lambda weight: None)


def listed(notice: str) -> dict[str, Any]:
    """The tasks of a notice by the numbers of its list, imported by the secretary of its body."""
    from decreta.directives.models import Task
    from decreta.web.demo.people import secretary_of

    batch = brought("directives.tasks", sheets.tasks(notice), by=secretary_of(NOTICES[notice]))
    made = {row.cells["number"]: row.result_id for row in batch.rows.all()}
    found = Task.objects.in_bulk(made.values())
    return {number: next(one for pk, one in found.items() if str(pk) == made[number]) for number in made}


def brought(kind: str, content: bytes, *, by: Any) -> Any:
    """Import a sheet as a whole: nothing of it may be faulty."""
    from tests.kit.importing.conftest import judged, run

    batch = judged(content, by=by, kind=kind)
    assert set(batch.counts) == {"new"}, [one.message for one in faults_of(batch)]
    batch = run(batch, by=by)
    assert (batch.state, batch.refusal) == ("done", "")
    return batch


def faults_of(batch: Any) -> list[Any]:
    from decreta.kit.importing import Fault

    return [Fault.from_data(one) for row in batch.rows.filter(state="faulty") for one in row.faults]


def test_the_acts_are_equal_in_kind_and_number(told: dict[str, dict[str, Any]]) -> None:
    assert told["import"]["acts"] == told["demo"]["acts"]
    assert set(told["demo"]["acts"]) == set(BROUGHT)


def test_every_task_was_assigned_in_the_same_words(told: dict[str, dict[str, Any]]) -> None:
    assert told["import"]["tasks"] == told["demo"]["tasks"]


def test_the_reports_are_equal(told: dict[str, dict[str, Any]]) -> None:
    assert told["import"]["reports"] == told["demo"]["reports"]


def test_the_figures_are_those_of_the_scenario(told: dict[str, dict[str, Any]]) -> None:
    found = told["import"]["reports"]["bcdcds"]
    assert (found["declared"], found["itemised"], found["not_itemised"]) == (46, 27, 19)
    assert found["totals"]["done_in_time"] == 4
    assert found["by_due"]["2025-03"]["total"] == 13

"""What a tracker must be told: everything once, nothing twice, of protected directives nothing."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from django.utils.translation import override
from python_calamine import CalamineWorkbook

from decreta.assignments import domain as assignments
from decreta.audit import Ref
from decreta.audit.models import Entry
from decreta.core.deadlines import Deadline
from decreta.core.errors import NotAllowed, NotNow
from decreta.directives.domain.amending import amend_task
from decreta.directives.domain.directing import Titles
from decreta.directives.models.tasks import MATTER_KIND
from decreta.linking import domain
from decreta.linking.models import HandoverLine
from decreta.linking.queries.handing import due, lines_of
from decreta.linking.rendering import workbook
from tests.changes.stories import DUE, LESS, another, assignment_of, browser, task_due
from tests.linking.conftest import SYSTEM, guarded

pytestmark = pytest.mark.django_db


def waiting(office, tracker):
    return {one.task.pk: one.changed for one in due(tracker, office.body, office.actor("secretary")).rows}


def test_a_tracker_is_told_of_what_it_knows_when_it_changes(office, trackers):
    first, second = trackers
    by = office.actor("secretary")
    task = task_due(office)
    other = another(office, task)
    domain.identify(task=task, names={first: ["1"], second: ["A"]}, by=by)
    assert waiting(office, first) == {task.pk: []} and waiting(office, second) == {task.pk: []}
    told = domain.hand_over(tracker=first, body=office.body, by=by)
    assert (told.ordinal, told.number) == (1, 1)
    assert waiting(office, first) == {} and waiting(office, second) == {task.pk: []}
    with override("ja"):
        assert waiting(office, first) == {}
    with pytest.raises(NotNow):
        domain.hand_over(tracker=first, body=office.body, by=by)
    held = assignments.receive(assignment=assignment_of(task), by=office.actor("ministry_clerk"))
    assignments.report(assignment=held, text="Đã xong dự thảo", percent=60, by=office.actor("ministry_clerk"))
    amend_task(task=task, titles=Titles("Hoàn thiện đề án"), by=by)
    domain.identify(task=other, names={first: ["2"]}, by=by)
    assert waiting(office, first) == {task.pk: ["title", "percent", "reported_on", "report"], other.pk: []}
    again = domain.hand_over(tracker=first, body=office.body, by=by)
    assert (again.ordinal, again.number) == (2, 2)
    assert sorted(one.facts["tasks"] for one in Entry.objects.filter(kind="linking.hand_over")) == [1, 2]
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(workbook(again, lines_of(again, by))))
        .get_sheet_by_index(0)
        .to_python()
    )
    assert len(rows) == 3 and rows[1][3] == "Hoàn thiện đề án" and rows[1][8] == 60


def test_only_what_stands_for_the_task_is_told_as_its_report(office, trackers):
    task, by, clerk = another(office, task_due(office)), office.actor("secretary"), office.actor("ministry_clerk")
    domain.identify(task=task, names={trackers[0]: ["1"]}, by=by)

    def told():
        (row,) = due(trackers[0], office.body, by).rows
        return row.told["report"], row.told["lead"], row.told["deadline"]

    held = assignments.receive(assignment=assignment_of(task), by=clerk)
    assignments.report(assignment=held, text="Đã được nửa", percent=50, by=clerk)
    beside = assignments.assign(
        matter=Ref(MATTER_KIND, str(task.pk)),
        role="coordinate",
        deadline=Deadline.of_day(DUE),
        monitor=office.body,
        organisation=office.agency,
        by=SYSTEM,
    )
    assignments.report(assignment=beside, text="Phần phối hợp đã xong", by=SYSTEM)
    assert told()[0] == "Đã được nửa", "not what a coordinating agency says"
    claim = assignments.report(assignment=held, text="Đã xong", claims_done=True, by=SYSTEM)
    assert told()[0] == "Đã xong"
    assignments.return_report(report=claim, reason="Thiếu hồ sơ.", by=by)
    assert told()[0] == "Đã được nửa", "not what was returned"
    assignments.close(assignment=held, reason="Giao cơ quan khác.", by=by)
    assert told()[0] == "Đã được nửa", "it is the last that was said of a task that nobody does any more"
    assignments.assign(
        matter=Ref(MATTER_KIND, str(task.pk)),
        role="lead",
        deadline=Deadline.of_day(LESS),
        monitor=office.body,
        organisation=office.agency,
        by=SYSTEM,
    )
    assert told() == ("", office.agency.name_vi, LESS.isoformat())


def test_a_protected_directive_is_told_to_nobody_outside(office, trackers):
    task = guarded(task_due(office))
    domain.identify(task=task, names={trackers[0]: ["1"]}, by=office.actor("secretary"))
    found = due(trackers[0], office.body, office.actor("secretary"))
    assert (found.rows, found.protected) == ([], 1)


def test_words_that_became_protected_are_withheld_in_an_old_file(office, trackers):
    by = office.actor("secretary")
    task = task_due(office)
    domain.identify(task=task, names={trackers[0]: ["1"]}, by=by)
    told = domain.hand_over(tracker=trackers[0], body=office.body, by=by)
    document = guarded(task).directive.document
    (line,) = lines_of(told, office.actor("inspector"))
    assert line.told["title"] != task.raw_title and line.told["symbol"] == document.symbol
    assert HandoverLine.objects.get().told["title"] == task.raw_title


def test_a_retired_tracker_is_told_nothing_more(office, trackers):
    first = trackers[0]
    task = task_due(office)
    domain.identify(task=task, names={first: ["1"]}, by=office.actor("secretary"))
    domain.change_tracker(tracker=first, name=first.name, is_in_use=False, by=office.actor("administrator"))
    with pytest.raises(NotNow):
        domain.hand_over(tracker=first, body=office.body, by=office.actor("secretary"))
    with pytest.raises(NotAllowed):
        domain.hand_over(tracker=first, body=office.body, by=office.actor("ministry_clerk"))


def test_it_is_handed_over_on_its_page(office, trackers):
    first = trackers[0]
    task = task_due(office)
    domain.identify(task=task, names={first: ["12.3.1"]}, by=office.actor("secretary"))
    secretary = browser(office, "secretary")
    address = reverse("linking:tracker", args=[first.code, office.body.code])
    assert address in secretary.get(reverse("linking:trackers")).content.decode()
    assert "12.3.1" in secretary.get(address).content.decode()
    answer = secretary.post(reverse("linking:hand_over", args=[first.code, office.body.code]), follow=True)
    assert "The tracker knows everything" in answer.content.decode()
    made = HandoverLine.objects.get().handover
    file = secretary.get(reverse("linking:handover_file", args=[made.pk]))
    assert file.status_code == 200 and f"nq57-{office.body.code}-001" in file["Content-Disposition"]
    stranger = browser(office, "ministry_clerk")
    assert stranger.get(reverse("linking:handover_file", args=[made.pk])).status_code == 404
    assert stranger.get(address).status_code == 404

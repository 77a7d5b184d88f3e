"""Tasks end by a paper: replaced, merged, split, cancelled. Links both ways, history stays, the sums say why they differ."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from decreta.assignments import domain as assignments
from decreta.assignments.enums import FactKind, Timeliness
from decreta.assignments.models import Assignment, Fact
from decreta.audit import sequencer
from decreta.changes.domain import Ground, Part, end_tasks
from decreta.changes.enums import EndingKind, Side
from decreta.changes.models import Ending
from decreta.changes.queries import endings
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.core.errors import Invalid, NotAllowed
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task, declare_total, take_up
from decreta.directives.models import Directive, Task
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import report_data
from decreta.directives.queries.supervision import supervision_page
from decreta.directives.queries.texts import find_quote, issued_version
from decreta.documents import domain as documents
from decreta.notifications.models import Notice
from tests.changes.stories import another, asked, assignment_of, browser, task_due
from tests.directives.tasks import QUOTE
from tests.documents import office as offices
from tests.documents.office import Office
from tests.files.papers import pdf

pytestmark = pytest.mark.django_db
OUTSIDE = Ground(symbol="12-QĐ/TW")


def ended(office: Office, kind: EndingKind, *tasks: Task, **facts: Any) -> Ending:
    usual = {"ground": OUTSIDE, "reason": "Theo kết luận mới.", "by": office.actor("secretary")}
    return end_tasks(kind=kind, tasks=tasks, **(usual | facts))


def later_directive(office: Office) -> Directive:
    """A second notice of the committee, issued some days later and taken up."""
    clerk, secretary = office.actor("clerk"), office.actor("secretary")
    made = offices.approved(office, subject="Thông báo kết luận phiên họp thứ ba")
    taken = documents.take_number(document=made, idempotency_key="later-notice", by=clerk)
    sealed = documents.seal(document=taken.document, pdf=pdf(), by=clerk)
    return take_up(document=sealed, decided_on=clock.today(), by=secretary)


def task_of(office: Office, directive: Directive) -> Task:
    """A task of the later directive."""
    place = find_quote(issued_version(directive.document), QUOTE)
    assert place is not None
    return assign_task(
        directive=directive,
        span=Span(*place, QUOTE),
        titles=Titles("Hoàn thiện dự thảo, phạm vi mới"),
        responsible=Responsible(lead=office.ministry),
        deadline=Deadline.of_day(dt.date(2025, 6, 30)),
        by=office.actor("secretary"),
    )


def sides(ending: Ending) -> dict[str, list[int]]:
    return {side.value: sorted(ending.tasks.filter(side=side).values_list("task__ordinal", flat=True)) for side in Side}


def test_a_task_of_a_later_directive_takes_the_place_of_an_earlier_one(office: Office) -> None:
    earlier = task_due(office)
    by = office.actor("ministry_clerk")
    assignment = assignments.receive(assignment=assignment_of(earlier), by=by)
    below = assignments.hand_down(assignment=assignment, holding=office.holdings["ministry_officer"], by=by)
    report_before = report(body=office.body).as_data()
    directive = later_directive(office)
    later = task_of(office, directive)
    made = ended(office, EndingKind.SUPERSEDE, earlier, successors=[later], ground=Ground(directive.document))
    assignment.refresh_from_db()
    below.refresh_from_db()
    assert assignment.closed_at and below.closed_at
    assert directive.document.symbol in Fact.objects.get(assignment=assignment, kind=FactKind.CLOSED).note
    # Both pages lead to the other, and so does the paper.
    secretary = browser(office, "secretary")
    old, new = (secretary.get(reverse("directives:task", args=[one.pk])).content.decode() for one in (earlier, later))
    assert f"Replaced by task 1 of {directive.document.symbol}" in old
    assert reverse("directives:task", args=[later.pk]) in old
    assert f"Takes the place of task 1 of {earlier.directive.document.symbol}" in new
    paper = secretary.get(reverse("documents:document", args=[directive.document_id])).content.decode()
    assert reverse("changes:ending", args=[made.pk]) in paper
    # Who was assigned is told, also who had it handed down.
    sequencer.run()
    told = set(Notice.objects.filter(kind="changes.ended").values_list("person_id", flat=True))
    assert {office.holdings[name].person_id for name in ("ministry_clerk", "ministry_officer")} <= told
    assert report_before["reconciles"] is False  # it declared nothing
    classes = report(body=office.body).totals.counts
    assert classes[Timeliness.CLOSED_OTHERWISE] == 1


def test_what_is_merged_ends_and_the_declared_total_still_agrees(office: Office) -> None:
    first = task_due(office)
    second, third = another(office, first), another(office, first)
    declare_total(directive=first.directive, total=3, by=office.actor("secretary"))
    assert report(body=office.body).reconciles
    made = ended(office, EndingKind.MERGE, second, third, successors=[first])
    assert sides(made) == {"ended": [2, 3], "successor": [1]}
    found = report(body=office.body)
    assert found.reconciles and found.totals.counts[Timeliness.CLOSED_OTHERWISE] == 2
    page = browser(office, "secretary").get(reverse("directives:task", args=[first.pk])).content.decode()
    symbol = first.directive.document.symbol
    assert f"Merged from task 2 of {symbol}, task 3 of {symbol}" in page


def test_parts_of_a_split_task_are_told_apart_from_what_was_declared(office: Office) -> None:
    whole = task_due(office)
    declare_total(directive=whole.directive, total=1, by=office.actor("secretary"))
    yesterday = clock.today()
    before = report(body=office.body, as_of=yesterday).as_data()
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=1)):
        parts = [Part("Phần một", office.agency), Part("Phần hai", on=dt.date(2025, 5, 31))]
        made = ended(office, EndingKind.SPLIT, whole, parts=parts)
        assert sides(made) == {"ended": [1], "successor": [2, 3]}
        one, two = Task.objects.filter(split_from=whole).order_by("ordinal")
        assert assignment_of(one).organisation == office.agency
        assert assignment_of(two).organisation == office.ministry
        assert assignment_of(one).baseline_lapses_at == assignment_of(whole).baseline_lapses_at
        found = report(body=office.body)
        assert (found.declared, found.assigned, found.split) == (1, 3, 2)
        assert found.reconciles and found.problems == []
        said = supervision_page(found).check
        assert "2 of them are parts of tasks that were split" in said
        assert report_data(found)["split"] == 2
        # The past stands as it was.
        assert report(body=office.body, as_of=yesterday).as_data() == before
    assert "split" not in report_data(report(body=office.body, as_of=yesterday))


def test_what_is_cancelled_stays_readable_with_what_was_done(office: Office) -> None:
    task = task_due(office)
    by = office.actor("ministry_clerk")
    assignment = assignments.receive(assignment=assignment_of(task), by=by)
    assignments.report(assignment=assignment, text="Đã lấy ý kiến.", percent=40, by=by)
    ended(office, EndingKind.CANCEL, task)
    page = browser(office, "ministry_clerk").get(reverse("directives:task", args=[task.pk])).content.decode()
    assert "Đã lấy ý kiến." in page and "Cancelled by a paper" in page and "12-QĐ/TW" in page
    # Opened again it goes on; how it had ended stays in its history.
    assignment.refresh_from_db()
    assignments.reopen(assignment=assignment, reason="Xem lại.", by=office.actor("secretary"))
    assert Assignment.objects.get(pk=assignment.pk).closed_at is None
    assert Ending.objects.get().tasks.get().task == task


def test_a_request_for_more_time_of_an_ended_task_waits_no_more(office: Office) -> None:
    task = task_due(office)
    asked(office, task)
    head = browser(office, "head")
    assert "Decide extension" in head.get("/").content.decode()
    ended(office, EndingKind.CANCEL, task)
    assert "Decide extension" not in head.get("/").content.decode()


def test_everything_wrong_with_an_ending_is_said_beside_its_input(office: Office) -> None:
    first = task_due(office)
    second = another(office, first)
    by = office.actor("secretary")

    def fields(kind: EndingKind, *tasks: Task, **facts: Any) -> set[str | None]:
        with pytest.raises(Invalid) as refusal:
            end_tasks(kind=kind, tasks=tasks, **({"ground": OUTSIDE, "reason": "x", "by": by} | facts))
        return {one.field for one in refusal.value.problems}

    assert fields(EndingKind.SUPERSEDE, first, ground=Ground(), reason=" ") == {"symbol", "reason", "successors"}
    assert fields(EndingKind.SUPERSEDE, first, successors=[second]) == {"successors"}  # not a later directive's
    assert fields(EndingKind.MERGE, first, successors=[first]) == {"successors"}
    assert fields(EndingKind.SPLIT, first, parts=[Part("Một", field="part_1")]) == {"successors"}
    assert fields(EndingKind.SPLIT, first, parts=[Part("Một"), Part("", field="part_2")]) == {"part_2"}
    assert fields(EndingKind.CANCEL, first, successors=[second]) == {"successors"}
    assert fields(EndingKind.CANCEL) == {"tasks"}
    ended(office, EndingKind.CANCEL, second)
    assert fields(EndingKind.CANCEL, first, second) == {"tasks"}
    assert fields(EndingKind.MERGE, first, successors=[second]) == {"successors"}
    with pytest.raises(NotAllowed):
        ended(office, EndingKind.CANCEL, first, by=office.actor("ministry_clerk"))


def test_the_page_shows_what_will_happen_and_then_it_happens_once(office: Office) -> None:
    first = task_due(office)
    second = another(office, first)
    secretary = browser(office, "secretary")
    task_page = secretary.get(reverse("directives:task", args=[second.pk])).content.decode()
    url = reverse("changes:end", args=[second.pk])
    assert url in task_page
    assert "?kind=merge" in secretary.get(url).content.decode()
    assert "Task into which they are merged" in secretary.get(f"{url}?kind=merge").content.decode()
    wrong = secretary.post(url, {"kind": "merge", "reason": ""})
    assert wrong.status_code == 422 and not Ending.objects.exists()
    given = {"kind": "merge", "successors": str(first.pk), "symbol": "12-QĐ/TW", "reason": "Trùng nhau."}
    shown = secretary.post(url, given)
    page = shown.content.decode()
    assert "1 task ends" in page and "1 open assignment is closed" in page and first.title in page
    assert not Ending.objects.exists()
    answer = secretary.post(url, given | {"confirmed": "yes"})
    assert answer.status_code == 302
    decision = secretary.get(answer["location"]).content.decode()
    assert "Trùng nhau." in decision and first.title in decision
    assert secretary.post(url, given | {"confirmed": "yes"}).status_code == 422  # nothing open any more
    assert Ending.objects.count() == 1
    assert browser(office, "ministry_clerk").get(reverse("changes:end", args=[first.pk])).status_code == 404


def test_other_tasks_are_found_by_words_and_what_was_typed_stays(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endings, "OFFERED", 1)
    first = task_due(office)
    second, third = another(office, first), another(office, first, "Hợp nhất hai cơ sở dữ liệu")
    secretary, url = browser(office, "secretary"), reverse("changes:end", args=[first.pk])
    plain = secretary.get(f"{url}?kind=merge").content.decode()
    assert 'name="q"' in plain and str(second.pk) in plain and str(third.pk) not in plain
    typed = {"kind": "merge", "tasks": str(second.pk), "reason": "Trùng nhau.", "q": "co so du lieu", "find": "yes"}
    answer = secretary.post(url, typed)
    found = answer.content.decode()
    assert answer.status_code == 422 and "Trùng nhau." in found and "invalid-feedback" not in found
    assert f'value="{second.pk}"' in found and f'value="{third.pk}"' in found and "checked" in found
    assert not Ending.objects.exists()
    nothing = secretary.post(url, typed | {"q": "không có từ này"}).content.decode()
    assert "No other open task has these words." in nothing and f'value="{second.pk}"' in nothing
    given = typed | {"successors": str(third.pk), "symbol": "12-QĐ/TW", "confirmed": "yes"}
    del given["find"]
    assert secretary.post(url, given).status_code == 302
    sides = {one.task_id: one.side for one in Ending.objects.get().tasks.all()}
    assert sides == {first.pk: Side.ENDED, second.pk: Side.ENDED, third.pk: Side.SUCCESSOR}


def test_parts_are_written_on_the_page(office: Office) -> None:
    whole = task_due(office)
    secretary = browser(office, "secretary")
    url = reverse("changes:end", args=[whole.pk])
    given = {"kind": "split", "part_1": "Phần một", "symbol": "12-QĐ/TW", "reason": "Quá rộng."}
    short = secretary.post(url, given)
    assert short.status_code == 422 and "at least two tasks" in short.content.decode()
    given |= {"part_2": "Phần hai", "lead_2": office.agency.name_vi, "on_2": "31/05/2025", "confirmed": "yes"}
    assert secretary.post(url, given).status_code == 302
    assert Task.objects.filter(split_from=whole).count() == 2


def test_who_sees_no_task_of_an_ending_does_not_find_it(office: Office) -> None:
    task = task_due(office)
    made = ended(office, EndingKind.CANCEL, task)
    url = reverse("changes:ending", args=[made.pk])
    assert browser(office, "ministry_clerk").get(url).status_code == 200
    assert browser(office, "administrator").get(url).status_code == 404

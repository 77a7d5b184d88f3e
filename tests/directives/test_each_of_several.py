"""A task that each of several organisations must do, named by whoever assigns it, without a group of an administrator."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from decreta.assignments import domain
from decreta.assignments.models import Assignment
from decreta.audit.models import Entry
from decreta.changes.domain.endings import _responsible as answering_for
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.core.errors import ActRefused, Invalid, NotNow
from decreta.core.recurrence import Unit
from decreta.directives.domain.amending import amend_task
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
from decreta.directives.domain.recurring import Repeats, set_recurrence
from decreta.directives.importing import TaskList
from decreta.directives.jobs import open_due
from decreta.directives.models import Task
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import report_data
from decreta.directives.queries.standing_leads import each_of
from decreta.directives.queries.taken_out import rows_to_change
from decreta.kit.importing.writing import template_of
from decreta.organisation.domain import structure
from decreta.organisation.enums import OrganisationKind
from decreta.organisation.models import Group, Organisation
from tests.directives.tasks import directed
from tests.directives.test_handed_down import browser
from tests.documents import office as offices
from tests.documents.office import SINCE, SYSTEM, Office
from tests.kit.importing.conftest import faults, judged, run

pytestmark = pytest.mark.django_db
DUE = Deadline.of_month("2025-05")


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


@pytest.fixture
def province(office: Office) -> Organisation:
    return structure.found(
        code="tinh-a",
        names={"vi": "Tỉnh A"},
        symbol="TA",
        kind=OrganisationKind.PROVINCE,
        valid_from=SINCE,
        regime="vn-state",
        place="A",
        by=SYSTEM,
    )


def given(office: Office, several: list[Organisation], *, key: str = "words-of-several", **others: Any) -> Task:
    """A task that each of several must do, of the same sentence as another; another notice for each `key`."""
    first = directed(office, deadline=DUE, key=key)
    clause = first.clause
    return assign_task(
        directive=first.directive,
        span=Span(clause.anchor, clause.start, clause.end, clause.raw_quote),
        titles=Titles("Mỗi cơ quan báo cáo"),
        responsible=Responsible(several=several, **others),
        deadline=DUE,
        by=office.actor("secretary"),
    )


def open_of(task: Task) -> set[str]:
    found = Assignment.objects.filter(matter_id=task.pk, closed_at=None, role="each")
    return {one.organisation.code for one in found.select_related("organisation")}


def members(group: Group) -> set[str]:
    return {one.organisation.code for one in group.members.valid_on(clock.today()).select_related("organisation")}


def test_each_of_them_answers_for_itself_and_no_group_is_to_be_chosen(office: Office) -> None:
    task = given(office, [office.agency, office.ministry])
    assert open_of(task) == {"vptw", "bkhcn"}
    assert task.group is not None
    with translation.override("en"):
        assert task.group.name == "2 organisations (VPTW, BKHCN)"
    with translation.override("ja"):
        assert "VPTW" in task.group.name and task.group.name != task.group.name_vi
    assert not Group.objects.exists(), "nobody else chooses it"
    assert Entry.objects.filter(kind="directives.assign_task").latest("pk").facts["each"] == sorted(
        [office.agency.name_vi, office.ministry.name_vi]
    )
    page = browser(office, "secretary").get(reverse("directives:list")).content.decode()
    assert "2 organisations (VPTW, BKHCN)" in page


def test_what_is_wrong_with_them_is_said_at_once(office: Office) -> None:
    with pytest.raises(Invalid) as refused:
        given(office, [office.agency, office.agency], coordinating=[office.agency])
    assert {one.code for one in refused.value.problems} == {"twice", "both"}
    with pytest.raises(ActRefused) as refused:
        given(office, [office.agency], key="words-of-second")
    assert [one.code for one in refused.value.problems] == ["too_few"]
    with pytest.raises(ActRefused):
        given(office, [office.agency, office.ministry], lead=office.ministry, key="words-of-third")


def test_one_is_added_and_another_relieved_later(office: Office, province: Organisation) -> None:
    task = given(office, [office.agency, office.ministry])
    secretary = office.actor("secretary")
    assert task.group is not None
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=3)):
        wanted = Responsible(several=[office.ministry, province])
        assert amend_task(task=task, responsible=wanted, reason="Bổ sung", by=secretary) is not None
        assert open_of(task) == {"bkhcn", "tinh-a"}
        group = Group.every.get(pk=task.group.pk)
        assert members(group) == {"bkhcn", "tinh-a"}
        assert "TA" in group.name_vi and "VPTW" not in group.name_vi
        closed = Assignment.objects.get(matter_id=task.pk, organisation=office.agency)
        assert closed.closed_at is not None
        # Back again on the same day.
        back = Responsible(several=[office.agency, office.ministry, province])
        amend_task(task=task, responsible=back, reason="Giao lại", by=secretary)
        assert open_of(task) == {"vptw", "bkhcn", "tinh-a"}
        assert len(members(group)) == 3
        assert amend_task(task=task, responsible=back, reason="Như cũ", by=secretary) is None
    new = Assignment.objects.get(matter_id=task.pk, organisation=province)
    assert new.baseline_lapses_at == closed.baseline_lapses_at, "the deadline that was decided"


def test_who_is_done_is_not_relieved(office: Office, province: Organisation) -> None:
    task = given(office, [office.ministry, province])
    done = Assignment.objects.get(matter_id=task.pk, organisation=office.ministry)
    report = domain.report(assignment=done, text="Xong", claims_done=True, by=office.actor("ministry_clerk"))
    domain.accept(report=report, by=office.actor("secretary"))
    with pytest.raises(NotNow):
        amend_task(task=task, responsible=Responsible(several=[province]), reason="x", by=office.actor("secretary"))
    assert open_of(task) == {"bkhcn", "tinh-a"}


def test_it_comes_again_for_those_who_do_it_now(office: Office, province: Organisation) -> None:
    task = given(office, [office.agency, office.ministry])
    secretary = office.actor("secretary")
    set_recurrence(task=task, repeats=Repeats(Unit.MONTH), of_version=0, by=secretary)
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=3)):
        amend_task(task=task, responsible=Responsible(several=[office.ministry, province]), reason="Đổi", by=secretary)
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=90)):
        assert open_due() >= 1
    again = Task.objects.exclude(pk=task.pk).filter(occurrence=2).get()
    assert open_of(again) == {"bkhcn", "tinh-a"}


def test_a_part_of_it_has_a_set_of_its_own(office: Office, province: Organisation) -> None:
    task = given(office, [office.ministry, province])
    assert answering_for(task) == Responsible(several=[office.ministry, province])
    amend_task(task=task, responsible=Responsible(several=[province]), reason="Một", by=office.actor("secretary"))
    task = Task.objects.get(pk=task.pk)
    assert answering_for(task) == Responsible(lead=province)


def test_a_named_group_is_not_changed_by_a_task(office: Office, province: Organisation) -> None:
    group = structure.form_group(
        code="cac-bo", names={"vi": "Các bộ"}, members=[office.ministry, province], valid_from=SINCE, by=SYSTEM
    )
    first = directed(office, deadline=DUE)
    task = assign_task(
        directive=first.directive,
        span=Span(first.clause.anchor, first.clause.start, first.clause.end, first.clause.raw_quote),
        titles=Titles("Của nhóm"),
        responsible=Responsible(each=group),
        deadline=DUE,
        by=office.actor("secretary"),
    )
    assert each_of(task) == []
    with pytest.raises(NotNow):
        amend_task(task=task, responsible=Responsible(several=[province]), reason="x", by=office.actor("secretary"))


def test_in_a_list_it_comes_back_unchanged_and_a_changed_cell_adds_one(office: Office, province: Organisation) -> None:
    task = given(office, [office.agency, office.ministry])
    secretary = office.actor("secretary")
    for language in ("vi", "en", "ja"):
        with translation.override(language):
            batch = judged(template_of(TaskList(), rows_to_change({}, secretary)), by=secretary)
            assert batch.counts == {"unchanged": 2}, [faults(batch, number) for number in (2, 3)]
    with translation.override("vi"):
        rows = rows_to_change({}, secretary)
        own = next(one for one in rows if one["task_id"] == str(task.pk))
        own["lead"] = "Mỗi cơ quan: BKHCN; Tỉnh A; VPTW"
        batch = judged(template_of(TaskList(), rows), by=secretary)
        assert batch.counts == {"unchanged": 1, "changed": 1}
        run(batch, by=secretary)
    assert open_of(task) == {"vptw", "bkhcn", "tinh-a"}


def test_they_are_named_by_typing_on_the_page_and_changed_there(office: Office, province: Organisation) -> None:
    first = directed(office, deadline=DUE)
    secretary = browser(office, "secretary")
    said = {
        "anchor": first.clause.anchor,
        "start": first.clause.start,
        "end": first.clause.end,
        "quote": first.clause.raw_quote,
        "title": "Mỗi cơ quan báo cáo",
        "several": "BKHCN\nKhông Có\nBCĐ",
        "deadline_kind": "unstated",
    }
    url = reverse("directives:assign", args=[first.directive_id])
    wrong = secretary.post(url, said)
    assert wrong.status_code == 422
    assert "“Không Có” is not known" in wrong.content.decode() and "is no organisation" in wrong.content.decode()
    assert secretary.post(url, {**said, "several": "BKHCN\nTA"}).status_code == 302
    task = Task.objects.exclude(pk=first.pk).get()
    assert open_of(task) == {"bkhcn", "tinh-a"}
    change = reverse("directives:reassign", args=[task.pk])
    assert change in secretary.get(reverse("directives:task", args=[task.pk])).content.decode()
    shown = secretary.get(change).content.decode()
    assert "Tỉnh A" in shown
    form = {"several": "BKHCN\nVPTW", "coordinating": "", "reason": "Đổi", "read": "của người khác"}
    stale = secretary.post(change, form)
    assert stale.status_code == 422, "somebody else has changed it meanwhile"
    assert secretary.post(change, {**form, "read": ""}).status_code == 302
    assert open_of(task) == {"bkhcn", "vptw"}
    assert browser(office, "ministry_clerk").get(change).status_code == 404


def test_the_report_of_a_body_names_them(office: Office, province: Organisation) -> None:
    task = given(office, [office.ministry, province])
    data = report_data(report(body=office.body, actor=office.actor("secretary")))
    (row,) = [one for one in data["rows"] if one["task"] == str(task.pk)]
    assert row["is_each"] and "TA" in row["leads"]["vi"]

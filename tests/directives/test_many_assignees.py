"""A task of each of a group: whoever watches over it acts on exactly the one he means, and pages stay of one size."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.assignments import desk, domain
from decreta.assignments.models import Assignment, Deliverable, ExtensionRequest, Report
from decreta.audit import Ref
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries import task_page as pages
from decreta.directives.queries.classes import TaskClass
from decreta.directives.queries.task_list import selected
from decreta.organisation.domain import groups, structure
from decreta.organisation.enums import OrganisationKind
from decreta.organisation.models import Organisation
from tests.changes.stories import ASKED, DUE, LESS, assignment_of, browser, last_moment, task_due
from tests.documents import office as offices
from tests.documents.office import SINCE, SYSTEM, Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def province(n: int) -> Organisation:
    return structure.found(
        code=f"tinh-{n:02}",
        names={"vi": f"Tỉnh {n:02}"},
        symbol=f"T{n}",
        kind=OrganisationKind.PROVINCE,
        valid_from=SINCE,
        regime="vn-state",
        place="Hà Nội",
        by=SYSTEM,
    )


def task_of_each(office: Office, number: int, outputs: tuple[str, ...] = ()) -> Task:
    """A task that each of so many provinces must do."""
    like = task_due(office)
    group = groups.form_group(
        code="cac-tinh",
        names={"vi": "Các tỉnh"},
        members=[province(n + 1) for n in range(number)],
        valid_from=SINCE,
        by=SYSTEM,
    )
    clause = like.clause
    return assign_task(
        directive=like.directive,
        span=Span(clause.anchor, clause.start, clause.end, clause.raw_quote),
        titles=Titles("Việc của từng tỉnh"),
        responsible=Responsible(each=group),
        deadline=Deadline.of_day(DUE),
        deliverables=[Titles(one) for one in outputs],
        by=office.actor("secretary"),
    )


def of(task: Task, n: int) -> Assignment:
    return Assignment.objects.get(matter_id=task.pk, organisation__code=f"tinh-{n:02}")


def clerk_of(office: Office, n: int) -> Actor:
    """A clerk of a province."""
    place = Organisation.objects.get(code=f"tinh-{n:02}")
    return replace(office.actor("ministry_clerk"), organisation_ids=frozenset({place.pk}))


def reported(office: Office, task: Task, n: int, text: str, **facts: Any) -> Report:
    return domain.report(assignment=of(task, n), text=text, by=clerk_of(office, n), **facts)


def page_of(task: Task, n: int) -> str:
    return reverse("directives:assignee", args=[task.pk, of(task, n).pk])


def opened(client: Any, url: str) -> str:
    return " ".join(client.get(url).content.decode().split())


def test_the_desk_leads_to_exactly_the_one_whose_report_waits_and_each_report_is_named(office: Office) -> None:
    task = task_of_each(office, 3)
    done = reported(office, task, 2, "Tỉnh hai đã xong.", claims_done=True)
    later = reported(office, task, 1, "Tỉnh một mới được nửa.", percent=50)
    rows = [one for _actor, one in desk.waiting((office.actor("secretary"),), clock.now())]
    (row,) = [one for one in rows if one.verb == "Verify report"]
    assert row.url == page_of(task, 2) and "Tỉnh 02" in row.meta[0]
    client = browser(office, "secretary")
    page = opened(client, row.url)
    accept = {one.pk: reverse("assignments:accept", args=[one.pk]) for one in (done, later)}
    assert accept[done.pk] in page and accept[later.pk] not in page and "Verify report 1 of Tỉnh 02" in page
    whole = opened(client, reverse("directives:task", args=[task.pk]))
    assert all(url in whole for url in accept.values())
    assert re.search(r"Tỉnh 02</a></th><td>Report 1: done.*?" + accept[done.pk], whole)
    assert "Verify report 1 of" not in whole


def test_who_verifies_or_returns_sees_what(office: Office) -> None:
    task = task_of_each(office, 2, outputs=("Đề án", "Tờ trình"))
    known = {one.ordinal: one for one in Deliverable.objects.filter(matter_id=task.pk)}
    proofs = [domain.EvidenceInput(symbol=f"{n}/ĐA", deliverable=known[n]) for n in (1, 2)]
    report = reported(office, task, 2, "Đã trình đủ hồ sơ.", claims_done=True, obstacle="Thiếu vốn", evidence=proofs)
    client = browser(office, "secretary")
    for act in ("accept", "return_report", "judge"):
        page = opened(client, reverse(f"assignments:{act}", args=[report.pk]))
        for words in ("Tỉnh 02", "Đã trình đủ hồ sơ.", "Thiếu vốn", "1. Đề án", "2/ĐA", "100 %"):
            assert words in page, (act, words)
    sent = client.post(reverse("assignments:accept", args=[report.pk]))
    assert sent.status_code == 302 and sent["location"] == page_of(task, 2)
    whole = opened(client, reverse("directives:task", args=[task.pk]))
    assert "accepted from 1 of 2" in whole


def test_a_monitor_acts_on_any_one_of_many(office: Office) -> None:
    task = task_of_each(office, 14)
    domain.dispute(assignment=of(task, 14), reason="Không thuộc tỉnh.", by=SYSTEM)
    domain.receive(assignment=of(task, 13), by=SYSTEM)
    domain.ask_extension(assignment=of(task, 13), until=ASKED, reason="Chờ vốn.", by=SYSTEM)
    secretary, head = browser(office, "secretary"), browser(office, "head")
    rows = {one.verb: one.url for _actor, one in desk.waiting((office.actor("secretary"),), clock.now())}
    assert page_of(task, 14) in rows.values() and page_of(task, 13) in rows.values()
    page = opened(secretary, page_of(task, 14))
    assert reverse("assignments:settle", args=[of(task, 14).pk]) in page
    page = opened(secretary, page_of(task, 13))
    for name in ("assignments:suspend", "assignments:close"):
        assert reverse(name, args=[of(task, 13).pk]) in page, name
    assert reverse("urging:ask", args=[of(task, 13).pk]) in opened(head, page_of(task, 13))
    asked = ExtensionRequest.objects.get()
    decide = reverse("assignments:decide_extension", args=[asked.pk])
    whole = reverse("directives:task", args=[task.pk])
    assert decide in opened(head, page_of(task, 13)) and decide in opened(head, whole)
    rested = secretary.post(reverse("assignments:suspend", args=[of(task, 13).pk]), {"reason": "Chờ luật."})
    assert rested.status_code == 302 and rested["location"] == page_of(task, 13)
    assert reverse("assignments:resume", args=[of(task, 13).pk]) in opened(secretary, page_of(task, 13))
    every = reverse("directives:assignees", args=[task.pk])
    assert reverse("assignments:close", args=[of(task, 9).pk]) in opened(secretary, every)
    for narrowed, seen, hidden in (
        ("?waits=dispute", 14, 13),
        ("?waits=extension", 13, 14),
        ("?class=suspended", 13, 12),
        ("?q=tỉnh 07", 7, 8),
    ):
        page = opened(secretary, every + narrowed)
        assert page_of(task, seen) in page and page_of(task, hidden) not in page, narrowed
    settled = secretary.post(
        reverse("assignments:settle", args=[of(task, 14).pk]), {"upheld": "yes", "reason": "Đúng."}
    )
    assert settled["location"] == page_of(task, 14)
    # Nobody else is led there.
    assert browser(office, "ministry_clerk").get(page_of(task, 14)).status_code == 404


def test_each_of_many_reads_its_own_state_and_day_in_the_list(office: Office) -> None:
    task = task_of_each(office, 3)
    with clock.frozen(dt.datetime(2025, 3, 25, 9, tzinfo=clock.zone())):
        domain.receive(assignment=of(task, 1), by=clerk_of(office, 1))
        asked = domain.ask_extension(assignment=of(task, 1), until=LESS, reason="Chờ vốn.", by=clerk_of(office, 1))
        domain.decide_extension(request=asked, grant=True, symbol="15-TB/BCĐ", by=office.actor("head"))
        domain.accept(
            report=reported(office, task, 2, "Đã xong.", claims_done=True, percent=100), by=office.actor("secretary")
        )
    due, later = last_moment(DUE), last_moment(LESS)

    def row(by: Actor, **query: str) -> TaskClass:
        found = selected(query, by)
        (one,) = [each for each in found.fetch(found.found) if each.task.pk == task.pk]
        return one

    with clock.frozen(dt.datetime(2025, 4, 2, 9, tzinfo=clock.zone())):
        # The task is overdue because of the third; the first has more time, the second is done.
        told = {n: row(clerk_of(office, n), mine="1") for n in (1, 2, 3)}
        assert {str(one.timeliness) for one in told.values()} == {"overdue"}
        assert [str(told[n].own_state) for n in (1, 2, 3)] == ["in_progress_in_time", "done_in_time", "overdue"]
        assert [told[n].own_lapses_at for n in (1, 2, 3)] == [later, due, due]
        # The clocks of the others are not told either; how many they are is.
        assert [told[n].lapses_at for n in (1, 2, 3)] == [later, due, due]
        assert [told[n].is_extended for n in (1, 2, 3)] == [True, False, False]
        assert [(told[n].percent, told[n].assignments) for n in (1, 2, 3)] == [(None, 3), (100, 3), (None, 3)]
        whole = row(office.actor("secretary"))
        assert (whole.lapses_at, whole.is_extended, whole.percent, whole.own_state) == (due, True, 33, None)
        # Of a day gone by, folded from the facts.
        before = {n: row(clerk_of(office, n), as_of="2025-03-20") for n in (1, 2)}
        assert [str(before[n].own_state) for n in (1, 2)] == ["in_progress_in_time"] * 2
        assert [before[n].own_lapses_at for n in (1, 2)] == [due, due]
        then = {n: row(clerk_of(office, n), as_of="2025-03-31") for n in (1, 2)}
        assert [(str(then[n].own_state), then[n].own_lapses_at) for n in (1, 2)] == [
            ("in_progress_in_time", later),
            ("done_in_time", due),
        ]


def test_the_plan_and_the_deadline_of_one_are_not_shown_as_those_of_all(office: Office) -> None:
    task = task_of_each(office, 2)
    with clock.frozen(dt.datetime(2025, 4, 2, 9, tzinfo=clock.zone())):
        held = domain.receive(assignment=of(task, 1), by=SYSTEM)
        domain.file_recovery_plan(assignment=held, text="Tăng ca.", recover_on=ASKED, by=SYSTEM)
        client = browser(office, "secretary")
        assert '<p class="ink2" lang="vi">Tăng ca.' not in opened(client, reverse("directives:task", args=[task.pk]))
        assert '<p class="ink2" lang="vi">Tăng ca.' in opened(client, page_of(task, 1))
        assert '<p class="ink2" lang="vi">Tăng ca.' not in opened(client, page_of(task, 2))


def test_a_task_of_very_many_is_counted_and_its_page_stays_of_one_size(office: Office, monkeypatch: Any) -> None:
    monkeypatch.setattr(pages, "MOST", 6)
    task = task_of_each(office, 5)
    client, whole = browser(office, "secretary"), reverse("directives:task", args=[task.pk])
    sizes = []
    for start in (6, 18):
        for n in range(start, start + 12):
            domain.assign(
                matter=Ref(MATTER_KIND, str(task.pk)),
                role="each",
                deadline=Deadline.of_day(DUE),
                monitor=office.body,
                organisation=province(n),
                by=SYSTEM,
            )
            for step in range(3):
                reported(office, task, n, f"Tiến độ {step}", percent=10 * step)
        client.get(whole)
        with CaptureQueriesContext(connection) as asked:
            page = opened(client, whole)
        sizes.append((len(asked), page.count("<tr"), page.count("Tiến độ"), page.count("<li")))
    assert sizes[0] == sizes[1], sizes
    assert "All 29 assignments" in page and "?waits=report" in page
    told = opened(client, reverse("directives:history", args=[task.pk]))
    assert "What came before" in told and told.count("Tiến độ") <= 60
    older = re.search(r'rel="next" href="([^"]+)"', told)
    assert older is not None
    rest = opened(client, reverse("directives:history", args=[task.pk]) + older[1].replace("&amp;", "&"))
    assert told.count("Tiến độ") + rest.count("Tiến độ") == 72 and "Assigned" in told + rest
    alone = opened(client, reverse("directives:history", args=[task.pk]) + f"?of={of(task, 7).pk}")
    assert alone.count("Tiến độ") == 3


def test_what_one_lead_has_handed_down_to_very_many_has_a_list(office: Office, monkeypatch: Any) -> None:
    monkeypatch.setattr(pages, "MOST", 3)
    task = task_due(office)
    clerk = office.actor("ministry_clerk")
    lead = domain.receive(assignment=assignment_of(task), by=clerk)
    domain.hand_down_to_each(
        assignment=lead, to=[office.other_unit, office.holdings["ministry_officer"]], note="Gấp.", by=clerk
    )
    client, whole = browser(office, "ministry_clerk"), reverse("directives:task", args=[task.pk])
    assert "?role=sub" not in opened(client, whole)
    monkeypatch.setattr(pages, "MOST", 2)
    assert "?role=sub" in opened(client, whole)
    listed = opened(client, reverse("directives:assignees", args=[task.pk]) + "?role=sub")
    assert str(office.other_unit) in listed and "from Bộ Khoa học và Công nghệ" in listed
    lower = lead.handed_down.order_by("pk").first()
    assert reverse("assignments:close", args=[lower.pk]) in listed
    # Who only watches over the whole sees nothing of it.
    listed = opened(browser(office, "secretary"), reverse("directives:assignees", args=[task.pk]) + "?role=sub")
    assert "None of the assignees is so" in listed

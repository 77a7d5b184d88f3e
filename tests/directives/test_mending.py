"""A task put right from its page, and the pages that a directive begins with: each is led to, each act has its reason."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.models import Assignment
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
from decreta.directives.models import Directive
from decreta.directives.queries.progress import report
from tests.changes.stories import assignment_of, browser, task_due
from tests.documents import office as offices
from tests.documents.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def test_after_an_upheld_dispute_another_lead_is_named_with_the_deadline_that_was_decided(office: Office) -> None:
    task = task_due(office)
    first, clerk, secretary = assignment_of(task), office.actor("ministry_clerk"), browser(office, "secretary")
    page, who = reverse("directives:task", args=[task.pk]), reverse("directives:reassign", args=[task.pk])
    domain.dispute(assignment=first, reason="Không thuộc Bộ.", by=clerk)
    domain.settle_dispute(assignment=first, upheld=True, reason="Đúng.", by=office.actor("secretary"))
    shown = secretary.get(page).content.decode()
    assert "Nobody leads this task" in shown and who in shown
    unknown = secretary.post(who, {"lead": "Bộ Không Có", "reason": "Giao lại."})
    assert unknown.status_code == 422 and "Bộ Không Có" in unknown.content.decode()
    assert secretary.post(who, {"lead": office.agency.symbol, "reason": ""}).status_code == 422
    sent = secretary.post(who, {"lead": office.agency.symbol, "reason": "Giao lại.", "symbol": "15/QĐ"})
    assert sent.status_code == 302
    lead = Assignment.objects.get(matter_id=task.pk, role="lead", closed_at=None)
    assert lead.organisation == office.agency and lead.baseline_lapses_at == first.baseline_lapses_at
    entry = Entry.objects.get(kind="directives.amend_task")
    assert entry.facts["reason"] == "Giao lại." and entry.facts["symbol"] == "15/QĐ"
    shown = secretary.get(page).content.decode()
    assert "Nobody leads this task" not in shown and str(office.agency) in shown
    assert reverse("assignments:suspend", args=[lead.pk]) in shown
    # The directive assigns the task once, as before.
    found = report(directive=task.directive)
    assert found.assigned == 1 and sum(one.total for one in found.by_lead) == 1


def test_a_coordinator_is_added_and_relieved_with_a_reason(office: Office) -> None:
    task, secretary = task_due(office), browser(office, "secretary")
    who = reverse("directives:reassign", args=[task.pk])
    form = secretary.get(who).content.decode()
    assert 'value="Bộ Khoa học và Công nghệ"' in form
    given = {"lead": office.ministry.name_vi, "coordinating": office.agency.name_vi, "reason": "Cần phối hợp."}
    assert secretary.post(who, given).status_code == 302
    own = Assignment.objects.get(matter_id=task.pk, role="coordinate")
    assert own.organisation == office.agency and own.closed_at is None
    assert assignment_of_lead(task).pk == Assignment.objects.get(matter_id=task.pk, role="lead").pk
    assert secretary.post(who, given | {"coordinating": "", "reason": "Đã xong phần."}).status_code == 302
    own.refresh_from_db()
    assert own.closed_at is not None and own.facts.get(kind="closed").note == "Đã xong phần."
    assert browser(office, "head").get(who).status_code == 404


def assignment_of_lead(task: Any) -> Assignment:
    return Assignment.objects.get(matter_id=task.pk, role="lead", closed_at=None)


def test_a_title_is_corrected_by_who_assigns_and_the_old_one_stays_in_the_log(office: Office) -> None:
    task, secretary = task_due(office), browser(office, "secretary")
    words = reverse("directives:reword", args=[task.pk])
    assert words in secretary.get(reverse("directives:task", args=[task.pk])).content.decode()
    before = task.raw_title
    assert secretary.post(words, {"title": "Tên đúng", "reason": "Sai chính tả."}).status_code == 302
    task.refresh_from_db()
    assert task.raw_title == "Tên đúng"
    assert Entry.objects.get(kind="directives.amend_task").facts["title"] == {"before": before, "after": "Tên đúng"}


def test_the_page_of_a_document_leads_to_its_being_taken_up_and_the_directive_to_its_rule(office: Office) -> None:
    task, secretary = task_due(office), browser(office, "secretary")
    directive, document = task.directive, reverse("documents:document", args=[task.directive.document_id])
    url = reverse("directives:directive", args=[directive.pk])
    assert url in secretary.get(document).content.decode()
    assert reverse("cadence:set_directive", args=[directive.pk]) in secretary.get(url).content.decode()
    take_up = reverse("directives:take_up", args=[directive.document_id])
    assert take_up not in secretary.get(document).content.decode()


def test_an_issued_document_is_taken_up_from_its_page(office: Office) -> None:
    from decreta.documents import domain as documents
    from tests.files.papers import pdf

    made = offices.approved(office)
    taken = documents.take_number(document=made, idempotency_key="to-take-up", by=office.actor("clerk"))
    sealed = documents.seal(document=taken.document, pdf=pdf(), by=office.actor("clerk"))
    page, take_up = reverse("documents:document", args=[sealed.pk]), reverse("directives:take_up", args=[sealed.pk])
    assert take_up in browser(office, "secretary").get(page).content.decode()
    assert take_up not in browser(office, "head").get(page).content.decode()
    assert not Directive.objects.exists()


def test_a_task_that_waits_for_an_event_leads_to_recording_it(office: Office) -> None:
    like, secretary = task_due(office), browser(office, "secretary")
    clause = like.clause
    waits = {"kind": "event", "event_key": "ket-thuc-thi-diem", "amount": 10, "unit": "day"}
    task = assign_task(
        directive=like.directive,
        span=Span(clause.anchor, clause.start, clause.end, clause.raw_quote),
        titles=Titles("Sau thí điểm"),
        responsible=Responsible(lead=office.ministry),
        deadline=Deadline.from_data(waits),
        by=office.actor("secretary"),
    )
    page = reverse("directives:task", args=[task.pk])
    words = {"event": f"{task.body.code}:ket-thuc-thi-diem", "where": f"o:{office.ministry.pk}"}
    asked = urlencode(words)
    assert asked.replace("&", "&amp;") in secretary.get(page).content.decode()
    event = reverse("directives:event")
    form = secretary.get(f"{event}?{asked}").content.decode()
    assert f'value="o:{office.ministry.pk}" selected' in form
    data = {**words, "occurred_on": clock.today() - dt.timedelta(days=1)}
    assert secretary.post(event, data).status_code == 302
    assert event + "?" not in secretary.get(page).content.decode()

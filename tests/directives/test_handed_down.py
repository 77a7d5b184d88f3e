"""Work that was handed down, on the page of whoever handed it down: seen, judged, given time, taken back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.models import Assignment
from decreta.audit import sequencer
from decreta.core import clock
from decreta.directives.models import Task
from decreta.notifications.models import Notice
from tests.directives.tasks import directed
from tests.documents import office as offices
from tests.documents.office import Office

pytestmark = pytest.mark.django_db
DONE = "Đã xong phần dự thảo."


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def browser(office: Office, name: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.cookies["language"] = "en"
    client.force_login(office.holdings[name].person.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def handed_down(office: Office) -> tuple[Task, Assignment]:
    """The ministry's clerk hands the task to an officer."""
    task, by = directed(office), office.actor("ministry_clerk")
    upper = domain.receive(assignment=Assignment.objects.get(matter_id=task.pk), by=by)
    to = office.holdings["ministry_officer"]
    return task, domain.hand_down(assignment=upper, holding=to, note="Phối hợp với Vụ Pháp chế.", by=by)


def test_who_handed_down_is_told_sees_the_report_and_returns_or_accepts_it(office: Office) -> None:
    task, lower = handed_down(office)
    officer, clerk = browser(office, "ministry_officer"), browser(office, "ministry_clerk")
    domain.receive(assignment=lower, by=office.actor("ministry_officer"))
    sent = officer.post(reverse("assignments:report", args=[lower.pk]), {"text": DONE, "claims_done": "on"})
    assert sent.status_code == 302
    sequencer.run()
    told = Notice.objects.filter(kind="directives.reported").values_list("person_id", flat=True)
    assert list(told) == [office.holdings["ministry_clerk"].person_id]
    assert "Verify report" in clerk.get("/").content.decode()
    report = lower.reports.get()
    page = clerk.get(reverse("directives:task", args=[task.pk])).content.decode()
    verify = reverse("assignments:accept", args=[report.pk])
    assert verify in page and DONE in page and "Phối hợp với Vụ Pháp chế." in page
    # The committee sees what its ministry answers for, not who does the work inside.
    above = browser(office, "secretary").get(reverse("directives:task", args=[task.pk])).content.decode()
    assert DONE not in above and verify not in above
    assert browser(office, "secretary").get(verify).status_code == 404
    back = clerk.post(reverse("assignments:return_report", args=[report.pk]), {"reason": "Thiếu phụ lục."})
    assert back.status_code == 302
    assert "Thiếu phụ lục." in officer.get(reverse("directives:task", args=[task.pk])).content.decode()


def test_what_was_handed_down_is_taken_back_with_a_reason_and_told_in_the_history(office: Office) -> None:
    task, lower = handed_down(office)
    clerk = browser(office, "ministry_clerk")
    url = reverse("assignments:close", args=[lower.pk])
    assert url in clerk.get(reverse("directives:task", args=[task.pk])).content.decode()
    assert clerk.post(url, {"reason": ""}).status_code == 422
    assert clerk.post(url, {"reason": "Giao Vụ khác."}).status_code == 302
    page = clerk.get(reverse("directives:task", args=[task.pk])).content.decode()
    assert "Giao Vụ khác." in page and url not in page


def test_a_suspended_task_goes_on_and_only_its_head_gives_it_more_time(office: Office) -> None:
    task = directed(office)
    assignment = Assignment.objects.get(matter_id=task.pk)
    page = reverse("directives:task", args=[task.pk])
    secretary, head = browser(office, "secretary"), browser(office, "head")
    assert reverse("assignments:suspend", args=[assignment.pk]) in secretary.get(page).content.decode()
    rest = secretary.post(reverse("assignments:suspend", args=[assignment.pk]), {"reason": "Chờ luật."})
    assert rest.status_code == 302
    resume = reverse("assignments:resume", args=[assignment.pk])
    assert 'name="until"' not in secretary.get(resume).content.decode()
    later = clock.today() + dt.timedelta(days=30)
    wish = {"reason": "Đã có luật.", "until": later.isoformat()}
    # A day that a secretary writes in anyway is not a decision.
    assert secretary.post(resume, wish).status_code == 302
    assignment.refresh_from_db()
    assert assignment.current_lapses_at == assignment.baseline_lapses_at
    secretary.post(reverse("assignments:suspend", args=[assignment.pk]), {"reason": "Chờ tiếp."})
    assert head.post(resume, wish).status_code == 302
    assignment.refresh_from_db()
    assert assignment.current_lapses_at == clock.start_of_day(later + dt.timedelta(days=1))
    told = head.get(page).content.decode()
    assert "Chờ luật." in told and "Đã có luật." in told

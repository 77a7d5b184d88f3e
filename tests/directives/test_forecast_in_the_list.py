"""A forecast is changed in the row of the list: with a script in its cell, without one on a page that leads back."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.models import Assignment
from decreta.audit.models import Entry
from decreta.core import clock
from tests.directives.tasks import TITLE, directed
from tests.directives.test_handed_down import browser
from tests.documents import office as offices
from tests.documents.office import Office

pytestmark = pytest.mark.django_db
LIST = "/directives/?state=in_progress_in_time&page=1"
CELL = {"X-Cell": "1", "HX-Request": "true"}


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def received(office: Office) -> Assignment:
    assignment = Assignment.objects.get(matter_id=directed(office).pk)
    return domain.receive(assignment=assignment, by=office.actor("ministry_clerk"))


def day(days: int) -> dt.date:
    return clock.today() + dt.timedelta(days=days)


def written(days: int) -> str:
    return day(days).isoformat()


def pencil(client: Client) -> str | None:
    """Where the pencil of the only row leads."""
    page = client.get(reverse("directives:list") + "?cols=title,forecast").content.decode()
    found = re.search(r'class="cell-pen" href="([^"]+)"', page)
    return unescape(found[1]) if found else None


def forecast(assignment: Assignment) -> dt.date | None:
    return Assignment.objects.get(pk=assignment.pk).forecast_on


def test_who_answers_for_the_work_has_a_pencil_and_nobody_else(office: Office) -> None:
    task = directed(office)
    clerk, secretary = browser(office, "ministry_clerk"), browser(office, "secretary")
    assert pencil(clerk) is None, "not received yet"
    assignment = Assignment.objects.get(matter_id=task.pk)
    domain.receive(assignment=assignment, by=office.actor("ministry_clerk"))
    assert pencil(clerk) is not None
    assert pencil(secretary) is None
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=2)):
        assert pencil(clerk) is not None
        past = clerk.get(reverse("directives:list"), {"as_of": day(-1).isoformat()}).content.decode()
    assert TITLE in past and "cell-pen" not in past, "a day gone by is only read"
    url = reverse("assignments:forecast", args=[assignment.pk])
    assert secretary.get(url, headers=CELL).status_code == 404
    assert secretary.post(url, {"forecast_on": written(9), "read": ""}, headers=CELL).status_code == 404


def test_without_a_script_the_form_has_its_page_and_leads_back_to_the_list_as_it_was(office: Office) -> None:
    assignment, clerk = received(office), browser(office, "ministry_clerk")
    url = reverse("assignments:forecast", args=[assignment.pk])
    assert pencil(clerk) == f"{url}?back=%2Fdirectives%2F%3Fcols%3Dtitle%2Cforecast"
    shown = clerk.get(url, {"back": LIST}).content.decode()
    assert f'href="{LIST.replace("&", "&amp;")}">Back' in shown
    here = f"{url}?back={LIST.replace('?', '%3F').replace('&', '%26')}"
    wrong = clerk.post(here, {"forecast_on": written(-9), "read": ""})
    assert (wrong.status_code, forecast(assignment)) == (422, None)
    assert "lies in the past" in wrong.content.decode()
    done = clerk.post(here, {"forecast_on": written(9), "read": ""})
    assert (done.status_code, done["Location"], forecast(assignment)) == (302, LIST, day(9))
    away = clerk.post(f"{url}?back=//elsewhere.example/", {"forecast_on": written(8), "read": written(9)})
    assert away["Location"] == reverse("directives:task", args=[assignment.matter_id])


def test_in_the_cell_it_is_saved_once_under_its_key(office: Office) -> None:
    received(office)
    clerk = browser(office, "ministry_clerk")
    url = pencil(clerk)
    assert url is not None
    form = clerk.get(url, headers=CELL).content.decode()
    assert "<html" not in form and "<form" not in form and 'form=""' in form
    key = re.search(r'data-key="(\w+)"', form)
    assert key is not None
    sent = {"forecast_on": written(9), "read": ""}
    saved = clerk.post(url, sent, headers=CELL | {"Idempotency-Key": key[1]})
    assert saved.status_code == 200
    assert day(9).isoformat() in saved.content.decode() and "cell-pen" in saved.content.decode()
    again = clerk.post(url, sent, headers=CELL | {"Idempotency-Key": key[1]})
    assert again.headers["HX-Redirect"]
    assert Entry.objects.filter(kind="assignments.forecast_stated").count() == 1


def test_a_second_window_is_told_what_stands_and_keeps_what_was_typed(office: Office) -> None:
    assignment, clerk = received(office), browser(office, "ministry_clerk")
    url = reverse("assignments:forecast", args=[assignment.pk])
    clerk.post(url, {"forecast_on": written(9), "read": ""}, headers=CELL)
    late = clerk.post(url, {"forecast_on": written(20), "read": ""}, headers=CELL)
    text = late.content.decode()
    assert (late.status_code, forecast(assignment)) == (422, day(9))
    assert "Somebody has changed it" in text and f'value="{written(20)}"' in text
    assert f'data-read="{written(9)}"' in text and "Stands now:" in text
    page = clerk.post(url, {"forecast_on": written(20), "read": ""})
    assert page.status_code == 422 and f'name="read" value="{written(9)}"' in page.content.decode()
    clerk.post(url, {"forecast_on": written(20), "read": written(9)}, headers=CELL)
    assert forecast(assignment) == day(20)

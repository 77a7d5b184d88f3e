"""Who has own work in hand is named and changed in the row of the list, and the row is renewed where that changes it."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.models import Assignment
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.core.errors import NotAllowed, NotNow, Stale
from tests.directives.tasks import TITLE, directed
from tests.directives.test_forecast_in_the_list import CELL
from tests.directives.test_handed_down import browser
from tests.documents import office as offices
from tests.documents.office import Office

pytestmark = pytest.mark.django_db
OWN = {"cols": "title,charge,forecast,light"}


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


@pytest.fixture
def received(office: Office) -> Assignment:
    task = directed(office, deadline=Deadline.of_day(clock.today() + dt.timedelta(days=20)))
    return domain.receive(assignment=Assignment.objects.get(matter_id=task.pk), by=office.actor("ministry_clerk"))


def listed(client: Client, **query: str) -> str:
    return client.get(reverse("directives:list"), OWN | query).content.decode()


def words(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", markup).split())


def pencils(client: Client) -> list[str]:
    """Where the pencils of the only row lead."""
    return [unescape(one) for one in re.findall(r'class="cell-pen" href="([^"?]+)', listed(client))]


def in_hand(assignment: Assignment) -> list[Assignment]:
    return list(assignment.handed_down.filter(closed_at=None))


def officer_key(office: Office, name: str = "ministry_officer") -> str:
    return f"h:{office.holdings[name].pk}"


def test_who_speaks_for_the_agency_names_the_officer_and_nobody_else(office: Office, received: Assignment) -> None:
    clerk, url = browser(office, "ministry_clerk"), reverse("assignments:charge", args=[received.pk])
    assert url in pencils(clerk)
    for name in ("secretary", "chief"):
        other = browser(office, name)
        assert url not in pencils(other), name
        assert other.get(url, headers=CELL).status_code == 404, name
        assert other.post(url, {"to": officer_key(office), "read": ""}, headers=CELL).status_code == 404, name
    form = clerk.get(url, headers=CELL).content.decode()
    assert "<html" not in form and 'form=""' in form and officer_key(office) in form and "Officers" in form
    saved = clerk.post(url, {"to": officer_key(office), "read": ""}, headers=CELL)
    person = office.holdings["ministry_officer"].person.full_name
    assert (saved.status_code, person in saved.content.decode()) == (200, True)
    (lower,) = in_hand(received)
    assert lower.holding_id == office.holdings["ministry_officer"].pk
    assert person in listed(clerk)
    assert person in listed(browser(office, "ministry_officer")), "he reads that it is his"
    assert person not in listed(browser(office, "secretary")), "the committee does not see who does the work inside"
    with pytest.raises(NotAllowed):
        domain.put_in_charge(assignment=received, to=None, read=officer_key(office), by=office.actor("secretary"))


def test_another_takes_its_place_through_the_acts_there_are(office: Office, received: Assignment) -> None:
    by, first = office.actor("ministry_clerk"), office.holdings["ministry_officer"]
    inner = Deadline.of_day(clock.today() + dt.timedelta(days=5))
    domain.hand_down(assignment=received, holding=first, deadline=inner, by=by)
    unit = first.post.unit
    client, url = browser(office, "ministry_clerk"), reverse("assignments:charge", args=[received.pk])
    late = client.post(url, {"to": f"u:{unit.pk}", "read": ""}, headers=CELL)
    text = late.content.decode()
    assert late.status_code == 422 and "Somebody has changed it" in text and "Stands now:" in text
    assert f'data-read="{officer_key(office)}"' in text and re.search(rf'value="u:{unit.pk}" selected', text)
    done = client.post(f"{url}?back=/directives/%3Fmine%3D1", {"to": f"u:{unit.pk}", "read": officer_key(office)})
    assert (done.status_code, done["Location"]) == (302, "/directives/?mine=1")
    (lower,) = in_hand(received)
    assert (lower.unit_id, lower.deadline) == (unit.pk, inner.to_data()), "the inner deadline passes on"
    kinds = list(Entry.objects.filter(about__contains=[f"assignments.assignment:{received.pk}"]).values_list("kind"))
    assert kinds.count(("assignments.handed_down",)) == 2
    assert Entry.objects.filter(kind="assignments.closed").count() == 1
    before = Entry.objects.count()
    assert domain.put_in_charge(assignment=received, to=unit, read=f"u:{unit.pk}", by=by) is None
    assert Entry.objects.count() == before, "nothing differs, nothing is written"
    client.post(url, {"to": "", "read": f"u:{unit.pk}"}, headers=CELL)
    assert in_hand(received) == []


def test_what_several_have_or_awaits_an_answer_is_not_changed_in_passing(office: Office, received: Assignment) -> None:
    by, officer = office.actor("ministry_clerk"), office.holdings["ministry_officer"]
    lower = domain.hand_down(assignment=received, holding=officer, by=by)
    mine = office.actor("ministry_officer")
    domain.receive(assignment=lower, by=mine)
    with pytest.raises(Stale):
        domain.put_in_charge(assignment=received, to=None, read="", by=by)
    domain.report(assignment=lower, text="Đã xong.", claims_done=True, evidence=[], by=mine)
    with pytest.raises(NotNow) as waits:
        domain.put_in_charge(assignment=received, to=None, read=officer_key(office), by=by)
    domain.hand_down(assignment=received, unit=officer.post.unit, by=by)
    with pytest.raises(NotNow) as several:
        domain.put_in_charge(assignment=received, to=None, read=officer_key(office), by=by)
    assert [one.value.problems[0].code for one in (waits, several)] == ["reported", "several"]
    assert reverse("assignments:charge", args=[received.pk]) not in pencils(browser(office, "ministry_clerk"))


def test_the_row_is_asked_for_anew_with_its_light(office: Office, received: Assignment) -> None:
    clerk = browser(office, "ministry_clerk")
    key = str(received.matter_id)

    def row(**query: str) -> Any:
        return clerk.get(reverse("directives:list"), OWN | query, headers={"X-Row": key})

    before = row().content.decode()
    assert before.startswith("<tr data-row") and before.count("<tr") == 1 and TITLE in before and "Grey" in before
    late = clock.today() + dt.timedelta(days=40)
    clerk.post(reverse("assignments:forecast", args=[received.pk]), {"forecast_on": late.isoformat(), "read": ""})
    after = row().content.decode()
    assert "Red" in after and "Grey" not in after
    assert words(after) in words(listed(clerk)), "it is the row that the page shows"
    assert row(state="overdue").status_code == 204, "it is not what the list asks for"
    for other in ("nonsense", "00000000-0000-4000-8000-000000000000"):
        assert clerk.get(reverse("directives:list"), headers={"X-Row": other}).status_code == 204
    assert browser(office, "officer").get(reverse("directives:list"), headers={"X-Row": key}).status_code == 204


def test_the_column_costs_one_statement_whatever_the_rows(office: Office, received: Assignment) -> None:
    client = browser(office, "ministry_clerk")

    def statements(columns: str) -> int:
        client.get(reverse("directives:list"), {"cols": columns})
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("directives:list"), {"cols": columns})
        return len(queries)

    assert statements("title,charge") == statements("title") + 1
    officer = office.holdings["ministry_officer"]
    domain.hand_down(assignment=received, holding=officer, by=office.actor("ministry_clerk"))
    assert statements("title,charge") == statements("title") + 1

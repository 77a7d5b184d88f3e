"""Proposed points, templates, rules of reporting and reviews by machine: as their pages show them, to the same people."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.agendas import domain as agendas
from decreta.core import clock
from decreta.directives.models import Directive, Task
from decreta.reviews import domain as reviews
from tests.api.machine import Machine
from tests.lists import growing
from tests.meetings.office import secretary as clerk_of


@pytest.fixture
def stranger(office) -> Machine:
    return Machine("ministry_clerk", office.holdings["ministry_clerk"].pk)


@pytest.fixture
def administrator(office) -> Machine:
    return Machine("administrator", office.holdings["administrator"].pk)


def test_a_proposed_point_is_the_units_own_until_it_lets_it_out(office, secretary, stranger) -> None:
    words = {"title": "Quỹ dữ liệu", "why": "Chưa có nguồn.", "asked": "Đồng ý lập quỹ."}
    made = agendas.propose_point(body=office.body, by=office.actor("officer"), **words)
    path, officer = f"/proposed-points/{made.pk}", Machine("officer", office.holdings["officer"].pk)
    seen = officer.get(path)
    assert (seen["state"]["code"], seen["waits_for"]["code"], seen["why"]) == ("review", "unit_head", "Chưa có nguồn.")
    assert [one["kind"]["code"] for one in seen["steps"]] == ["proposed"]
    assert (seen["point"], seen["papers"]) == (None, [])
    assert secretary.send("GET", path).status_code == 404
    agendas.approve_proposal(proposal=made, by=office.actor("chief"))
    assert secretary.get(path)["waits_for"]["code"] == "secretary"
    assert [one["id"] for one in secretary.get("/proposed-points?state=review")["items"]] == [str(made.pk)]
    assert stranger.get("/proposed-points")["items"] == []
    assert stranger.send("GET", path).status_code == 404


def test_templates_are_offered_to_those_who_prepare(office, secretary, stranger) -> None:
    growing.agenda_template(office)
    (seen,) = secretary.get(f"/agenda-templates?body={office.body.code}")["items"]
    assert {one["rhythm"]["code"] for one in seen["points"]} == {"each"}
    assert stranger.get("/agenda-templates")["items"] == []


def test_a_rule_of_reporting_is_seen_with_what_was_missed(office, secretary, administrator) -> None:
    growing.missed_report(office)
    task = Task.objects.get()
    (rule,) = secretary.get(f"/report-rules?body={office.body.code}")["items"]
    assert (rule["task"], rule["body"], rule["unit"]["code"], rule["holds"]) == (str(task.pk), None, "day", True)
    assert secretary.get(f"/report-rules/{rule['id']}") == rule
    assert [one["task"] for one in secretary.get("/missed-reports")["items"]] == [str(task.pk)]
    kept = secretary.get(f"/tasks/{task.pk}/reporting")
    assert (kept["state"]["code"], kept["owed"], kept["missed"]) == ("late", 3, 3)
    assert administrator.get("/report-rules")["items"] == administrator.get("/missed-reports")["items"] == []
    for path in (f"/report-rules/{rule['id']}", f"/tasks/{task.pk}/reporting"):
        assert administrator.send("GET", path).status_code == 404


def test_directives_without_an_end_are_listed_by_the_day_of_their_review(office, secretary, administrator) -> None:
    for _n in range(3):
        growing.endless_task(office)
    first, *_others = Directive.objects.order_by("pk")
    by = clerk_of(office)
    reviews.move(directive=first, reason="Chờ tổng kết.", next_on=clock.today() + dt.timedelta(days=400), by=by)
    listed = secretary.get("/reviews")["items"]
    assert [one["review_on"] for one in listed] == sorted(one["review_on"] for one in listed)
    assert listed[-1]["directive"] == str(first.pk)
    page = secretary.get("/reviews?limit=1")
    rest = secretary.get(f"/reviews?limit=2&after={page['after']}")
    assert [*page["items"], *rest["items"]] == listed
    assert secretary.get("/reviews?state=due")["items"] == []
    seen = secretary.get(f"/reviews/{first.pk}")
    assert (seen["endless"], len(seen["tasks"])) == (1, 1)
    assert [(one["kind"]["code"], one["reason"]) for one in seen["steps"]] == [("moved", "Chờ tổng kết.")]
    assert administrator.get("/reviews")["items"] == []
    assert administrator.send("GET", f"/reviews/{first.pk}").status_code == 404

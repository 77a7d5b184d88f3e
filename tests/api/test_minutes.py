"""Minutes, decisions and attendance by machine: what their pages tell, to whom, and as of which day."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decreta.accounts import limits
from decreta.core import clock
from decreta.meetings.models import AgendaItem, Conclusion
from decreta.minutes import domain
from tests.api.machine import Machine
from tests.lists import growing_minutes
from tests.meetings.office import DAY, moment
from tests.meetings.office import secretary as clerk_of
from tests.minutes.office import DEADLINE, begun, held


@pytest.fixture
def member(office) -> Machine:
    return Machine("member", office.holdings["member"].pk)


@pytest.fixture
def stranger(office) -> Machine:
    return Machine("ministry_clerk", office.holdings["ministry_clerk"].pk)


def test_minutes_are_read_by_their_writer_first_and_by_members_in_an_edition(
    office, secretary, member, stranger
) -> None:
    minutes = begun(office)
    path = f"/minutes/{minutes.pk}"
    assert (secretary.get(path)["edition"], secretary.get(path)["editions"]) == (None, [])
    assert member.send("GET", path).status_code == 404
    assert member.get("/minutes")["items"] == []
    with clock.frozen(moment(11)):
        domain.circulate(minutes=minutes, until=DEADLINE, by=clerk_of(office))
        domain.comment(minutes=minutes, stance="remarks", text="Thiếu số liệu.", key="", by=office.actor("member"))
    seen = member.get(path)
    assert (seen["edition"], seen["state"]["code"], [one["text"] for one in seen["remarks"]]) == (
        1,
        "circulated",
        ["Thiếu số liệu."],
    )
    edition = member.get(f"{path}/editions/1")
    assert edition["passages"] == seen["passages"]
    assert edition["content_hash"] == minutes.editions.get().content_hash
    assert [one["id"] for one in member.get("/minutes?state=circulated")["items"]] == [str(minutes.pk)]
    assert member.send("GET", f"{path}/editions/2").status_code == 404
    for where in (path, f"{path}/editions/1"):
        assert stranger.send("GET", where).status_code == 404


def test_an_edition_has_nothing_of_a_point_that_one_does_not_read(office, secretary, member) -> None:
    sitting = held(office)
    item = AgendaItem.objects.filter(sitting=sitting).order_by("position")[0]
    AgendaItem.objects.filter(pk=item.pk).update(audience="named")
    minutes = domain.begin(sitting=sitting, by=clerk_of(office))
    with clock.frozen(moment(11)):
        domain.circulate(minutes=minutes, until=DEADLINE, by=clerk_of(office))
    path = f"/minutes/{minutes.pk}/editions/1"
    assert str(item.pk) in {one["point"] for one in secretary.get(path)["passages"]}
    assert str(item.pk) not in {one["point"] for one in member.get(path)["passages"]}
    assert item.title not in str(member.get(f"/minutes/{minutes.pk}"))


def test_a_decision_tells_what_holds_of_it_on_a_day(office, secretary, member, stranger) -> None:
    sitting = held(office)
    conclusions = list(Conclusion.objects.filter(item__sitting=sitting).select_related("item__sitting__body"))
    first, second = domain.enter_conclusions(sitting=sitting, conclusions=conclusions, by=clerk_of(office)) or []
    with clock.frozen(moment(12)):
        by = clerk_of(office)
        third = domain.enter_decision(sitting=sitting, subject="Về việc khác", text="Bãi bỏ quyết định số 1.", by=by)
        assert third is not None
        domain.link_decisions(later=third, earlier=first, kind="revokes", effective_on=DAY, by=by)
    path = f"/decisions/{first.pk}"
    seen = member.get(path)
    assert (seen["symbol"], seen["life"]["code"], seen["sitting"]) == (first.symbol, "revoked", str(sitting.pk))
    assert [(one["decision"], one["kind"]["code"]) for one in seen["changed_by"]] == [(str(third.pk), "revokes")]
    assert (seen["work"]["code"], seen["tasks"]) == ("none", [])
    assert member.get(f"{path}?as_of=2025-03-01")["life"]["code"] != "revoked"
    listed = member.get("/decisions?life=revoked")
    assert ([one["id"] for one in listed["items"]], listed["as_of"]) == ([str(first.pk)], str(DAY))
    assert len(member.get("/decisions")["items"]) == 3
    assert [one["id"] for one in member.get("/decisions?q=bai bo")["items"]] == [str(third.pk)]
    assert stranger.get("/decisions")["items"] == []
    assert stranger.send("GET", path).status_code == 404
    AgendaItem.objects.filter(pk=second.item_id).update(audience="named")
    assert member.send("GET", f"/decisions/{second.pk}").status_code == 404
    assert secretary.get(f"/decisions/{second.pk}")["id"] == str(second.pk)


def test_attendance_costs_the_same_for_one_sitting_and_for_three(office, member, stranger, monkeypatch) -> None:
    monkeypatch.setattr(limits, "TOLD_EVERY", float("inf"))
    limits._counts.clear()
    path, found = f"/bodies/{office.body.code}/attendance", []
    for more in (1, 2):
        for _n in range(more):
            growing_minutes.closed(office)
        member.get(path)
        with CaptureQueriesContext(connection) as queries:
            seen = member.get(path)
        found.append((len(queries), len(seen["items"])))
    assert found[0][0] == found[1][0] <= 7
    assert found[0][1] < found[1][1]
    assert max(one["invited"] for one in seen["items"]) == seen["sittings"] == 3
    assert all(one["invited"] == one["present"] + one["excused"] + one["absent"] for one in seen["items"])
    assert stranger.send("GET", path).status_code == 404
    assert member.send("GET", f"{path}?term=all").status_code == 200


def test_what_stands_in_the_register_is_not_changed_by_machine_either(office, secretary) -> None:
    sitting = held(office)
    first, second = Conclusion.objects.filter(item__sitting=sitting).select_related("item").order_by("item__position")
    domain.enter_conclusions(sitting=sitting, conclusions=[first], by=clerk_of(office))
    path = f"/conclusions/{first.pk}"
    for method, where, data in (
        ("PATCH", path, {"text": "Khác.", "expected_revision": 1}),
        ("DELETE", path, None),
    ):
        answer = secretary.send(method, where, data)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (409, "in_the_record")
    assert secretary.get(path)["text"] == first.text
    assert secretary.send("DELETE", f"/conclusions/{second.pk}").status_code == 204

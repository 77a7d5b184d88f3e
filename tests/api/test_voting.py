"""Ballots by machine: what their page tells, and nothing of what it keeps back."""

from __future__ import annotations

import pytest

from decreta.meetings.models import AgendaItem
from decreta.organisation.models import Holding
from decreta.voting import domain
from tests.api.machine import Machine
from tests.meetings.office import secretary as clerk_of
from tests.voting import secret_office
from tests.voting.office import actor, chair_of, item_of, put, session_of, voters, votes


@pytest.fixture
def session(office):
    return session_of(office)


@pytest.fixture
def stranger(office) -> Machine:
    return Machine("ministry_clerk", office.holdings["ministry_clerk"].pk)


def test_a_ballot_by_name_tells_nothing_before_its_closing_and_every_name_after_it(
    office, session, secretary, stranger
) -> None:
    ballot = put(office, session, manner="by_name")
    first, second, *_others = voters(session)
    votes(ballot, {chair_of(session): "agree", first: "disagree", second: "agree"})
    path = f"/ballots/{ballot.pk}"
    seen = secretary.get(path)
    assert (seen["result"], {one["votes"] for one in seen["options"]}) == (None, {None})
    assert (seen["voted"], seen["voters"], {one["answer"] for one in seen["roll"]}) == (3, 5, {None})
    domain.close_ballot(ballot=ballot, by=clerk_of(office))
    seen = secretary.get(path)
    assert [one["votes"] for one in seen["options"]] == [2, 1, 0]
    assert seen["result"]["outcome"]["code"] == "rejected"
    assert (seen["result"]["cast"], seen["result"]["not_cast"]) == (3, 2)
    said = {one["holding"]["id"]: one["answer"] for one in seen["roll"]}
    assert (said[str(first.holding_id)], said[str(second.holding_id)]) == (2, 1)
    assert sorted(map(str, said.values())) == ["1", "1", "2", "None", "None"]
    assert secretary.send("GET", path + "/papers").status_code == 404
    tag = secretary.send("GET", path)["ETag"]
    assert secretary.send("GET", path, If_None_Match=tag).status_code == 304
    assert [one["id"] for one in secretary.get("/ballots?closed=1")["items"]] == [str(ballot.pk)]
    assert stranger.get("/ballots")["items"] == []
    assert stranger.send("GET", path).status_code == 404


def test_an_open_vote_gives_totals_and_no_names_and_an_annulled_one_no_result(office, session, secretary) -> None:
    ballot = put(office, session)
    votes(ballot, dict.fromkeys(voters(session), "agree"))
    domain.close_ballot(ballot=ballot, by=clerk_of(office))
    seen = secretary.get(f"/ballots/{ballot.pk}")
    assert (seen["result"]["outcome"]["code"], seen["options"][0]["votes"]) == ("adopted", 4)
    assert {one["answer"] for one in seen["roll"]} == {None}
    assert sum(one["has_voted"] for one in seen["roll"]) == 4
    domain.annul_ballot(ballot=ballot, reason="Hỏi sai", by=clerk_of(office))
    seen = secretary.get(f"/ballots/{ballot.pk}")
    assert (seen["result"], seen["options"][0]["votes"], seen["annulled_because"]) == (None, None, "Hỏi sai")
    assert secretary.get(f"/ballots?closed=1&sitting={session.pk}")["items"] == []


def test_a_secret_ballot_tells_how_many_then_who_took_part_then_its_papers_and_never_how(
    office, session, secretary, stranger
) -> None:
    tellers = voters(session)[:2]
    ballot, keys = secret_office.opened(office, session, tellers)
    path = f"/ballots/{ballot.pk}"
    for one, said in zip(voters(session), ("agree", "agree", "disagree"), strict=False):
        secret_office.cast(ballot, one, said)
    seen = secretary.get(path)
    assert (seen["roll"], seen["result"], seen["voted"]) == (None, None, 3)
    assert secretary.send("GET", path + "/papers").status_code == 404
    count = secret_office.counted(office, ballot, keys)
    seen = secretary.get(path)
    assert [one["votes"] for one in seen["options"]] == [2, 1, 0]
    assert {one["answer"] for one in seen["roll"]} == {None}
    assert sum(one["has_voted"] for one in seen["roll"]) == 3
    listed = secretary.get(path + "/papers")
    assert (listed["papers"], listed["took_part"]) == ([list(one) for one in count.papers], 3)
    assert not {str(one.holding_id) for one in voters(session)} & set(str(listed).split("'"))
    assert stranger.send("GET", path + "/papers").status_code == 404


def test_a_ballot_under_a_confidential_point_is_for_those_who_read_the_point(office, session, secretary) -> None:
    guest = next(one for one in session.invitations.select_related("holding__person") if one.part == "guest")
    item = item_of(session)
    ballot = put(office, session, item=item)
    Holding.objects.filter(pk=guest.holding_id).update(valid_to=None)  # he is in the body still, here as a guest
    reader = Machine(guest.holding.person.user.username, guest.holding_id)
    assert reader.get(f"/ballots/{ballot.pk}")["id"] == str(ballot.pk)
    AgendaItem.objects.filter(pk=item.pk).update(audience="members")
    assert reader.send("GET", f"/ballots/{ballot.pk}").status_code == 404
    assert reader.get("/ballots")["items"] == []
    assert secretary.get(f"/ballots?point={item.pk}")["items"][0]["id"] == str(ballot.pk)
    assert actor(guest).person_id is not None

"""Followers read every entry that they want, each exactly once, and cost next to nothing while nothing is new."""

from __future__ import annotations

from typing import Any

import pytest

from decreta.audit import Ref, followers, record, sequencer
from decreta.audit.models import Follower, FollowerFailure
from decreta.core.actor import Actor

pytestmark = pytest.mark.django_db
BY, THING = Actor.system("tests"), Ref("tests.thing", "1")


@pytest.fixture(autouse=True)
def heard(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Three followers, and what each has heard: of one kind, of another, of everything of this area."""
    found: dict[str, list[str]] = {"a": [], "b": [], "all": []}
    monkeypatch.setattr(followers, "FOLLOWERS", {})
    monkeypatch.setattr(sequencer, "FOLLOWERS", followers.FOLLOWERS)
    for name, kinds in (("a", ("tests.a",)), ("b", ("tests.b",)), ("all", ("tests.",))):
        followers.follow(name, kinds=kinds, handler=lambda entry, name=name: found[name].append(entry.facts["n"]))
    sequencer.run()
    return found


def say(kind: str, n: int) -> None:
    record(kind, by=BY, on=THING, facts={"n": n})


def test_each_hears_what_it_wants_once_and_in_order(heard: dict[str, list[int]]) -> None:
    say("tests.a", 1)
    say("tests.b", 2)
    say("other.a", 3)
    sequencer.run()
    say("tests.a", 4)
    sequencer.run()
    sequencer.run()
    assert heard == {"a": [1, 4], "b": [2], "all": [1, 2, 4]}
    assert len(set(Follower.objects.filter(name__in=heard).values_list("next_index", flat=True))) == 1


def test_nothing_new_costs_the_same_however_many_follow(django_assert_num_queries: Any) -> None:
    say("tests.a", 1)
    sequencer.run()
    with django_assert_num_queries(6):  # the transaction, its lock and the look for what is pending; who is how far
        sequencer.run()


def test_who_is_set_back_reads_again(heard: dict[str, list[int]]) -> None:
    say("tests.b", 1)
    say("tests.a", 2)
    sequencer.run()
    Follower.objects.filter(name="b").update(next_index=0)
    sequencer.run()
    assert heard["b"] == [1, 1]
    assert heard["a"] == [2]


def test_an_entry_that_cannot_be_digested_is_kept_and_holds_up_nobody(heard: dict[str, list[int]]) -> None:
    followers.follow("weak", kinds=("tests.a",), handler=lambda entry: 1 / (entry.facts["n"] - 1))
    say("tests.a", 1)
    say("tests.a", 2)
    sequencer.run()
    assert FollowerFailure.objects.get().follower == "weak"
    assert heard["a"] == [1, 2]

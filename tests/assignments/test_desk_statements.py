"""Whatever posts a person has, what waits for him is asked by statements that are written once."""

from __future__ import annotations

import contextlib
import datetime as dt
import random
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import EmptyResultSet

from decreta.assignments import desk
from decreta.core import ahead
from decreta.core.actor import Actor
from decreta.organisation.enums import Role
from decreta.organisation.rules import capabilities_of
from decreta.ui import desk as desks
from decreta.ui import search

pytestmark = pytest.mark.django_db


def posts(chance: random.Random) -> tuple[Actor, ...]:
    """One to four posts of a person, in houses, units and bodies that overlap or do not."""
    known = [UUID(int=chance.getrandbits(128), version=4) for _ in range(8)]

    def some(most: int) -> frozenset[UUID]:
        return frozenset(chance.sample(known, chance.randint(0, most)))

    person = known[0]
    found = []
    for _post in range(chance.randint(1, 4)):
        role, houses = chance.choice(list(Role)), some(2)
        found.append(
            Actor(
                person_id=person,
                role=role,
                holding_id=chance.choice([None, UUID(int=chance.getrandbits(128), version=4)]),
                capabilities=capabilities_of(role, in_organisation=bool(houses)),
                organisation_ids=houses,
                unit_ids=some(2),
                body_ids=some(4),
                served_body_ids=some(6),
            )
        )
    return tuple(found)


def test_panels_ask_by_statements_that_are_asked_together(django_assert_num_queries: Any) -> None:
    """What a panel asks otherwise would be asked twice, and by itself (`core.ahead`)."""
    for seed in range(8):
        actors = posts(random.Random(seed))
        with django_assert_num_queries(0), ahead.gathering() as asked:
            for panel in desks._registry.panels.values():
                assert list(panel(actors, dt.datetime(2025, 3, 31, tzinfo=dt.UTC))) == []
        assert not by_itself(asked)


@pytest.mark.parametrize("words", ["thông báo", "06-TB/BCĐ", "NV 12/03"])
def test_searches_ask_by_statements_that_are_asked_together(words: str, django_assert_num_queries: Any) -> None:
    for seed in range(8):
        (actor, *_others) = posts(random.Random(seed))
        with django_assert_num_queries(0), ahead.gathering() as asked:
            for one in search._registry.definitions.values():
                assert one.find(words, actor) == []
        assert len(asked) == len(search._registry.definitions)
        assert not by_itself(asked)


def by_itself(asked: Sequence[ahead.Asked]) -> list[str]:
    """The statements whose rows do not travel in another."""
    found = []
    for one in asked:
        with contextlib.suppress(EmptyResultSet):
            if one.travelling().sql.startswith("EXISTS"):
                found.append(one.prepared.__qualname__)
    return found


@pytest.mark.parametrize("seed", range(8))
def test_statements_of_the_desk_are_kept_for_any_posts(seed: int) -> None:
    actors = posts(random.Random(seed))
    giving = tuple(one for one in actors if desk.gives(one))
    assert desk._unverified.is_kept(actors, giving, dt.date(2025, 3, 31))
    assert desk._disputed.is_kept(actors, giving, dt.date(2025, 3, 31))
    assert desk._undecided.is_kept(actors, giving, dt.date(2025, 3, 31))
    assert desk._pressing.is_kept(actors, dt.datetime(2025, 3, 31, tzinfo=dt.UTC))

"""Workflows are tables of one form; every state has an owner or is an end; acts and entries have one name each."""

from __future__ import annotations

import importlib
from enum import Enum

import pytest

from tests.architecture.source import trees

AREAS = sorted(name.split(".")[1] for name in trees() if name.endswith(".states"))


def tables(area: str):
    return importlib.import_module(f"decreta.{area}.states")


@pytest.mark.parametrize("area", AREAS)
def test_every_state_of_the_enumeration_stands_in_the_tables(area: str) -> None:
    found = tables(area)
    every = set(type(next(iter(found.TRANSITIONS))))
    assert issubclass(type(next(iter(every))), Enum)
    assert set(found.TRANSITIONS) == set(found.OWNERS) == every
    assert {target for acts in found.TRANSITIONS.values() for target in acts.values()} <= every


@pytest.mark.parametrize("area", AREAS)
def test_every_state_has_somebody_who_can_carry_it_on_or_is_an_end(area: str) -> None:
    found = tables(area)
    assert all(type(owners) is tuple for owners in found.OWNERS.values())
    assert [state for state, owners in found.OWNERS.items() if owners and not found.TRANSITIONS[state]] == []


@pytest.mark.parametrize("area", AREAS)
def test_every_state_is_reached_from_the_first(area: str) -> None:
    found = tables(area)
    reached = [next(iter(found.TRANSITIONS))]
    for state in reached:
        reached += [target for target in found.TRANSITIONS[state].values() if target not in reached]
    assert set(reached) == set(found.TRANSITIONS)


@pytest.mark.parametrize("area", AREAS)
def test_states_py_holds_tables_and_nothing_else(area: str) -> None:
    found = trees()[f"decreta.{area}.states"]
    kinds = {type(node).__name__ for node in found.body}
    assert kinds <= {"Expr", "ImportFrom", "Assign", "AnnAssign"}

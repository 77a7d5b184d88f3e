"""Workflows are tables of one form; every state has an owner or is an end; acts and entries have one name each."""

from __future__ import annotations

import importlib
from enum import Enum

import pytest

from tests.architecture.source import trees

AREAS = sorted(name.split(".")[1] for name in trees() if name.endswith(".states"))


def tables_of(area: str):
    """Every table of transitions of an area, with its owners and where a thing may begin."""
    found = importlib.import_module(f"decreta.{area}.states")
    for name in sorted(name for name in vars(found) if name.endswith("TRANSITIONS")):
        transitions = getattr(found, name)
        begins = getattr(found, name.replace("TRANSITIONS", "BEGINS"), (next(iter(transitions)),))
        yield name, transitions, getattr(found, name.replace("TRANSITIONS", "OWNERS")), begins


TABLES = [pytest.param(*table[1:], id=f"{area}.{table[0].lower()}") for area in AREAS for table in tables_of(area)]


@pytest.mark.parametrize(("transitions", "owners", "begins"), TABLES)
def test_every_state_of_the_enumeration_stands_in_the_tables(transitions, owners, begins) -> None:
    every = set(type(next(iter(transitions))))
    assert issubclass(type(next(iter(every))), Enum)
    assert set(transitions) == set(owners) == every
    assert {target for acts in transitions.values() for target in acts.values()} <= every


@pytest.mark.parametrize(("transitions", "owners", "begins"), TABLES)
def test_every_state_has_somebody_who_can_carry_it_on_or_is_an_end(transitions, owners, begins) -> None:
    assert all(type(who) is tuple for who in owners.values())
    assert [state for state, who in owners.items() if who and not transitions[state]] == []


@pytest.mark.parametrize(("transitions", "owners", "begins"), TABLES)
def test_every_state_is_reached_from_a_beginning(transitions, owners, begins) -> None:
    reached = list(begins)
    for state in reached:
        reached += [target for target in transitions[state].values() if target not in reached]
    assert set(reached) == set(transitions)


@pytest.mark.parametrize("area", AREAS)
def test_states_py_holds_tables_and_nothing_else(area: str) -> None:
    found = trees()[f"decreta.{area}.states"]
    kinds = {type(node).__name__ for node in found.body}
    assert kinds <= {"Expr", "ImportFrom", "Assign", "AnnAssign"}

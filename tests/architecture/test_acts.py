"""An act has one door: by keyword, `by` whom, in a transaction, with an entry."""

from __future__ import annotations

import inspect

import pytest

from decreta.audit import Ref, record
from decreta.audit.acts import ActWithoutEntry
from decreta.audit.models import Entry
from decreta.core.actor import Actor
from decreta.core.models import Setting
from tests.architecture.source import functions
from tests.exercised import every_act

SYSTEM = Actor.system("tests")


@pytest.fixture
def act(monkeypatch):
    """The door, with a register of its own."""
    from decreta.audit import acts

    monkeypatch.setattr(acts, "ACTS", {})
    return acts.act


def test_every_act_that_is_written_is_registered() -> None:
    assert len(every_act()) == sum(one.is_act for one in functions().values())


def test_every_act_is_named_after_its_area() -> None:
    areas = {name: inspect.unwrap(one.function).__module__.split(".")[1] for name, one in every_act().items()}
    assert {name: area for name, area in areas.items() if name.split(".")[0] != area} == {}


def test_every_act_takes_its_arguments_by_keyword_and_says_by_whom() -> None:
    for name, one in every_act().items():
        parameters = inspect.signature(inspect.unwrap(one.function)).parameters
        assert "by" in parameters, name
        assert all(each.kind in {each.KEYWORD_ONLY, each.VAR_KEYWORD} for each in parameters.values()), name


def test_every_act_says_what_it_does() -> None:
    assert [name for name, one in every_act().items() if not inspect.getdoc(inspect.unwrap(one.function))] == []


def test_an_act_with_arguments_by_position_is_refused_at_start_up(act) -> None:
    with pytest.raises(TypeError, match="keyword-only"):
        act("tests.by_position")(lambda thing, *, by: thing)


def test_an_act_that_does_not_say_by_whom_is_refused_at_start_up(act) -> None:
    with pytest.raises(TypeError, match="`by`"):
        act("tests.by_nobody")(lambda *, thing: thing)


def test_two_acts_of_one_name_are_refused_at_start_up(act) -> None:
    act("tests.twice")(lambda *, by: None)
    with pytest.raises(TypeError, match="twice"):
        act("tests.twice")(lambda *, by: None)


@pytest.mark.django_db
def test_an_act_without_an_entry_is_taken_back(act) -> None:
    @act("tests.silent")
    def silent(*, by: Actor) -> Setting:
        return Setting.objects.create(key="tests.silent", value=1)

    with pytest.raises(ActWithoutEntry):
        silent(by=SYSTEM)
    assert not Setting.objects.filter(key="tests.silent").exists()


@pytest.mark.django_db
def test_an_act_that_says_nothing_changed_is_caught_when_something_did(act) -> None:
    """The door believes `None`; the suite does not."""

    @act("tests.untrue")
    def untrue(*, by: Actor) -> None:
        Setting.objects.create(key="tests.untrue", value=1)

    with pytest.raises(ActWithoutEntry, match="wrote rows"):
        untrue(by=SYSTEM)


@pytest.mark.django_db
def test_an_act_that_fails_leaves_neither_rows_nor_entry(act) -> None:
    @act("tests.failing")
    def failing(*, by: Actor) -> None:
        Setting.objects.create(key="tests.failing", value=1)
        record("tests.failing", by=by, on=Ref("tests.thing", "1"), facts={})
        raise RuntimeError

    with pytest.raises(RuntimeError):
        failing(by=SYSTEM)
    assert not Setting.objects.filter(key="tests.failing").exists()
    assert not Entry.objects.filter(kind="tests.failing").exists()

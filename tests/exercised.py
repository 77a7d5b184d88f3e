"""Every act that runs in a test is watched: who wrote rows wrote an entry, and at the end no act was left untried.

Each process of a run watches for itself; the one that reports puts together what they saw.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.architecture.source import trees

#: Acts that some test of this run made write an entry.
EXERCISED: set[str] = set()
_WRITES = ("INSERT", "UPDATE", "DELETE")
_KEY = "exercised acts"
_LEFT = "decreta/untried"


def watch() -> None:
    """Watch every act that is defined from now on; called before the areas are imported."""
    from decreta import audit
    from decreta.audit import acts

    plain = acts.act

    def act(name: str) -> Callable[..., Any]:
        decorate = plain(name)

        def watched(function: Callable[..., Any]) -> Callable[..., Any]:
            run = decorate(function)

            @functools.wraps(run)
            def observed(*args: Any, **kwargs: Any) -> Any:
                with acts.counting_entries() as written, _writes() as changes:
                    result = run(*args, **kwargs)
                if written.number:
                    EXERCISED.add(name)
                elif changes:
                    raise acts.ActWithoutEntry(f"{name} wrote rows and no entry: {changes[0][:200]}")
                return result

            return observed

        return watched

    audit.act = acts.act = act  # type: ignore[assignment]


@contextlib.contextmanager
def _writes() -> Iterator[list[str]]:
    """The statements inside that wrote rows; one whose condition met none changed nothing."""
    from django.db import connection

    found: list[str] = []

    def note(execute: Callable[..., Any], statement: Any, params: Any, many: Any, context: Any) -> Any:
        result = execute(statement, params, many, context)
        if str(statement).lstrip()[:6].upper() in _WRITES and context["cursor"].rowcount:
            found.append(str(statement))
        return result

    with connection.execute_wrapper(note):
        yield found


def every_act() -> dict[str, Any]:
    """All acts that the areas define, by name."""
    from decreta.audit import ACTS

    for name in trees():
        if name.split(".")[2:3] == ["domain"]:
            importlib.import_module(name)
    return {name: one for name, one in ACTS.items() if not name.startswith("tests.")}


def untried(config: pytest.Config) -> list[str]:
    """The acts that no test made write an entry: of a whole run, or of one and the repetition of what failed in it."""
    if is_whole(config):
        left = sorted(set(every_act()) - EXERCISED)
        _remember(config, left)
        return left
    if is_repetition(config):
        return sorted(set(_remembered(config)) - EXERCISED)
    return []


def _remember(config: pytest.Config, left: list[str]) -> None:
    """A failed test may be the one that tries an act; the repetition knows what was still missing."""
    if config.cache is not None:
        config.cache.set(_LEFT, left)


def _remembered(config: pytest.Config) -> list[str]:
    return [] if config.cache is None else list(config.cache.get(_LEFT, []))


def hand_over(config: pytest.Config) -> None:
    """One process among several gives what it saw to the one that reports."""
    if hasattr(config, "workeroutput"):
        config.workeroutput[_KEY] = sorted(EXERCISED)


def take_over(node: Any) -> None:
    """The process that reports takes what an ended one saw; one that crashed has handed nothing over."""
    EXERCISED.update(getattr(node, "workeroutput", {}).get(_KEY, ()))


def is_whole(config: pytest.Config) -> bool:
    """Whether nothing was left out of this run, and this is the process that reports."""
    return _is_unfiltered(config) and not config.option.lf


def is_repetition(config: pytest.Config) -> bool:
    """Whether this is what failed in a whole run, and nothing else left out."""
    return _is_unfiltered(config) and config.option.lf


def _is_unfiltered(config: pytest.Config) -> bool:
    options = config.option
    chosen = (options.keyword, options.markexpr, options.deselect, options.collectonly)
    everything = [str(one) for one in config.getini("testpaths")]
    return not any(chosen) and config.args == everything and not hasattr(config, "workerinput")

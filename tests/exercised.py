"""Every act that runs in a test is watched: who wrote rows wrote an entry, and at the end no act was left untried."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

#: Acts that some test of this run made write an entry.
EXERCISED: set[str] = set()
_WRITES = ("INSERT", "UPDATE", "DELETE")
_IS_WHOLE = pytest.StashKey[bool]()


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


def note_what_runs(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Remember whether this is the whole suite, and put what looks back on it last."""
    chosen = (
        config.option.keyword,
        config.option.markexpr,
        getattr(config.option, "lf", False),
        config.option.deselect,
    )
    config.stash[_IS_WHOLE] = not any(chosen) and config.args == [str(one) for one in config.getini("testpaths")]
    items.sort(key=lambda item: item.get_closest_marker("last") is not None)


def is_whole(config: pytest.Config) -> bool:
    """Whether nothing was left out of this run, and it runs in one process."""
    return config.stash.get(_IS_WHOLE, False) and not hasattr(config, "workerinput")

"""The one door of every act: a transaction, and at least one audit entry in it."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from decreta.audit.recording import counting_entries
from decreta.core import measures
from decreta.core.errors import ActRefused

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Act:
    """A registered act: its name and the function behind it."""

    name: str
    function: Callable[..., Any]


ACTS: dict[str, Act] = {}


class ActWithoutEntry(AssertionError):
    """An act returned without having written to the log: a programming error."""


def act(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function an act of the office.

    It must take its arguments by keyword, among them `by`; it runs in one transaction; and it must
    record at least one entry, except when it returns `None` to say that nothing had to change.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        parameters = inspect.signature(function).parameters.values()
        by_keyword = {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}
        if any(p.kind not in by_keyword for p in parameters) or not any(p.name == "by" for p in parameters):
            raise TypeError(f"act {name}: arguments are keyword-only and `by` is one of them")
        if name in ACTS:
            raise TypeError(f"act {name} is registered twice")

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                with transaction.atomic(), counting_entries() as written:
                    result = function(*args, **kwargs)
                    if result is not None and written.number == 0:
                        raise ActWithoutEntry(name)
            except ActRefused:
                measures.ACTS.labels(name, "refused").inc()
                raise
            measures.ACTS.labels(name, "done").inc()
            return result

        ACTS[name] = Act(name, run)
        return run

    return decorate

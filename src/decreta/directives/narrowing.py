"""Filters of the list of tasks that areas above know: what links tasks to each other and to what lies outside.

They enter themselves here at start-up. Each has a parameter of the address; those with choices stand in the form above
the list, and every one works in its pictures and by machine as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from decreta.core import clock
from decreta.core.actor import Actor

if TYPE_CHECKING:
    from decreta.directives.models.tasks import TaskQuerySet


def _no_choices() -> Sequence[tuple[str, str | Promise]]:
    return ()


Narrowed: TypeAlias = "tuple[TaskQuerySet, str] | None"


@dataclass(frozen=True)
class Narrowing:
    """`narrow` gives the rows and the words of the filter's chip; None where the value means nothing.

    What was otherwise on another day is narrowed as of the day of the list (`on_day`); what is known as it stands now
    alone says so where the list is of another day.
    """

    name: str
    label: str | Promise
    narrow: Callable[[TaskQuerySet, str, Actor], Narrowed] | None = None
    choices: Callable[[], Sequence[tuple[str, str | Promise]]] = _no_choices
    on_day: Callable[[TaskQuerySet, str, Actor, dt.date], Narrowed] | None = None

    def narrowed(self, found: TaskQuerySet, value: str, actor: Actor, day: dt.date) -> Narrowed:
        """The rows as of the end of a day, with the words of the chip."""
        if self.on_day is not None:
            return self.on_day(found, value, actor, day)
        result = self.narrow(found, value, actor) if self.narrow is not None else None
        if result is None or day == clock.today():
            return result
        rows, said = result
        return rows, _("%(what)s, as it stands now") % {"what": said}


@dataclass(frozen=True)
class Offered:
    """A filter as the form shows it."""

    narrowing: Narrowing
    options: Sequence[tuple[str, str | Promise]]


_narrowings: dict[str, Narrowing] = {}
_named: dict[str, Callable[[str], Q]] = {}


def register(found: Narrowing) -> None:
    """Enter a filter."""
    _narrowings[found.name] = found


def find_also(name: str, by: Callable[[str], Q]) -> None:
    """Say by what else than words a task is found: `by` gives a condition on its key for what somebody typed."""
    _named[name] = by


def narrowings() -> list[Narrowing]:
    """Every filter, in the order in which they were entered."""
    return list(_narrowings.values())


def names() -> tuple[str, ...]:
    """The parameters of the address."""
    return tuple(_narrowings)


def offered() -> list[Offered]:
    """The filters that have something to choose from."""
    shown = [Offered(one, list(one.choices())) for one in _narrowings.values()]
    return [one for one in shown if one.options]


def found_also(text: str) -> Q | None:
    """The condition that something else than words of a task is what was typed."""
    found: Q | None = None
    for by in _named.values():
        found = by(text) if found is None else found | by(text)
    return found

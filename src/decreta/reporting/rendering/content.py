"""What a briefing consists of, in the words of one language, before it has a form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

Data = Mapping[str, Any]


@dataclass(frozen=True)
class State:
    """How many tasks are in one state, of all, and what that means."""

    key: str
    label: str
    number: int
    share: str
    meaning: str


@dataclass(frozen=True)
class Share:
    """A share with what it is a share of."""

    meaning: str
    part: int
    whole: int
    percent: str

    @property
    def of(self) -> str:
        return _("%(part)s of %(whole)s") % {"part": self.part, "whole": self.whole}


@dataclass(frozen=True)
class Change:
    """How many tasks were in a state, came to it, left it, and are in it."""

    key: str
    label: str
    before: int
    came: int
    left: int
    now: int


@dataclass(frozen=True)
class Agency:
    """The tasks of one agency, or of all that are not named, by state."""

    label: str
    total: int
    counts: dict[str, int]


@dataclass(frozen=True)
class SharedLine:
    """What one organisation below shares, or all that are not named, by state; since when."""

    label: str
    total: int
    counts: dict[str, int]
    since: str


@dataclass(frozen=True)
class Shared:
    """What organisations below share: the states that there are, a line of each organisation, the sum as the last one."""

    note: str
    classes: list[tuple[str, str]]
    lines: list[SharedLine]


@dataclass(frozen=True)
class Worst:
    """A task among the worst: which, who leads, until when, and why it is here."""

    number: int
    state: str
    title: str
    place: str
    lead: str
    deadline: str
    why: str


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way, who says so, and what he proposes."""

    who: str
    place: str
    obstacle: str
    proposal: str


@dataclass(frozen=True)
class Said:
    """Everything that a briefing says, in its order."""

    data: Data
    language: str
    moment: dt.datetime
    title: str
    body: str
    facts: list[tuple[str, str]]
    sentences: list[str]
    total: int
    late: int
    states: list[State]
    shares: list[Share]
    changes: list[Change]
    changes_note: str
    classes: list[tuple[str, str]]
    agencies: list[Agency]
    shared: Shared | None
    worst: list[Worst]
    worst_note: str
    obstacles: list[Obstacle]
    obstacles_note: str
    asks: list[str]
    mark: str

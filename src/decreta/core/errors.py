"""Errors whose text may be shown to a clerk.

DecretaError
└── ActRefused          an act was refused; carries everything that is wrong, at once
    ├── NotAllowed      this post may not (rules)
    ├── NotNow          not in this state or at this time (policies)
    ├── Invalid         the input is wrong
    └── Stale           somebody else changed it in the meantime
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: what, at which field, and a code that programs may read."""

    message: Any
    field: str | None = None
    code: str = ""

    def __str__(self) -> str:
        return str(self.message)


class DecretaError(Exception):
    """Anything the application raises on purpose."""


class ActRefused(DecretaError):
    """An act of the office was refused. Nothing was changed."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(str(problem) for problem in self.problems))

    @classmethod
    def of(cls, message: Any, *, field: str | None = None, code: str = "") -> Self:
        """A refusal with one problem."""
        return cls([Problem(message, field, code)])


class NotAllowed(ActRefused):
    """The actor's post may not do this."""


class NotNow(ActRefused):
    """Not in this state, or not at this time."""


class Invalid(ActRefused):
    """The input is wrong."""


class Stale(ActRefused):
    """Somebody else changed the matter since the actor read it."""


class Problems:
    """Collects everything that is wrong before anything is refused."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, message: Any, field: str | None = None, code: str = "") -> None:
        self.found.append(Problem(message, field, code))

    def refuse_if_any(self, kind: type[ActRefused] = Invalid) -> None:
        """Raise `kind` with all problems, if there are any."""
        if self.found:
            raise kind(self.found)


def allows(check: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
    """Whether a rule or policy would let the act through: the boolean for templates."""
    try:
        check(*args, **kwargs)
    except ActRefused:
        return False
    return True


def reason_against(check: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    """Why a rule or policy would refuse, in words, or the empty string."""
    try:
        check(*args, **kwargs)
    except ActRefused as refusal:
        return str(refusal)
    return ""

"""What areas above say of a task on its page: beside its state, remarks, buttons in its head, parts below, what they know of its life.

Of a frozen report they say remarks and buttons in its head.

They enter themselves here, so that this area need not know what else can be done about a task.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from decreta.core import ahead
from decreta.core.actor import Actor
from decreta.core.together import Asking
from decreta.directives.models import Directive, FrozenReport
from decreta.directives.queries.happenings import Happening
from decreta.directives.queries.task_page import TaskPage
from decreta.documents.beside import Remark
from decreta.organisation.models import Body
from decreta.ui.buttons import ButtonContext


@dataclass(frozen=True)
class Part:
    """A part of the page: its template, and what that is given as `part`."""

    template: str
    shown: Any


@dataclass
class Beside:
    """Everything that areas above say of one task for one reader."""

    #: What stands in the head, beside its state.
    facts: list[Part] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    buttons: list[ButtonContext] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)


#: Fills in what an area has to say; what the page knows already need not be asked again. It is called twice, so it does
#: nothing but ask, and asks by prepared statements (`core.ahead`).
Teller = Callable[[Beside, TaskPage, Actor], None]
#: What an area says of the tasks of a body that a reader sees; nothing where it has nothing to say. It yields what it wants
#: to know, so that all areas are told in one statement (`core.together`).
Overview = Callable[[Body, Actor], Asking[Part | None]]
#: Which buttons an area offers on the page of a directive.
OnDirective = Callable[[Directive, Actor], list[ButtonContext]]
#: What an area says of a frozen report: what became of it, what may be made of it.
OnReport = Callable[[Beside, FrozenReport, Actor], None]
_tellers: dict[str, Teller] = {}
_on_directive: dict[str, OnDirective] = {}
_overviews: dict[str, Overview] = {}
_on_report: dict[str, OnReport] = {}


def register(name: str, teller: Teller) -> None:
    """Register what an area says beside tasks."""
    _tellers[name] = teller


def register_on_supervision(name: str, overview: Overview) -> None:
    """Register what an area says on the page of supervision."""
    _overviews[name] = overview


def register_on_directive(name: str, buttons: OnDirective) -> None:
    """Register what an area offers on the page of a directive."""
    _on_directive[name] = buttons


def register_on_report(name: str, teller: OnReport) -> None:
    """Register what an area says on the page of a frozen report."""
    _on_report[name] = teller


def on_directive(directive: Directive, actor: Actor) -> list[ButtonContext]:
    """What all areas offer on the page of a directive."""
    return [button for buttons in _on_directive.values() for button in buttons(directive, actor)]


def on_report(report: FrozenReport, actor: Actor) -> Beside:
    """What all areas say of a frozen report."""
    found = Beside()
    for teller in _on_report.values():
        teller(found, report, actor)
    return found


def on_supervision(body: Body, actor: Actor) -> list[Asking[Part | None]]:
    """What all areas want to know to say something of a body's tasks."""
    return [overview(body, actor) for overview in _overviews.values()]


def beside(page: TaskPage, actor: Actor) -> Beside:
    """What all areas say: one statement for all of them, and what one asks about what it found."""
    with ahead.gathering() as asked:
        _said(page, actor)
    with ahead.knowing(ahead.told(asked, is_planned_once=True)):
        return _said(page, actor)


def _said(page: TaskPage, actor: Actor) -> Beside:
    found = Beside()
    for teller in _tellers.values():
        teller(found, page, actor)
    return found

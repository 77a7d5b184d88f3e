"""What can be done with several rows of a list at once: said before it is done, answered for each row.

An area declares a `BulkAct` beside its tables and enters it in `AppConfig.ready`:

    bulk.register(RECEIVE)

The list then shows boxes to choose rows and a button; `kit` shows what would happen to which row and why not to
others, and does it row by row, each in a transaction of its own, through the area's own act.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from decreta.core.actor import Actor
from decreta.core.forms import ActForm

if TYPE_CHECKING:
    from django.utils.functional import Promise


class Said(NamedTuple):
    """What somebody wrote that the act answers: who and when, and the first of his words."""

    who: str
    words: str


@dataclass(frozen=True)
class Planned:
    """A chosen row: what it is, what would happen to it, or why nothing can."""

    key: UUID
    title: str
    url: str
    lang: str = ""
    symbol: str = ""
    effect: str = ""
    refusal: str = ""
    #: What the act answers, so that nothing is answered unread.
    said: tuple[Said, ...] = ()
    #: What was shown of the row; where the act binds to it, it comes back as ``given["read"]``.
    read: str = ""


def nothing_asked(data: Any = None, *, actor: Actor) -> ActForm:
    """The form of an act that needs no more than its rows."""
    return ActForm(data)


@dataclass(frozen=True)
class BulkAct:
    """An act for several rows of one table.

    ``plan`` looks at chosen rows in a fixed number of statements and leaves out what the actor may not see. ``act`` does
    it to one row and raises ActRefused; ``given`` are the cleaned values of ``form``, with what was shown of the row under
    ``read`` and a ``key`` that is the same when the row is tried again. ``offered`` says whether a post
    ever does this.
    """

    name: str
    table: str
    label: str | Promise
    icon: str
    question: str | Promise
    note: str | Promise
    plan: Callable[[Sequence[UUID], Actor], list[Planned]]
    act: Callable[[UUID, Mapping[str, Any], Actor], None]
    offered: Callable[[Actor], bool]
    #: What is asked besides, for all rows: called with what was sent and the actor.
    form: Callable[..., ActForm] = nothing_asked
    #: The person shows again that it is he: approving, signing.
    is_signing: bool = False
    #: The act holds transactions of its own and can be tried again under ``given["key"]``.
    has_steps: bool = False


_registered: dict[str, BulkAct] = {}


def register(bulk: BulkAct) -> None:
    """Enter an act for several rows."""
    _registered[bulk.name] = bulk


def named(name: str) -> BulkAct | None:
    """An act by its name."""
    return _registered.get(name)


def offered_to(actor: Actor, table: str) -> list[BulkAct]:
    """What a post can do with several rows of a table."""
    return [one for one in _registered.values() if one.table == table and one.offered(actor)]


def every() -> list[BulkAct]:
    """All that were entered."""
    return list(_registered.values())

"""Read models of notices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, QuerySet

from decreta.core import sight
from decreta.core.actor import Actor
from decreta.core.prepared import Asked, prepared
from decreta.notifications import kinds
from decreta.notifications.models import Notice

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True)
class ShownNotice:
    """A notice in the reader's words."""

    notice: Notice
    words: str
    label: str
    icon: str

    @classmethod
    def of(cls, notice: Notice, words: str) -> ShownNotice:
        return cls(notice, words=words, label=kinds.label_of(notice.kind), icon=kinds.icon_of(notice.kind))


def shown(notices: Iterable[Notice], actor: Actor) -> list[ShownNotice]:
    """Notices in words, without those that their reader may not be told now. One statement more, for all of them."""
    rows = list(notices)
    withheld = sight.withheld(actor, [one.ref for one in rows if one.ref is not None])
    return [ShownNotice.of(one, _words(one, is_withheld=one.ref in withheld)) for one in rows]


def _words(notice: Notice, *, is_withheld: bool) -> str:
    return kinds.words_of(notice.kind, {**notice.facts, kinds.IS_WITHHELD: True} if is_withheld else notice.facts)


def notices_of(actor: Actor) -> QuerySet[Notice]:
    """All notices of a person, in the order of the list."""
    return in_order(Notice.objects.visible_to(actor))


def in_order(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """Unread first, then the newest."""
    return notices.order_by(F("read_at").desc(nulls_first=True), "-created_at", "-id")


@prepared
def _unread(actor: Actor) -> QuerySet[Notice, Any]:
    return Notice.objects.visible_to(actor).unread().order_by().values("pk")


def unread_of(request: HttpRequest) -> Asked | None:
    """Unread notices of the reader, which the bell counts."""
    actor = getattr(request, "actor", None)
    return _unread.ask(actor) if actor is not None else None

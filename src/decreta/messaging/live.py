"""What open pages of a sitting are told of its messages.

What goes to the room is rendered once for each class of readers, what goes to one member for him alone: two channels. A
thousand members who are written nothing are not looked at when one is answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from decreta.audit.models import Entry
from decreta.core.actor import Actor
from decreta.live import registry
from decreta.live.registry import Fragment
from decreta.meetings import live as meetings
from decreta.meetings.enums import SittingState
from decreta.meetings.models import Invitation
from decreta.messaging.enums import PRIVATE
from decreta.messaging.models import Message
from decreta.messaging.parts import DESK, HALL, OWN, OWN_TEMPLATE, ROOM
from decreta.messaging.queries.shown import own_of, reads_in

TO_ALL: Final = "messaging."
#: Kinds that begin so concern the page of the one member whom the entry names, too.
TO_ONE: Final = "messaging.own_"
_ASKED, _TOLD, _ANSWERED = "messaging.asked", "messaging.told", "messaging.own_answered"


def register() -> None:
    """Enter both channels into the live pages of sittings."""
    registry.register(
        TO_ALL,
        topics=meetings.topics,
        fragments=fragments,
        view_class=meetings.view_class,
        view_classes=meetings.view_classes,
    )
    registry.register(
        TO_ONE, topics=meetings.topics, fragments=own_fragments, view_class=own_class, view_classes=own_classes
    )


def fragments(topic: str, view: str, entry: Entry) -> Iterable[Fragment]:
    """What everybody of a view class is shown. Of what passes between one member and the secretariat, only the secretariat."""
    is_private = entry.kind == _ASKED or entry.kind.startswith(TO_ONE)
    if is_private and view != meetings.STAFF:
        return []
    pieces = meetings.beside_fragments(topic, view, of="messaging")
    if is_private:
        pieces = [one for one in pieces if one.target == DESK]
    return [Fragment(one.target, one.html, say=_said(one, entry)) for one in pieces]


def _said(piece: Fragment, entry: Entry) -> str:
    """What a screen reader says: of what is not shown to these readers nothing, of members' talk in the room nothing either."""
    if f"m-{entry.on_id}" not in piece.html:
        return ""
    if entry.kind == _TOLD and piece.target in {ROOM, HALL}:
        text = Message.objects.filter(pk=entry.on_id).values_list("text", flat=True).first()
        return _("The secretariat: %(text)s") % {"text": text} if text else ""
    return _("A message to the secretariat has come.") if entry.kind == _ASKED else ""


def own_class(topic: str, actor: Actor) -> str | None:
    """As whom one reader sees his own messages."""
    return own_classes(topic, [actor])[0]


def own_classes(topic: str, actors: Sequence[Actor]) -> list[str | None]:
    """As which members readers see their own messages; None for who has none. One statement more than the page's."""
    seen = meetings.view_classes(topic, actors)
    if not any(seen):
        return [None] * len(actors)
    seats = _writers(topic)
    return [
        f"{page} {seats[actor.person_id].hex}" if page and _is_member(page) and actor.person_id in seats else None
        for page, actor in zip(seen, actors, strict=True)
    ]


def _writers(topic: str) -> dict[UUID | None, UUID]:
    """By person the seat of whoever has written to the secretariat, while he has it."""
    asked = Message.objects.filter(sitting_id=topic.removeprefix(meetings.PREFIX), kind__in=PRIVATE)
    seats = Invitation.objects.filter(pk__in=asked.values("invitation_id"), removed_as="").standing()
    return dict(seats.values_list("holding__person_id", "pk"))


def _is_member(page: str) -> bool:
    return page.split(":", 1)[0] == meetings.MEMBER


def own_fragments(topic: str, view: str, entry: Entry) -> Iterable[Fragment]:
    """One member's own messages; nothing of an entry that is about another's."""
    page, seat = view.split(" ")
    pk = UUID(seat)
    if f"meetings.invitation:{pk}" not in entry.about:
        return []
    sitting = meetings.sitting_of(topic)
    if sitting is None or sitting.state != SittingState.OPEN:
        return []
    reads = reads_in(meetings.sight_in(page))
    rows = list(own_of(Invitation(pk=pk, sitting_id=sitting.pk), reads))[::-1]
    html = render_to_string(OWN_TEMPLATE, {"part": rows, "sitting": sitting}).strip()
    is_shown = entry.kind == _ANSWERED and f"m-{entry.on_id}" in html
    return [Fragment(OWN, html, say=_("The secretariat has answered you.") if is_shown else "")]

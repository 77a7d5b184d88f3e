"""What the open page of all messages of a sitting is told.

It is a topic of its own: the list may be long, and of the hundreds who follow a sitting few have it open. Who has written
to the secretariat is a view class of his own, everybody else who reads the same is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from decreta.audit.models import Entry
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.live import registry
from decreta.live.registry import Fragment
from decreta.meetings import live as meetings
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.states import AUDIT_KINDS
from decreta.messaging.enums import PRIVATE, TO_ROOM
from decreta.messaging.models import Message
from decreta.messaging.queries.shown import Listing, listing_of, reads_in

PREFIX: Final = "messages:"
TARGET: Final = "all-messages"
TEMPLATE: Final = "messaging/parts/list.html"
_OF_MESSAGES: Final = (
    *("asked", "said", "told", "ended", "removed", "switched", "destroyed"),
    *("own_answered", "own_settled", "own_removed"),
)
#: After these somebody else runs the sitting, or reads a point, or nobody writes any more.
_OF_SITTINGS: Final = ("open", "close", "hand_over", "hand_back", "restrict_point", "share_point")
KINDS: Final = (*(f"messaging.{one}" for one in _OF_MESSAGES), *(AUDIT_KINDS[one] for one in _OF_SITTINGS))


def register() -> None:
    """Enter the page of all messages into the live pages."""
    for kind in KINDS:
        registry.register(kind, topics=topics, fragments=fragments, view_class=view_class, view_classes=view_classes)


def topic_of(sitting: Sitting) -> str:
    """The topic of the page of a sitting's messages."""
    return f"{PREFIX}{sitting.pk}"


def topics(entry: Entry) -> list[str]:
    """The page of the sitting that an entry is on or about."""
    return [PREFIX + one.removeprefix(meetings.PREFIX) for one in meetings.topics(entry)]


def view_class(topic: str, actor: Actor) -> str | None:
    """As what one reader sees the list."""
    return view_classes(topic, [actor])[0]


def view_classes(topic: str, actors: Sequence[Actor]) -> list[str | None]:
    """As what readers see the list: by what they read of the sitting, and by their own seat where they have written.

    The rule of `Message.visible_to`, put to all at once. Two statements more than those of the sitting.
    """
    if not topic.startswith(PREFIX):
        return [None] * len(actors)
    seen = meetings.view_classes(_sitting_topic(topic), actors)
    if not any(seen):
        return [None] * len(actors)
    seats, writers = _seats(topic, actors), _writers(topic)
    return [_class(page, actor, seats, writers) for page, actor in zip(seen, actors, strict=True)]


def _class(page: str | None, actor: Actor, seats: dict[UUID, UUID], writers: set[UUID]) -> str | None:
    if page is None or page.split(":", 1)[0] == meetings.STAFF:
        return page
    seat = seats.get(actor.person_id) if actor.person_id is not None else None
    if seat is None:
        return page if actor.can("inspect_everything") else None
    return f"{page} {seat.hex}" if seat in writers else page


def _sitting_topic(topic: str) -> str:
    return meetings.PREFIX + topic.removeprefix(PREFIX)


def _seats(topic: str, actors: Sequence[Actor]) -> dict[UUID, UUID]:
    """The seats that readers have, by person; not of who was excluded or has lost his."""
    found = Invitation.objects.filter(sitting_id=topic.removeprefix(PREFIX), removed_as="").standing()
    found = found.filter(holding__person_id__among=Ids({one.person_id for one in actors if one.person_id}))
    return dict(found.values_list("holding__person_id", "pk"))


def _writers(topic: str) -> set[UUID]:
    """The seats with messages of their own."""
    found = Message.objects.filter(sitting_id=topic.removeprefix(PREFIX), kind__in=PRIVATE)
    return {seat for seat in found.values_list("invitation_id", flat=True).distinct() if seat is not None}


def fragments(topic: str, view: str, entry: Entry) -> Iterable[Fragment]:
    """The list as its readers are shown it now, in the active language."""
    sitting = meetings.sitting_of(_sitting_topic(topic))
    if sitting is None:
        return []
    page, _space, seat = view.partition(" ")
    is_secretariat = page == meetings.STAFF
    rows = Message.objects.all()
    if not is_secretariat:
        to_them = Q(kind__in=TO_ROOM)
        if seat:
            to_them |= Q(invitation=UUID(seat))
        rows = rows.filter(to_them, reads_in(meetings.sight_in(page)))
    listing = listing_of(sitting, rows, is_secretariat=is_secretariat)
    html = render_to_string(TEMPLATE, {"listing": listing, "sitting": sitting}).strip()
    return [Fragment(TARGET, html, say=_said(listing, entry))]


def _said(listing: Listing, entry: Entry) -> str:
    """What a screen reader says: of members' talk in the room nothing, of what is not in the list neither."""
    found = next((one for one in listing.messages if str(one.pk) == entry.on_id), None)
    if found is None or found.removed_at is not None:
        return ""
    if entry.kind == "messaging.told":
        return _("The secretariat: %(text)s") % {"text": found.text}
    if listing.is_secretariat:
        return _("A message to the secretariat has come.") if entry.kind == "messaging.asked" else ""
    return _("The secretariat has answered you.") if entry.kind == "messaging.own_answered" else ""

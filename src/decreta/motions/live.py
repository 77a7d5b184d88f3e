"""What open pages of a sitting are told of its motions."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from decreta.audit.models import Entry
from decreta.live import registry
from decreta.live.registry import Fragment
from decreta.meetings import live as meetings
from decreta.meetings.models import Sitting

_SAID = {
    "motions.moved": lambda: _("A motion was made."),
    "motions.amended": lambda: _("An amendment was moved."),
    "motions.put": lambda: _("A motion is put to the vote."),
    "motions.adopted": lambda: _("A motion was adopted."),
    "motions.rejected": lambda: _("A motion was rejected."),
    "motions.refused": lambda: _("A motion is out of order."),
    "motions.withdrawn": lambda: _("A motion was withdrawn."),
}


def register() -> None:
    """Enter motions into the live pages of sittings."""
    registry.register(
        "motions.",
        topics=meetings.topics,
        fragments=fragments,
        view_class=meetings.view_class,
        view_classes=meetings.view_classes,
    )


def fragments(topic: str, view: str, entry: Entry) -> Iterable[Fragment]:
    """The motions on the point at hand as they are now, in the active language."""
    pieces = meetings.beside_fragments(topic, view, of="motions")
    if not pieces or "<h2" not in pieces[0].html:
        return pieces  # who is not shown the point hears nothing of what is moved on it
    say = _SAID[entry.kind]() if entry.kind in _SAID and _is_at_hand(topic, entry) else ""
    return [Fragment(pieces[0].target, pieces[0].html, say=say), *pieces[1:]]


def _is_at_hand(topic: str, entry: Entry) -> bool:
    """Whether an entry is about the point at hand: of another one, which a reader may not know, nothing is said aloud."""
    current = Sitting.objects.filter(pk=topic.removeprefix(meetings.PREFIX)).values_list("current_item_id", flat=True)
    at_hand = current.first()
    return at_hand is not None and any(name.endswith(f":{at_hand}") for name in entry.about)

"""What open pages of a sitting are told when a page is turned."""

from __future__ import annotations

from collections.abc import Iterable

from decreta.audit.models import Entry
from decreta.live import registry
from decreta.live.registry import Fragment
from decreta.meetings import live as meetings


def register() -> None:
    """Enter what is presented into the live pages of sittings."""
    registry.register(
        "presenting.",
        topics=meetings.topics,
        fragments=fragments,
        view_class=meetings.view_class,
        view_classes=meetings.view_classes,
    )


def fragments(topic: str, view: str, entry: Entry) -> Iterable[Fragment]:
    """The page that is presented now; the same few bytes for everybody."""
    return meetings.beside_fragments(topic, view, of="presenting")

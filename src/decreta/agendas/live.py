"""What open pages of a sitting are told when a point is taken out or the rest is adopted."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy

from decreta.audit.models import Entry
from decreta.live import registry
from decreta.live.registry import Fragment
from decreta.meetings import live as meetings

_SAID = {
    "agendas.adopted_by_consent": gettext_lazy("Points were adopted by consent."),
    "agendas.objected": gettext_lazy("A member wants a point by consent to be dealt with by itself."),
}


#: After these a point is not, or again, concluded in its sitting.
_SETS_ASIDE = frozenset({"agendas.deferred", "agendas.deferral_undone"})


def register() -> None:
    """Enter the points by consent into the live pages of sittings."""
    registry.register(
        "agendas.",
        topics=meetings.topics,
        fragments=fragments,
        view_class=meetings.view_class,
        view_classes=meetings.view_classes,
    )


def fragments(topic: str, view: str, entry: Entry) -> Iterable[Fragment]:
    """The points by consent as they are now, in the active language."""
    pieces = meetings.beside_fragments(topic, view, of="agendas")
    if entry.kind in _SETS_ASIDE:
        pieces += meetings.chairs_fragments(topic, view, {entry.on_id})
    said = str(_SAID.get(entry.kind, ""))
    return [Fragment(pieces[0].target, pieces[0].html, say=said), *pieces[1:]] if pieces else []

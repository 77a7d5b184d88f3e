"""What open pages of a sitting are told of its debate."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from decreta.audit.models import Entry
from decreta.live import registry
from decreta.live.registry import Fragment
from decreta.meetings import live as meetings
from decreta.speaking.models import Speech


def register() -> None:
    """Enter the debate into the live pages of sittings."""
    registry.register(
        "speaking.",
        topics=meetings.topics,
        fragments=fragments,
        view_class=meetings.view_class,
        view_classes=meetings.view_classes,
    )


def fragments(topic: str, view: str, entry: Entry) -> Iterable[Fragment]:
    """The debate as it is now, in the active language."""
    pieces = meetings.beside_fragments(topic, view, of="speaking")
    if not pieces or "<h2" not in pieces[0].html:
        return pieces  # who is not shown the point hears nothing of its debate
    return [Fragment(pieces[0].target, pieces[0].html, say=spoken(entry)), *pieces[1:]]


def spoken(entry: Entry) -> str:
    """What a screen reader says: who has the floor, and when it is free again."""
    if entry.kind == "speaking.begun":
        speech = Speech.objects.select_related("invitation__holding__person").filter(pk=entry.on_id).first()
        return _("%(person)s has the floor.") % {"person": speech.invitation.holding.person} if speech else ""
    return _("The floor is free.") if entry.kind == "speaking.ended" else ""

"""What the acts of motions share: a motion that is held, its words, what the log keeps of it."""

from __future__ import annotations

import hashlib

from django.utils.translation import gettext as _

from decreta.core.errors import Invalid
from decreta.core.texts import lines_of
from decreta.meetings.queries.held import held_sitting
from decreta.motions.models import Motion

TEXT_LIMIT = 8_000
REASON_LIMIT = 4_000


def hold(motion: Motion) -> Motion:
    """The motion as it stands, held together with its sitting: what becomes of motions is decided one after another."""
    held_sitting(motion.sitting_id)
    found = Motion.objects.select_for_update(of=("self",)).select_related(
        "sitting__body", "sitting__chair_post", "item__sitting__body", "mover__holding", "ballot"
    )
    held = found.get(pk=motion.pk)
    held.item.sitting = held.sitting
    if held.conclusion is not None:
        held.conclusion.item = held.item
    return held


def words(text: str, *, field: str = "text", limit: int = TEXT_LIMIT, is_needed: bool = True) -> str:
    """A text with its lines trimmed and empty ones dropped: a line is a paragraph. Raises Invalid."""
    found = "\n".join(" ".join(line.split()) for line in lines_of(text))
    if is_needed and not found:
        raise Invalid.of(_("Write what is moved."), field=field, code="required")
    if len(found) > limit:
        raise Invalid.of(_("The text is longer than %(limit)s characters.") % {"limit": limit}, field=field)
    if "\x00" in found:
        raise Invalid.of(_("The text contains a character that cannot be kept."), field=field)
    return found


def facts_of(motion: Motion) -> dict[str, object]:
    """Never the words: more people read the log than the sitting."""
    return {
        "kind": motion.kind,
        "ordinal": motion.ordinal,
        "revision": motion.revision,
        "sha256": hashlib.sha256(motion.text.encode()).hexdigest(),
    }

"""What motions leave in the record of their sitting: what was moved, as it was decided on, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from decreta.meetings.happenings import Group, Happening, quorum_words
from decreta.meetings.models import Sitting
from decreta.motions.enums import MotionKind, MotionState
from decreta.motions.merging import hunks
from decreta.motions.models import Motion
from decreta.motions.queries.standing import motions
from decreta.motions.words import named


def tell(sitting: Sitting) -> Iterator[Happening]:
    """Every motion that was not taken back before the sitting, and its end. One statement."""
    for one in motions().filter(sitting=sitting).order_by("moved_at", "pk"):
        yield Happening(
            one.moved_at, "motions.moved", f"{named(one)}.{_said(one)}", Group.MOTION, one.item_id, source=one.pk
        )
        if one.decided_at is not None:
            yield Happening(
                one.decided_at,
                "motions.decided",
                _end(one),
                Group.RESULT,
                one.item_id,
                source=one.pk,
                quorum=quorum_words(one.quorum),
                is_of_order=one.kind != MotionKind.FREE,
                through=one.ballot_id,
            )


def _said(one: Motion) -> str:
    """What an amendment changes, in words that stand for themselves; and why."""
    said = [_changed(one)] if one.is_amendment else []
    if one.reason:
        said.append(_("Reason: %(reason)s") % {"reason": one.reason.replace("\n", " ")})
    return " " + " ".join(said) if said else ""


def _changed(one: Motion) -> str:
    base, found = one.base.split("\n"), []
    for hunk in hunks(one.base, one.text):
        old, new = " ".join(base[hunk.start : hunk.end]), " ".join(hunk.lines)
        if not new:
            found.append(_("Strike “%(old)s”.") % {"old": old})
        elif not old:
            found.append(_("Add “%(new)s”.") % {"new": new})
        else:
            found.append(_("Instead of “%(old)s”: “%(new)s”.") % {"old": old, "new": new})
    return " ".join(found)


def _end(one: Motion) -> str:
    facts = {"what": named(one), "reason": one.because}
    if one.state == MotionState.REFUSED:
        return _("%(what)s: out of order (%(reason)s).") % facts
    if one.state == MotionState.WITHDRAWN:
        return _("%(what)s: withdrawn.") % facts
    if one.state == MotionState.REJECTED:
        return _("%(what)s: rejected.") % facts
    if one.ballot_id is None:
        return _("%(what)s: adopted without a vote, since nobody objected.") % facts
    return _("%(what)s: adopted.") % facts

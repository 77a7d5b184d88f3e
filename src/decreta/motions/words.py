"""What a motion is called in a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.motions.enums import MotionKind
from decreta.motions.models import Motion


def named(motion: Motion) -> str:
    """`Amendment 2 by Lê Văn Bình to conclusion 1.1`, `Motion 3 by … on point 1: postpone the point`."""
    facts = {
        "n": motion.ordinal,
        "who": motion.mover.holding.person.full_name,
        "point": motion.item.number,
        "what": MotionKind(motion.kind).label,
    }
    if motion.is_amendment:
        if motion.conclusion is None:
            return _("Amendment %(n)s by %(who)s on point %(point)s") % facts
        clause = f"{motion.item.number}.{motion.conclusion.ordinal}"
        return _("Amendment %(n)s by %(who)s to conclusion %(clause)s") % {**facts, "clause": clause}
    if motion.kind == MotionKind.FREE:
        said = motion.text if len(motion.text) <= 600 else motion.text[:599] + "…"
        return _("Motion %(n)s by %(who)s on point %(point)s: %(what)s") % {**facts, "what": said.replace("\n", " ")}
    return _("Motion %(n)s by %(who)s on point %(point)s: %(what)s") % facts

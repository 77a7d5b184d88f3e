"""Kinds of motions, where they stand, and what others say to them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class MotionKind(models.TextChoices):
    """What is moved."""

    AMENDMENT = "amendment", pgettext_lazy("motion", "amendment")
    CLOSE_DEBATE = "close_debate", pgettext_lazy("motion", "close the debate")
    POSTPONE = "postpone", pgettext_lazy("motion", "postpone the point")
    REFER = "refer", pgettext_lazy("motion", "send the point back to the committee")
    FREE = "free", pgettext_lazy("motion", "another motion")


#: Motions on how the body goes on; they come before those on the matter.
PROCEDURAL = (MotionKind.CLOSE_DEBATE, MotionKind.POSTPONE, MotionKind.REFER)


class MotionState(models.TextChoices):
    """Where a motion stands."""

    SUBMITTED = "submitted", pgettext_lazy("motion", "submitted")
    ADMITTED = "admitted", pgettext_lazy("motion", "admitted")
    VOTING = "voting", pgettext_lazy("motion", "put to the vote")
    ADOPTED = "adopted", pgettext_lazy("motion", "adopted")
    REJECTED = "rejected", pgettext_lazy("motion", "rejected")
    REFUSED = "refused", pgettext_lazy("motion", "out of order")
    WITHDRAWN = "withdrawn", pgettext_lazy("motion", "withdrawn")


#: Nothing is decided yet and nobody votes: words can change, the mover can take it back.
PENDING = (MotionState.SUBMITTED, MotionState.ADMITTED)
#: Before the body still.
ALIVE = (*PENDING, MotionState.VOTING)


class Stance(models.TextChoices):
    """What a member says to another's motion."""

    SUPPORTS = "supports", pgettext_lazy("motion", "supports it")
    OBJECTS = "objects", pgettext_lazy("motion", "objects")

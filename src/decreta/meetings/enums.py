"""States, answers and kinds of meetings."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SittingState(models.TextChoices):
    PREPARING = "preparing", _("being prepared")
    CONVENED = "convened", _("convened")
    OPEN = "open", pgettext_lazy("sitting", "in session")
    CLOSED = "closed", pgettext_lazy("sitting", "closed")
    CANCELLED = "cancelled", pgettext_lazy("sitting", "cancelled")


class Part(models.TextChoices):
    """How somebody takes part."""

    CHAIR = "chair", _("chair")
    SECRETARY = "secretary", _("secretary")
    MEMBER = "member", _("member")
    GUEST = "guest", _("guest")


class Answer(models.TextChoices):
    NONE = "none", _("no answer yet")
    ATTENDS = "attends", _("attends")
    REMOTE = "remote", _("attends remotely")
    EXCUSED = "excused", _("excused")


class Presence(models.TextChoices):
    IN_ROOM = "in_room", _("in the room")
    REMOTE = "remote", _("online")


class PointKind(models.TextChoices):
    ORDINARY = "ordinary", _("point")
    EARLIER_CONCLUSIONS = "earlier_conclusions", _("what became of earlier conclusions")

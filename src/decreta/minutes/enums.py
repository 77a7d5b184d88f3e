"""States of minutes, and what members say of them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MinutesState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("minutes", "being written")
    CIRCULATED = "circulated", pgettext_lazy("minutes", "before the members")
    APPROVED = "approved", pgettext_lazy("minutes", "approved")
    COMPOSED = "composed", pgettext_lazy("minutes", "with the signer")


class Way(models.TextChoices):
    """How minutes were approved."""

    CIRCULATION = "circulation", _("by circulation")
    SITTING = "sitting", _("as a point of a later sitting")


class Stance(models.TextChoices):
    """What a member says of the minutes that lie before him."""

    AGREES = "agrees", _("I agree with the minutes")
    REMARKS = "remarks", _("I have a remark")
    OBJECTS = "objects", _("I object: this must be changed first")


class Outcome(models.TextChoices):
    """What became of a remark."""

    OPEN = "open", pgettext_lazy("remark on minutes", "not answered yet")
    TAKEN = "taken", pgettext_lazy("remark on minutes", "taken over")
    DECLINED = "declined", pgettext_lazy("remark on minutes", "not taken over")


class Life(models.TextChoices):
    """What holds of a decision on a day."""

    IN_FORCE = "in_force", pgettext_lazy("decision", "in force")
    AMENDED = "amended", pgettext_lazy("decision", "in force, amended")
    REVOKED = "revoked", pgettext_lazy("decision", "revoked")
    AHEAD = "ahead", pgettext_lazy("decision", "not in force yet")


class LinkKind(models.TextChoices):
    """What a later decision does to an earlier one."""

    AMENDS = "amends", pgettext_lazy("decision", "amends")
    REPLACES = "replaces", pgettext_lazy("decision", "replaces")
    REVOKES = "revokes", pgettext_lazy("decision", "revokes")


class Work(models.TextChoices):
    """What became of the tasks that follow from a decision."""

    NONE = "none", _("no task follows")
    OPEN = "open", _("not all done")
    LATE = "late", _("something is overdue")
    DONE = "done", _("all done")

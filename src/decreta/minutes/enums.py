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

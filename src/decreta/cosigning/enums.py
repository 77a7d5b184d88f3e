"""When somebody signs besides the signer."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Turn(models.TextChoices):
    """Initials come first, then those who sign before the signer, each after the one named before him."""

    INITIALS = "initials", _("initials, before anybody signs")
    BEFORE = "before", _("signs before the signer, in turn")
    BESIDE = "beside", _("signs in parallel, before or after the signer")

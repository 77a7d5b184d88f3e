"""Why the access to a protected paper changed, and what became of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Cause(models.TextChoices):
    """What opens the paper to somebody who has not read it until now."""

    OPENED = "opened", _("the paper was opened to him")
    HOLDER = "holder", _("he came into the post")
    MOVED = "moved", _("his post was moved")
    MANDATE = "mandate", _("a mandate was given to him")
    LOWERED = "lowered", _("the secrecy was lowered")
    UNGUARDED = "unguard", _("it is guarded no more")


class Verdict(models.TextChoices):
    """What somebody competent said."""

    CONFIRMED = "confirmed", pgettext_lazy("access", "confirmed")
    REFUSED = "refused", pgettext_lazy("access", "refused")
    GONE = "gone", pgettext_lazy("access", "fell away")

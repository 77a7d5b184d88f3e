"""How a delivery stands, and why an endpoint gets nothing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DeliveryState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("delivery", "waits")
    DELIVERED = "delivered", pgettext_lazy("delivery", "delivered")
    FAILED = "failed", pgettext_lazy("delivery", "given up")
    #: The post no longer saw the thing when it was to be sent.
    WITHHELD = "withheld", pgettext_lazy("delivery", "withheld")


class Because(models.TextChoices):
    """Why an endpoint was switched off."""

    OWNER = "owner", _("by its owner")
    ADMINISTRATOR = "administrator", _("by an administrator")
    FAILING = "failing", _("it did not answer for a day")
    GONE = "gone", _("it answered that it is gone")
    POST_ENDED = "post_ended", _("its owner no longer holds the post")

"""States of what lies in the intake tray."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TrayState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("tray", "waits to be registered")
    ASIDE = "aside", pgettext_lazy("tray", "set aside")
    REGISTERED = "registered", pgettext_lazy("tray", "registered")
    JOINED = "joined", pgettext_lazy("tray", "joined with another")
    RETURNED = "returned", pgettext_lazy("tray", "returned")
    DROPPED = "dropped", pgettext_lazy("tray", "dropped")


#: What still lies there.
OPEN = (TrayState.WAITING, TrayState.ASIDE)


class Way(models.TextChoices):
    """How a paper came into the tray."""

    UPLOAD = "upload", _("brought by hand")
    FOLDER = "folder", _("from the scan folder")
    MAIL = "mail", _("from the mailbox")
    MACHINE = "machine", _("by machine")


class ReadBy(models.TextChoices):
    """Where the words of a paper are known from."""

    WAITING = "waiting", pgettext_lazy("tray", "being read")
    TEXT = "text", _("read from the file itself")
    RECOGNISED = "recognised", _("recognised from the image")
    NOTHING = "nothing", _("no words were found")
    UNAVAILABLE = "unavailable", _("images are not read here: no recognition is installed")
    FAILED = "failed", _("it could not be read within the limits")

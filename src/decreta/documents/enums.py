"""States and levels of documents."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DocumentState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted for approval")
    APPROVED = "approved", _("approved")
    ISSUING = "issuing", _("being issued")
    ISSUED = "issued", pgettext_lazy("document", "issued")
    WITHDRAWN = "withdrawn", _("withdrawn")


EDITABLE = (DocumentState.DRAFT, DocumentState.SUBMITTED, DocumentState.APPROVED)


class Secrecy(models.IntegerChoices):
    NONE = 0, _("not secret")
    SECRET = 1, _("secret")
    HIGHLY_SECRET = 2, _("highly secret")
    TOP_SECRET = 3, _("top secret")


class Urgency(models.IntegerChoices):
    NORMAL = 0, pgettext_lazy("urgency", "normal")
    URGENT = 1, _("urgent")
    VERY_URGENT = 2, _("very urgent")
    FLASH = 3, _("flash")


class NumberState(models.TextChoices):
    TAKEN = "taken", _("taken")
    SEALED = "sealed", _("in force")
    VOID = "void", _("void")

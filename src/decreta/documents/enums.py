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
    RECEIVED = "received", pgettext_lazy("document", "received from outside")


EDITABLE = (DocumentState.DRAFT, DocumentState.SUBMITTED, DocumentState.APPROVED)


class CheckKind(models.TextChoices):
    """The two responsibilities for a draft before it is signed (Decree 30/2020, Article 12)."""

    CONTENT = "content", pgettext_lazy("check", "content")
    FORM = "form", pgettext_lazy("check", "form")


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
    RESERVED = "reserved", _("reserved")
    TAKEN = "taken", _("taken")
    SEALED = "sealed", _("in force")
    VOID = "void", _("void")


class Direction(models.TextChoices):
    """Which way the papers of a register go."""

    OUT = "out", _("outgoing")
    IN = "in", _("incoming")


class ArrivalState(models.TextChoices):
    REGISTERED = "registered", _("waits for a directive")
    MARKED = "marked", _("in work")
    SETTLED = "settled", _("settled")
    RETURNED = "returned", _("sent back")
    VOID = "void", pgettext_lazy("arrival", "void")
    CANCELLED = "cancelled", _("recalled by its issuer")


class Channel(models.TextChoices):
    """How a paper came."""

    POST = "post", _("by post")
    HAND = "hand", _("by hand")
    SYSTEM = "system", _("by the exchange of documents")
    MAIL = "mail", _("by mail")
    FAX = "fax", _("by fax")


class How(models.TextChoices):
    """What somebody did with a protected paper."""

    OPENED = "opened", pgettext_lazy("reading", "opened")
    DOWNLOADED = "downloaded", pgettext_lazy("reading", "downloaded")
    PRINTED = "printed", pgettext_lazy("reading", "sent to the printer")
    ORIGINAL = "original", pgettext_lazy("reading", "fetched the signed original")


class Through(models.TextChoices):
    """Through which door he came."""

    PAGE = "page", pgettext_lazy("door", "page")
    API = "api", pgettext_lazy("door", "program")
    MAIL = "mail", pgettext_lazy("door", "link in a mail")

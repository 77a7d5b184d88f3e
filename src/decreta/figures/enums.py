"""The steps on a paper's way, and how a stay in one of them ends."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Step(models.TextChoices):
    """Where a paper lies. The first three are of what comes in, the others of what goes out."""

    MARKING = "marking", pgettext_lazy("step", "waits for a directive")
    WORKING = "working", pgettext_lazy("step", "in work")
    #: Reported done: it waits for acceptance, or for those who coordinate.
    JUDGING = "judging", pgettext_lazy("step", "waits for acceptance")
    DRAFTING = "drafting", pgettext_lazy("step", "drafting")
    CHECKING_CONTENT = "content", pgettext_lazy("step", "check of content")
    CHECKING_FORM = "form", pgettext_lazy("step", "check of form")
    SIGNING = "signing", pgettext_lazy("step", "signature")
    NUMBERING = "numbering", pgettext_lazy("step", "number and seal")
    DISPATCHING = "dispatching", pgettext_lazy("step", "dispatch")


COMING_IN = (Step.MARKING, Step.WORKING, Step.JUDGING)
GOING_OUT = (
    Step.DRAFTING,
    Step.CHECKING_CONTENT,
    Step.CHECKING_FORM,
    Step.SIGNING,
    Step.NUMBERING,
    Step.DISPATCHING,
)


class Ending(models.TextChoices):
    """How a stay in a step ended."""

    ONWARD = "onward", _("went on")
    BACK = "back", pgettext_lazy("stay", "went back")
    DONE = "done", pgettext_lazy("stay", "done")
    #: Withdrawn, made void, sent back to its sender, recalled by its issuer: it is no work of the house any more.
    VOID = "void", pgettext_lazy("stay", "fell away")


class IncomingState(models.TextChoices):
    """Exactly one of these is true of an arrival as of a moment."""

    IN_TIME = "in_time", pgettext_lazy("arrival", "done in time")
    LATE = "late", pgettext_lazy("arrival", "done late")
    WITHIN = "within", pgettext_lazy("arrival", "open, within its deadline")
    OVER = "over", pgettext_lazy("arrival", "open, overdue")


class OutgoingState(models.TextChoices):
    """Exactly one of these is true of a draft as of a moment."""

    DRAFTING = "drafting", pgettext_lazy("draft", "with its drafters")
    CHECKING = "checking", pgettext_lazy("draft", "being checked")
    SIGNING = "signing", pgettext_lazy("draft", "with the signer")
    NUMBERING = "numbering", pgettext_lazy("draft", "waits for its number")
    DISPATCHING = "dispatching", pgettext_lazy("draft", "issued, still to be sent")
    SENT = "sent", pgettext_lazy("draft", "issued and sent")
    WITHDRAWN = "withdrawn", pgettext_lazy("draft", "withdrawn")

"""Kinds of periods, what was changed in a programme, where an expected paper stands."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class PeriodKind(models.TextChoices):
    """What a programme covers."""

    MONTH = "month", pgettext_lazy("period", "month")
    QUARTER = "quarter", pgettext_lazy("period", "quarter")
    HALF_YEAR = "half_year", pgettext_lazy("period", "half-year")
    YEAR = "year", pgettext_lazy("period", "year")
    SESSION = "session", pgettext_lazy("period", "until a session")


class ChangeKind(models.TextChoices):
    """What happened to an expected paper after it was entered."""

    ADDED = "added", pgettext_lazy("programme", "added")
    POSTPONED = "postponed", pgettext_lazy("programme", "other dates")
    AMENDED = "amended", pgettext_lazy("programme", "amended")
    WITHDRAWN = "withdrawn", pgettext_lazy("programme", "taken off")
    BOUND = "bound", pgettext_lazy("programme", "draft begun")


class PaperState(models.TextChoices):
    """Where an expected paper stands as of a moment. Never stored: it follows from its document."""

    NOT_BEGUN = "not_begun", pgettext_lazy("programme", "not begun")
    DRAFTING = "drafting", pgettext_lazy("programme", "being drafted")
    SUBMITTED = "submitted", pgettext_lazy("programme", "submitted, being checked")
    ADVISED = "advised", pgettext_lazy("programme", "checked, with the signer")
    SIGNED = "signed", pgettext_lazy("programme", "signed")
    ISSUED = "issued", pgettext_lazy("programme", "issued")
    WITHDRAWN = "withdrawn", pgettext_lazy("programme", "taken off")


#: The states that add up to what is expected; what was taken off stands beside them.
EXPECTED = tuple(one for one in PaperState if one is not PaperState.WITHDRAWN)


class RungKind(models.TextChoices):
    """A reminder of a date of the programme: each exactly once for each date."""

    SUBMIT_NEAR = "submit_near", pgettext_lazy("programme", "to be submitted soon")
    ISSUE_NEAR = "issue_near", pgettext_lazy("programme", "to be issued soon")
    ISSUE_PASSED = "issue_passed", pgettext_lazy("programme", "should have been issued")

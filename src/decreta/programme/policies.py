"""WHEN it may be done: before and after the adoption, and dates that can be."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.core.errors import NotNow, Problems
from decreta.programme.models import Expected, Programme

REASON_LIMIT = 300


def is_a_draft(programme: Programme) -> None:
    """It is adopted once."""
    if programme.adopted_at is not None:
        raise NotNow.of(_("This programme is adopted already."), code="adopted")


def has_a_reason(problems: Problems, programme: Programme, reason: str) -> None:
    """After the adoption nothing changes without its reason."""
    if programme.adopted_at is not None and not reason.strip():
        problems.add(_("The programme is adopted: state the reason of the change."), "reason", "required")


def is_expected(expected: Expected) -> None:
    """What was taken off is not changed, begun or taken off again."""
    if expected.withdrawn_at is not None:
        raise NotNow.of(_("This paper was taken off the programme."), code="withdrawn")


def has_no_document(expected: Expected) -> None:
    """A paper has one document."""
    if expected.document_id is not None:
        raise NotNow.of(_("The draft of this paper is begun already."), code="begun")


def dates_can_be(
    problems: Problems, programme: Programme, submit_on: dt.date, issue_on: dt.date, *, is_new: bool
) -> None:
    """It is submitted before it is issued, and first expected within the period; a later date needs a change."""
    if submit_on > issue_on:
        problems.add(_("A paper is submitted before it is issued."), "submit_on", "order")
    if is_new and not programme.first_on <= issue_on <= programme.last_on:
        problems.add(_("The day of issue lies outside the period of the programme."), "issue_on", "outside")

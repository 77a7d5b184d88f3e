"""WHEN something is presented, and which pages there are."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.errors import Invalid, NotNow
from decreta.meetings.enums import SittingState
from decreta.meetings.models import Paper, Sitting


def sitting_runs(sitting: Sitting) -> None:
    """Something is presented while the sitting is in session."""
    if sitting.state != SittingState.OPEN:
        raise NotNow.of(_("The sitting is not in session."), code="not_in_session")


def page_exists(paper: Paper, page: int) -> None:
    """Nobody is led to a page that does not exist."""
    last = paper.file.page_count
    if page < 1 or (last is not None and page > last):
        raise Invalid.of(_("This paper has no page %(page)s.") % {"page": page}, field="page", code="no_such_page")

"""WHEN something is presented, and which pages there are."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.errors import Invalid, NotNow
from decreta.files.models import StoredFile
from decreta.meetings.enums import SittingState
from decreta.meetings.models import Paper, Sitting


def sitting_runs(sitting: Sitting) -> None:
    """Something is presented while the sitting is in session."""
    if sitting.state != SittingState.OPEN:
        raise NotNow.of(_("The sitting is not in session."), code="not_in_session")


def page_exists(paper: Paper, page: int, *, version: int) -> None:
    """Nobody is led to a page that does not exist, nor to a version that never was."""
    file = paper.file if version == paper.version else _earlier(paper, version)
    if file is None:
        raise Invalid.of(
            _("This paper has no version %(version)s.") % {"version": version}, field="version", code="no_such_version"
        )
    last = file.page_count
    if page < 1 or (last is not None and page > last):
        raise Invalid.of(_("This paper has no page %(page)s.") % {"page": page}, field="page", code="no_such_page")


def _earlier(paper: Paper, version: int) -> StoredFile | None:
    found = paper.earlier.select_related("file").filter(number=version).first()
    return found.file if found is not None else None

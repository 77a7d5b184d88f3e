"""WHEN a paper in the tray may be worked on."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.capture.enums import TrayState
from decreta.capture.models import TrayPaper
from decreta.core.errors import Invalid, NotNow

REASON_LIMIT = 300


def is_lying(paper: TrayPaper) -> None:
    """What has left the tray is worked on no more."""
    if not paper.is_lying:
        raise NotNow.of(
            _("“%(name)s” has left the tray: %(state)s.") % {"name": paper.name, "state": TrayState(paper.state).label},
            code="left",
        )


def reason_given(reason: str) -> str:
    """The reason, without which nothing is set aside, returned or dropped."""
    words = " ".join(reason.split())
    if not words:
        raise Invalid.of(_("State the reason."), field="reason", code="required")
    return words[:REASON_LIMIT]


def page_of(paper: TrayPaper, number: int) -> int:
    """A page by its number as people count; the place of it."""
    if not 1 <= number <= paper.page_count:
        raise Invalid.of(
            _("The paper has pages 1 to %(last)s.") % {"last": paper.page_count}, field="page", code="no_page"
        )
    return number - 1

"""WHEN it may be done: states, dates, the ceiling of secrecy."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext as _

from decreta.core import clock, workflow
from decreta.core.errors import Invalid, NotNow, Stale
from decreta.documents.enums import DocumentState, NumberState, Secrecy
from decreta.documents.models import Document, Number, Version
from decreta.documents.states import TRANSITIONS

# The configuration speaks in words of which the law knows three; what is below them is no state secret.
_CEILINGS = {
    "ordinary": Secrecy.NONE,
    "internal": Secrecy.NONE,
    "confidential": Secrecy.SECRET,
    "secret": Secrecy.HIGHLY_SECRET,
    "top_secret": Secrecy.TOP_SECRET,
}


def ceiling() -> int:
    """The highest level of secrecy whose content this installation may keep."""
    configured = getattr(settings, "DECRETA_SECRECY_CEILING", 0)
    return int(_CEILINGS[configured]) if isinstance(configured, str) else int(configured)


def secrecy_is_below_ceiling(secrecy: int) -> None:
    """A secret stays out: above the ceiling no text may be entered, through any door."""
    if secrecy > ceiling():
        raise Invalid.of(
            _(
                "“%(level)s” is above what this installation may keep. Draft it where it belongs; here only a stub may be registered."
            )
            % {"level": Secrecy(secrecy).label},
            field="secrecy",
            code="above_ceiling",
        )


def acts_now(document: Document) -> frozenset[str]:
    """The acts that the document's state allows, for buttons."""
    return workflow.acts_from(TRANSITIONS, document.state)


def target(act: str) -> DocumentState:
    """The state in which an act leaves the document."""
    return workflow.target(TRANSITIONS, act)


def can(act: str, document: Document) -> None:
    """Whether the document stands in a state in which this act may be done."""
    if act not in acts_now(document):
        raise NotNow.of(
            _("This cannot be done now: the document is %(state)s.") % {"state": document.get_state_display()},
            code="wrong_state",
        )


def nothing_was_saved_since(document: Document, newest: Version, expected: int) -> None:
    """The text that was edited is still the newest one."""
    if newest.ordinal != expected:
        raise Stale.of(
            _(
                "Somebody else saved version %(ordinal)s in the meantime. Your text is kept below; compare and save again."
            )
            % {"ordinal": newest.ordinal},
            field="text",
            code="stale_version",
        )


def content_is_as_read(newest: Version, version_hash: str) -> None:
    """The content that is approved is the one that was read."""
    if newest.content_hash != version_hash:
        raise Stale.of(
            _("The text was changed after you opened it. Read version %(ordinal)s first.")
            % {"ordinal": newest.ordinal},
            code="stale_version",
        )


def can_take_number(document: Document, newest: Version, *, issued_on: dt.date, today: dt.date) -> None:
    """Approved as it stands, dated today or before, never before it was decided or approved."""
    can("take_number", document)
    approval = document.approvals.filter(content_hash=newest.content_hash).last()
    if approval is None:
        raise NotNow.of(_("The present text is not approved."), code="not_approved")
    if document.secrecy > Secrecy.NONE:
        raise NotNow.of(
            _("Secret documents have registers of their own, which this installation does not keep."),
            code="secret_register",
        )
    approved_on = approval.approved_at.astimezone(clock.zone()).date()
    if issued_on < approved_on:
        raise Invalid.of(_("It cannot be issued before it was approved."), field="issued_on", code="before_approval")
    if issued_on > today:
        raise Invalid.of(_("A document cannot be dated in the future."), field="issued_on", code="future_date")
    if document.decided_on is not None and issued_on < document.decided_on:
        raise Invalid.of(_("It cannot be issued before it was decided."), field="issued_on", code="before_decision")


def bears_the_same_number(document: Document, made: Document) -> None:
    """A paper is sealed under the number that is printed on it, no other."""
    if (document.symbol, document.issued_on) != (made.symbol, made.issued_on):
        raise NotNow.of(
            _("The number on this paper is no longer the document's. Make the paper again."), code="another_number"
        )


def can_void(number: Number) -> None:
    """Only a number whose document was not sealed can be made void. What was issued stands; another document revokes it."""
    if number.state != NumberState.TAKEN or number.document.state != DocumentState.ISSUING:
        raise NotNow.of(
            _("The document with this number is issued. It is revoked by another document, not by its number."),
            code="sealed",
        )

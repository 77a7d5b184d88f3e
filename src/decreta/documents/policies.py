"""WHEN it may be done: states, dates, the ceiling of secrecy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from decreta.core import clock, workflow
from decreta.core.errors import Invalid, NotNow, Problems, Stale
from decreta.documents.enums import EDITABLE, ArrivalState, CheckKind, DocumentState, NumberState, Secrecy
from decreta.documents.models import Arrival, Document, Number, Series, Version
from decreta.documents.states import ARRIVAL_TRANSITIONS, TRANSITIONS
from decreta.files.detection import PDF

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


def stub_only_above_ceiling(problems: Problems, secrecy: int, *, has_content: bool) -> None:
    """Of a paper above the ceiling only that it came may be entered: no subject, no symbol, no file."""
    if secrecy > ceiling() and has_content:
        problems.add(
            _("“%(level)s” is above what this installation may keep: enter neither subject nor symbol nor file.")
            % {"level": Secrecy(secrecy).label},
            "secrecy",
            "above_ceiling",
        )


def is_in_force(problems: Problems, document: Document | None) -> None:
    """What was recalled is not registered any more."""
    if document is not None and document.recalled_at is not None:
        problems.add(
            _("%(symbol)s was recalled by its issuer.") % {"symbol": document.symbol}, "symbol", code="recalled"
        )


def arrival_acts_now(arrival: Arrival) -> frozenset[str]:
    """The acts that the arrival's state allows, for buttons."""
    return workflow.acts_from(ARRIVAL_TRANSITIONS, arrival.state)


def arrival_target(act: str) -> ArrivalState:
    """The state in which an act leaves an arrival."""
    return workflow.target(ARRIVAL_TRANSITIONS, act)


def can_on_arrival(act: str, arrival: Arrival) -> None:
    """Whether the arrival stands in a state in which this act may be done."""
    if act not in arrival_acts_now(arrival):
        raise NotNow.of(
            _("This cannot be done now: the paper is %(state)s.") % {"state": arrival.get_state_display()},
            code="wrong_state",
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


def can_check(document: Document) -> None:
    """A draft is checked until its number is taken."""
    if document.state not in EDITABLE:
        raise NotNow.of(
            _("This cannot be done now: the document is %(state)s.") % {"state": document.get_state_display()},
            code="wrong_state",
        )


def checks_are_done(newest: Version, wanted: Iterable[str]) -> None:
    """Where the office demands it, nobody signs what nobody answered for. Says all that is missing."""
    done = set(newest.checks.values_list("kind", flat=True))
    problems = Problems()
    for kind in wanted:
        if kind not in done:
            problems.add(
                _("Nobody has answered for this yet: %(kind)s.") % {"kind": CheckKind(kind).label}, code="not_checked"
            )
    problems.refuse_if_any(NotNow)


def can_take_number(document: Document, newest: Version, *, issued_on: dt.date, today: dt.date) -> None:
    """Approved as it stands, dated today or before, never before it was decided or approved."""
    can("take_number", document)
    approval = document.approvals.filter(content_hash=newest.content_hash).last()
    if approval is None:
        raise NotNow.of(_("The present text is not approved."), code="not_approved")
    secrecy_is_below_ceiling(document.secrecy)  # it may have been lowered since the draft was begun
    approved_on = approval.approved_at.astimezone(clock.zone()).date()
    if issued_on < approved_on:
        raise Invalid.of(_("It cannot be issued before it was approved."), field="issued_on", code="before_approval")
    if issued_on > today:
        raise Invalid.of(_("A document cannot be dated in the future."), field="issued_on", code="future_date")
    if document.decided_on is not None and issued_on < document.decided_on:
        raise Invalid.of(_("It cannot be issued before it was decided."), field="issued_on", code="before_decision")


def can_be_copied(document: Document) -> None:
    """A paper is copied that stands and is no secret: a copy of a secret is decided on elsewhere."""
    is_there = document.state in {DocumentState.ISSUED, DocumentState.RECEIVED} and document.paper is not None
    if not is_there or document.paper.blob.media_type != PDF:  # type: ignore[union-attr]
        raise NotNow.of(_("There is no paper to be copied: it must be issued or received, as a PDF."), code="no_paper")
    if document.secrecy > Secrecy.NONE:
        raise NotNow.of(_("Secret papers are not copied here."), code="secret")
    if document.recalled_at is not None:
        raise NotNow.of(_("Its issuer has recalled the paper. No copies of it are made."), code="recalled")


def bears_the_same_number(document: Document, made: Document) -> None:
    """A paper is sealed under the number that is printed on it, no other."""
    if (document.symbol, document.issued_on) != (made.symbol, made.issued_on):
        raise NotNow.of(
            _("The number on this paper is no longer the document's. Make the paper again."), code="another_number"
        )


def can_close(series: Series, *, today: dt.date) -> None:
    """A register is closed when its year or term is over and every number in it has come to its end."""
    if not series.has_run_out(today):
        raise NotNow.of(_("This register still runs. It is closed when its year or term has ended."), code="still_runs")
    states = dict(series.numbers.filter(state__in=UNSETTLED).order_by("number").values_list("number", "state"))
    problems = Problems()
    if numbers := _named(states, NumberState.TAKEN):
        problems.add(
            _("Being issued: %(numbers)s. Issue these documents or make their numbers void first.")
            % {"numbers": numbers},
            code="being_issued",
        )
    if numbers := _named(states, NumberState.RESERVED):
        problems.add(
            _("Reserved and not used: %(numbers)s. Issue under these numbers or make them void first.")
            % {"numbers": numbers},
            code="still_reserved",
        )
    problems.refuse_if_any(NotNow)


#: Numbers of which nobody knows yet what becomes of them.
UNSETTLED = (NumberState.TAKEN, NumberState.RESERVED)


def _named(states: dict[int, str], state: NumberState) -> str:
    return ", ".join(str(number) for number, stands in states.items() if stands == state)


def can_reserve(series: Series, *, today: dt.date) -> None:
    """Numbers are reserved in a register that runs."""
    is_open(series)
    if series.has_run_out(today):
        raise NotNow.of(_("The time of this register is over: nothing is reserved in it any more."), code="run_out")


def can_use_reserved(number: Number, series_id: UUID) -> None:
    """A reserved number is used once, for a document of its own register."""
    if number.state != NumberState.RESERVED:
        raise NotNow.of(
            _("Number %(number)s is not reserved any more.") % {"number": number.number},
            field="reserved",
            code="not_reserved",
        )
    if number.series_id != series_id:
        raise Invalid.of(
            _("Number %(number)s belongs to another register.") % {"number": number.number},
            field="reserved",
            code="another_register",
        )


def is_open(series: Series) -> None:
    """No number comes from a register that was closed, and it is not moved."""
    if series.closed_at is not None:
        raise closed(series.period)


def closed(period: str) -> NotNow:
    """The refusal of a register that is closed."""
    return NotNow.of(
        _("The register of %(period)s is closed. No number is taken from it any more.") % {"period": period},
        field="issued_on",
        code="register_closed",
    )


def can_void(number: Number) -> None:
    """Only a number whose document was not sealed can be made void. What was issued stands; another document revokes it."""
    if number.state == NumberState.RESERVED:
        return
    if number.state == NumberState.VOID:
        raise NotNow.of(_("This number is void already."), code="voided")
    if number.document is None or number.document.state != DocumentState.ISSUING:
        raise NotNow.of(
            _("The document with this number is issued. It is revoked by another document, not by its number."),
            code="sealed",
        )

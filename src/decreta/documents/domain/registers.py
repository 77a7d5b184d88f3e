"""Registers: where a series begins, and numbers that are made void."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.documents import numbering, policies, rules
from decreta.documents.domain.indexing import index
from decreta.documents.enums import DocumentState, NumberState
from decreta.documents.models import Document, Number, Series
from decreta.documents.numbering import Scope
from decreta.documents.queries.texts import newest_version
from decreta.organisation.models import Body, Organisation, Term


@act("documents.open_register")
def open_register(
    *,
    issuer: Body | Organisation,
    type_code: str,
    first_number: int,
    authority: str,
    reason: str,
    by: Actor,
    term: Term | None = None,
    year: int | None = None,
    at: dt.datetime | None = None,
) -> Series:
    """Open a register at a number, since every real office starts in the middle of a term.

    A register from which numbers were taken can only be moved up; the stretch that is left out is kept with
    its authority and reason, so that no gap is without an explanation. Never down: a number is given once.
    """
    rules.may_keep_registers(issuer, by=by)
    moment = at or clock.now()
    day = moment.astimezone(clock.zone()).date()
    _check_opening(issuer, type_code, term, year, first_number, authority, reason, day)
    scope = Scope(issuer=issuer, type_code=type_code, term=term, year=year)
    series = lock_series(scope, at=moment)
    policies.is_open(series)
    before = series.next_number
    _move_to(series, first_number, authority.strip(), reason.strip(), day)
    series.opened_at = moment
    series.save()
    record(
        "documents.register_opened",
        by=by,
        on=series,
        about=[issuer],
        at=at,
        facts={
            "type": type_code,
            "term": term.pk if term else None,
            "year": year,
            "next_number": {"before": before, "after": series.next_number},
            "authority": authority.strip(),
            "reason": reason.strip(),
        },
    )
    return series


def lock_series(scope: Scope, *, at: dt.datetime) -> Series:
    """The series of a scope, made if it is not there, with its row held."""
    keys = scope.as_fields()
    Series.objects.bulk_create([Series(opened_at=at, **keys)], ignore_conflicts=True)
    return Series.objects.select_for_update().get(**scope.as_lookup())


def _move_to(series: Series, number: int, authority: str, reason: str, day: dt.date) -> None:
    is_untouched = not series.numbers.exists()
    if number < series.next_number and not is_untouched:
        raise NotNow.of(
            _("Numbers up to %(last)s were taken. A register moves up only.") % {"last": series.next_number - 1},
            field="first_number",
            code="moves_up_only",
        )
    if is_untouched:
        series.first_number = series.next_number = number
        series.opening_authority, series.opening_reason = authority, reason
    elif number > series.next_number:
        left_out = {
            "from": series.next_number,
            "to": number - 1,
            "authority": authority,
            "reason": reason,
            "on": day.isoformat(),
        }
        series.skipped = [*series.skipped, left_out]
        series.next_number = number


def _check_opening(
    issuer: Body | Organisation,
    type_code: str,
    term: Term | None,
    year: int | None,
    first_number: int,
    authority: str,
    reason: str,
    day: dt.date,
) -> None:
    problems = Problems()
    if (term is None) == (year is None):
        problems.add(_("A register runs for a term or for a year."), "term")
    if term is not None and (not isinstance(issuer, Body) or term.body_id != issuer.pk):
        problems.add(_("This term belongs to another body."), "term")
    if year is not None and not 1900 <= year <= day.year + 1:
        problems.add(_("Give the year of the register."), "year")
    if first_number < 1:
        problems.add(_("Numbers begin at 1."), "first_number")
    if not numbering.is_known(issuer, type_code, on=day):
        problems.add(_("This kind of document does not exist in the rules of this issuer."), "type_code")
    if not authority.strip():
        problems.add(_("Name the paper or person that ordered it."), "authority")
    if not reason.strip():
        problems.add(_("State the reason."), "reason")
    problems.refuse_if_any()


@act("documents.void_number")
def void_number(*, number: Number, reason: str, by: Actor, at: dt.datetime | None = None) -> Number:
    """Make a number void whose document was never sealed, or that was reserved and is not needed.

    It is kept with its reason and never given again. A document goes back to approved and takes another number
    when it is issued.
    """
    rules.may_keep_registers(number.series.issuer, by=by)
    document = Document.objects.select_for_update().get(pk=number.document_id) if number.document_id else None
    locked = Number.objects.select_for_update().get(pk=number.pk)
    if locked.document_id != number.document_id:
        raise NotNow.of(_("A document took this number in the meantime. Look at it again."), code="taken_meanwhile")
    locked.document, locked.series = document, number.series
    policies.can_void(locked)
    problems = Problems()
    if not reason.strip():
        problems.add(_("State why the number is void."), "reason")
    problems.refuse_if_any()
    symbol = document.symbol if document else ""
    locked.state, locked.void_reason = NumberState.VOID, reason.strip()[:300]
    locked.save(update_fields=["state", "void_reason"])
    if document is not None:
        # A copy without a number is none: nothing of it was approved that could be issued under another.
        document.state = DocumentState.WITHDRAWN if document.copy_of_id else policies.target("void_number")
        document.symbol = document.symbol_key = ""
        document.issued_on = document.issuing_since = None
        document.save(update_fields=["state", "symbol", "symbol_key", "issued_on", "issuing_since"])
        index(document, newest_version(document))
    record(
        "documents.number_voided",
        by=by,
        on=document or locked.series,
        about=[locked.series, locked.series.issuer],
        at=at,
        facts={"number": locked.number, "symbol": symbol, "reason": locked.void_reason},
    )
    return locked

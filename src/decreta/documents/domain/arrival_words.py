"""What a paper from outside says of itself and how it came: tidied, and everything that is wrong with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from decreta.core.errors import Problems
from decreta.core.texts import normalise_symbol
from decreta.documents import numbering, policies
from decreta.documents.domain.drafting import SUBJECT_LIMIT
from decreta.documents.enums import Channel, Secrecy, Urgency
from decreta.documents.queries.arrivals import Sender

_SYMBOL_LIMIT = 80
NOTE_LIMIT = 300
_SIGNED_LIMIT = 200


@dataclass(frozen=True)
class Bearing:
    """What a paper from outside says of itself."""

    subject: str
    type_code: str
    symbol: str = ""
    issued_on: dt.date | None = None
    signed_by: str = ""
    secrecy: int = Secrecy.NONE
    urgency: int = Urgency.NORMAL
    language: str = "vi"


@dataclass(frozen=True)
class Coming:
    """How and when it came, and what the clerk adds."""

    arrived_on: dt.date
    channel: Channel | str = Channel.POST
    due_on: dt.date | None = None
    note: str = ""


def tidied(bearing: Bearing) -> Bearing:
    """The same with single blanks."""
    return Bearing(
        subject=" ".join(bearing.subject.split()),
        type_code=bearing.type_code,
        symbol=" ".join(bearing.symbol.split()),
        issued_on=bearing.issued_on,
        signed_by=" ".join(bearing.signed_by.split()),
        secrecy=bearing.secrecy,
        urgency=bearing.urgency,
        language=bearing.language,
    )


def check_bearing(problems: Problems, bearing: Bearing, sender: Sender, coming: Coming) -> None:
    """Note what is wrong with what the paper says of itself."""
    if not bearing.subject and bearing.secrecy <= policies.ceiling():
        problems.add(_("State the subject."), "subject", "required")
    if len(bearing.subject) > SUBJECT_LIMIT:
        problems.add(_("The subject is longer than %(limit)s characters.") % {"limit": SUBJECT_LIMIT}, "subject")
    if len(bearing.symbol) > _SYMBOL_LIMIT or (bearing.symbol and not normalise_symbol(bearing.symbol)):
        problems.add(_("State the symbol as it is cited."), "symbol")
    if len(bearing.signed_by) > _SIGNED_LIMIT:
        problems.add(_("The name is longer than %(limit)s characters.") % {"limit": _SIGNED_LIMIT}, "signed_by")
    if bearing.issued_on is not None and bearing.issued_on > coming.arrived_on:
        problems.add(_("It cannot have arrived before it was issued."), "issued_on", "after_arrival")
    on = bearing.issued_on or coming.arrived_on
    if not numbering.is_type_of(sender.regime, bearing.type_code, on=on):
        problems.add(_("The sender's rules do not know this kind of document."), "type_code", "unknown_type")


def check_coming(problems: Problems, coming: Coming, *, day: dt.date) -> None:
    """Note what is wrong with how it came."""
    if coming.arrived_on > day:
        problems.add(_("It cannot arrive in the future."), "arrived_on", "future")
    if coming.channel not in Channel.values:
        problems.add(_("State how it came."), "channel")
    if coming.due_on is not None and coming.due_on < coming.arrived_on:
        problems.add(_("The deadline lies before its arrival."), "due_on", "before_arrival")
    if len(coming.note.strip()) > NOTE_LIMIT:
        problems.add(_("The note is longer than %(limit)s characters.") % {"limit": NOTE_LIMIT}, "note")

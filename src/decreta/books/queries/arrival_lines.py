"""Lines of the incoming book, and of the one that follows what becomes of what arrived."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.assignments.timeliness import Standing, classify
from decreta.books.queries.lines import Line
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents import numbering
from decreta.documents.enums import ArrivalState
from decreta.documents.models import Arrival, Document, Mark, Reply
from decreta.documents.queries.marks import MATTER_KIND
from decreta.ui import moments
from decreta.ui.tables import Plain
from decreta.ui.tables.values import deadline
from decreta.ui.words import state as state_words

_CROSSED = frozenset({ArrivalState.VOID, ArrivalState.RETURNED})


@dataclass
class _Known:
    """What was done with some arrivals, asked for all of them at once."""

    leads: dict[UUID, list[Assignment]] = field(default_factory=dict)
    replies: dict[UUID, list[str]] = field(default_factory=dict)


def incoming(part: QuerySet[Arrival], actor: Actor) -> list[Line]:
    """Lines of some arrivals. Five statements."""
    related = ("document__body", "document__organisation", "document__correspondent")
    rows = list(part.select_related(*related).defer("document__search", "registered_by"))
    ids = [one.document_id for one in rows]
    readable = set(Document.objects.visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True))
    known = _known(rows, actor)
    return [_line(one, known, is_readable=one.document_id in readable) for one in rows]


def _known(rows: list[Arrival], actor: Actor) -> _Known:
    known, ids = _Known(), [one.pk for one in rows]
    of = dict(Mark.objects.filter(arrival__in=ids, withdrawn_at=None).values_list("pk", "arrival_id"))
    # The lead answers for the matter; a unit that only coordinates stands in no book.
    leads = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id__in=list(of), role=AssignmentRole.LEAD)
    for one in leads.select_related("unit", "holding__person").order_by("assigned_at", "pk"):
        known.leads.setdefault(of[one.matter_id], []).append(one)
    replies = Reply.objects.filter(arrival__in=ids, document__in=Document.objects.visible_to(actor))
    for arrival, symbol in replies.exclude(document__symbol="").values_list("arrival_id", "document__symbol"):
        known.replies.setdefault(arrival, []).append(symbol)
    return known


def _line(one: Arrival, known: _Known, *, is_readable: bool) -> Line:
    values: dict[str, Plain] = {
        "arrived_on": one.arrived_on,
        "arrival_number": one.number,
        "note": _note(one, is_readable=is_readable),
    }
    if is_readable:
        values |= _of_document(one.document) | _of_work(one, known.leads.get(one.pk, []))
        values["reply_symbol"] = "; ".join(known.replies.get(one.pk, []))
    else:
        values |= dict.fromkeys(("type_and_subject", "document"), _("not open to your post"))
    return Line(
        pk=one.pk,
        number=one.number,
        state=one.state,
        is_crossed=one.state in _CROSSED,
        is_late=one.is_late,
        page=str(one.pk) if is_readable else "",
        language=one.document.language,
        values=values,
    )


def _of_document(document: Document) -> dict[str, Plain]:
    day = document.issued_on or document.created_at.date()
    kind = numbering.type_name(document.regime, document.type_code, on=day) if document.type_code else ""
    subject = capfirst(document.subject) or _("(not entered: above what is kept here)")
    dated = moments.day(document.issued_on) if document.issued_on else ""
    return {
        "author": document.author.name,
        "secrecy": document.get_secrecy_display() if document.secrecy else "",
        "symbol": document.symbol,
        "issued_on": document.issued_on,
        "type_and_subject": ": ".join(filter(None, (kind, subject))),
        "document": ", ".join(filter(None, (kind, document.symbol, dated, document.author.name))),
    }


def _of_work(one: Arrival, leads: list[Assignment]) -> dict[str, Plain]:
    newest = leads[-1] if leads else None
    names = [one.unit.name if one.unit else str(one.holding.person) if one.holding else "" for one in leads]
    return {
        "handler": ", ".join(dict.fromkeys(filter(None, names))),
        "handed_on": moments.local(newest.assigned_at).date() if newest else None,
        "receipt": moments.day(moments.local(newest.received_at).date()) if newest and newest.received_at else "",
        "due": (deadline(newest.current_lapses_at) if newest else None) or one.due_on,
        "progress": _progress(one, newest),
    }


def _progress(one: Arrival, lead: Assignment | None) -> str:
    if lead is None or one.state in _CROSSED:
        return str(one.get_state_display())
    said = str(state_words(classify(Standing.of(lead), clock.now())).label)
    return said if one.state != ArrivalState.SETTLED else f"{one.get_state_display()}; {said}"


def _note(one: Arrival, *, is_readable: bool) -> str:
    said = [one.note] if one.note and is_readable else []
    if one.state == ArrivalState.VOID:
        said.append(_("Void: %(reason)s") % {"reason": one.end_reason})
    if one.state == ArrivalState.RETURNED:
        said.append(_("Sent back: %(reason)s") % {"reason": one.end_reason})
    if one.is_late:
        said.append(_("Entered late, on %(day)s") % {"day": moments.day(moments.local(one.registered_at).date())})
    return "; ".join(said)

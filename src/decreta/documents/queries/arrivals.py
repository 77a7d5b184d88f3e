"""Arrivals: who may have sent a paper, whether it came before, what waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.texts import fold, normalise_symbol, whole_number
from decreta.documents.enums import ArrivalState, DocumentState
from decreta.documents.models import Arrival, Correspondent, Document, Mark
from decreta.documents.models.arrivals import ArrivalQuerySet
from decreta.documents.queries.marks import MATTER_KIND
from decreta.documents.queries.symbols import possible_duplicates
from decreta.documents.search_index import matching
from decreta.organisation.models import Body, Organisation
from decreta.organisation.queries.naming import called

Sender = Body | Organisation | Correspondent

_NAMES = ("name_vi", "name_en", "name_ja", "symbol")


def sender_named(words: str, *, on: dt.date) -> Sender | None:
    """The one sender of exactly this name: an agency or body of the structure by any of its names, else one noted.

    None when nobody is called so, or when several are.
    """
    key = fold(words)
    if not key:
        return None
    known: list[Sender] = []
    for model in (Organisation, Body):
        present = called(model.objects.valid_on(on), _NAMES, words).prefetch_related("other_names")
        known += [one for one in present[:20] if key in _keys_of(one)]
    known += list(Correspondent.objects.filter(text_key=key))
    return known[0] if len(known) == 1 else None


def _keys_of(one: Body | Organisation) -> set[str]:
    own = {fold(getattr(one, name)) for name in _NAMES} | {other.text_key for other in one.other_names.all()}
    return own - {""}


def senders_like(words: str, *, on: dt.date, limit: int = 12) -> list[str]:
    """Names of senders in which the words stand, for the field that is being typed into. Three statements."""
    names: list[str] = []
    for model in (Organisation, Body):
        names += [one.name_vi for one in called(model.objects.valid_on(on), _NAMES, words)[:limit]]
    noted = Correspondent.objects.filter(text_key__contains=fold(words))[:limit]
    names += [one.name for one in noted]
    return names[:limit]


def came_before(
    organisation: Organisation, sender: Sender, symbol: str, *, subject: str, issued_on: dt.date | None
) -> list[Arrival]:
    """Arrivals of the organisation that may be this same paper: by its symbol under any name, else by day and subject."""
    stands = Arrival.objects.filter(organisation=organisation).exclude(
        state__in=[ArrivalState.RETURNED, ArrivalState.VOID]
    )
    return list(stands.filter(document__in=papers_like(sender, symbol, subject=subject, issued_on=issued_on))[:3])


def papers_like(sender: Sender, symbol: str, *, subject: str, issued_on: dt.date | None) -> list[UUID]:
    """Papers of a sender that may be the same one, whoever received them."""
    key = normalise_symbol(symbol)
    if isinstance(sender, Correspondent):
        own = Document.objects.filter(correspondent=sender)
        if key:
            return list(own.filter(Q(symbol_key=key) | Q(aliases__symbol_key=key)).values_list("pk", flat=True))
    elif key:
        return list(possible_duplicates(sender, symbol).values_list("pk", flat=True))
    else:
        own = Document.objects.filter(**{"body" if isinstance(sender, Body) else "organisation": sender})
    wanted = fold(subject)
    if not wanted or issued_on is None:
        return []
    same_day = own.filter(issued_on=issued_on, symbol="").values_list("pk", "subject")
    return [pk for pk, words in same_day if fold(words) == wanted]


def kept_here(sender: Sender, symbol: str) -> Document | None:
    """The issued paper itself, when it was issued in this installation under this symbol."""
    if isinstance(sender, Correspondent) or not normalise_symbol(symbol):
        return None
    return possible_duplicates(sender, symbol).filter(state=DocumentState.ISSUED).exclude(paper=None).first()


@dataclass(frozen=True)
class Narrowing:
    """What the incoming register is narrowed to. Words that mean nothing narrow nothing."""

    state: str = ""
    year: int = 0
    words: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Narrowing:
        """From the address: `state`, `year`, `q`."""
        state, year = query.get("state", ""), query.get("year", "")
        return cls(
            state=state if state in ArrivalState.values else "",
            year=whole_number(year, otherwise=0) if 1900 <= whole_number(year, otherwise=0) <= 2200 else 0,
            words=query.get("q", "").strip()[:200].replace("\x00", ""),
        )

    def condition(self) -> Q:
        """The same as a condition."""
        found = Q(state=self.state) if self.state else Q()
        if self.year:
            found &= Q(arrived_on__year=self.year)
        if self.words:
            found &= Q(document__in=Document.objects.filter(matching(self.words) or Q(pk=None)))
        return found


def arrivals_found(actor: Actor, narrowing: Narrowing) -> ArrivalQuerySet:
    """Arrivals that the actor may see and the filters let through, without what no list prints."""
    found = Arrival.objects.visible_to(actor).filter(narrowing.condition())
    related = ("document__body", "document__organisation", "document__correspondent")
    return found.select_related(*related).defer("document__search", "registered_by", "document__recipients")


def leads_of(part: QuerySet[Arrival]) -> list[Arrival]:
    """The rows of a part, each with who leads its newest mark. Two statements."""
    rows = list(part)
    marks = Mark.objects.filter(arrival__in=[one.pk for one in rows], withdrawn_at=None)
    of = dict(marks.order_by("ordinal").values_list("pk", "arrival_id"))
    leads = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id__in=list(of), role=AssignmentRole.LEAD)
    named = {}
    for one in leads.select_related("unit", "holding__person").order_by("assigned_at"):
        named[of[one.matter_id]] = one.unit.name if one.unit else str(one.holding.person) if one.holding else ""
    for row in rows:
        row.lead = named.get(row.pk, "")  # type: ignore[attr-defined]
    return rows

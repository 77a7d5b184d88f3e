"""What minutes and decisions know of what came of a proposed point: shown on the page of the proposal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from decreta.agendas import outcomes
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.meetings.beside import Part
from decreta.meetings.models import AgendaItem
from decreta.minutes.models import Decision, Excerpt


@dataclass
class Known:
    """The decisions on a point and its excerpts, each with whether the reader may open it."""

    decisions: list[tuple[Decision, bool]] = field(default_factory=list)
    excerpts: list[tuple[Excerpt, bool]] = field(default_factory=list)


def register() -> None:
    """Enter decisions and excerpts on the pages of proposed points."""
    outcomes.register("minutes", tell)


def tell(items: Sequence[AgendaItem], actor: Actor) -> Mapping[UUID, Part]:
    """Decisions as they were entered, and excerpts that were issued. At most four statements.

    Of the points given the reader may be told; whether he may also open the page of a decision or the paper of an
    excerpt is asked of them as everywhere.
    """
    keys = [one.pk for one in items]
    known: dict[UUID, Known] = {}
    decisions = list(Decision.objects.filter(item__in=keys).select_related("body").order_by("number"))
    opened = Decision.objects.visible_to(actor).filter(pk__in=[one.pk for one in decisions])
    may_open = set(opened.values_list("pk", flat=True)) if decisions else set()
    for one in decisions:
        assert one.item_id is not None
        known.setdefault(one.item_id, Known()).decisions.append((one, one.pk in may_open))
    issued = Excerpt.objects.filter(item__in=keys, document__state=DocumentState.ISSUED)
    excerpts = list(issued.select_related("document").order_by("composed_at"))
    seen = Document.objects.filter(Document.seen_by(actor, at=clock.now()))
    seen = seen.filter(pk__in=[one.document_id for one in excerpts])
    may_read = set(seen.values_list("pk", flat=True)) if excerpts else set()
    for excerpt in excerpts:
        known.setdefault(excerpt.item_id, Known()).excerpts.append((excerpt, excerpt.document_id in may_read))
    return {pk: Part(f"outcome-{pk}", "minutes/parts/outcome.html", found) for pk, found in known.items()}

"""What follows when a directive mark is assigned and done, and how a mark is shown on the pages of its assignments."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.assignments.enums import AssignmentRole
from decreta.assignments.matters import Named, Shown
from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.documents.domain.arriving import settle_arrival
from decreta.documents.domain.audience import open_to
from decreta.documents.enums import ArrivalState
from decreta.documents.models import Mark
from decreta.documents.models.telling import told_to
from decreta.documents.queries.marks import open_assignments


def assignment_begins(assignment: Assignment, by: Actor) -> None:
    """Open the paper to whoever must do something with it; he must be able to read later what he did."""
    mark = Mark.objects.select_related("arrival__document").get(pk=assignment.matter_id)
    open_to(document=mark.arrival.document, unit=assignment.unit, holding=assignment.holding, reason="assigned", by=by)


def assignment_ends(assignment: Assignment, by: Actor) -> None:
    """When the lead's work was accepted and nothing else is open, the arrival is settled."""
    if assignment.role == AssignmentRole.SUB:
        return
    arrival = Mark.objects.select_related("arrival__organisation").get(pk=assignment.matter_id).arrival
    is_done = Assignment.objects.filter(
        matter_kind=assignment.matter_kind,
        matter_id=assignment.matter_id,
        role=AssignmentRole.LEAD,
        done_accepted_at__isnull=False,
    ).exists()
    if arrival.state == ArrivalState.MARKED and is_done and not open_assignments(arrival):
        settle_arrival(arrival=arrival, reason=_("The work is done."), by=Actor.system("documents.marks"))


def shown(mark_id: UUID, actor: Actor) -> Shown:
    """A mark as the pages on its assignments show it. One statement."""
    found = _told(Mark.objects.filter(pk=mark_id), actor)
    mark = found.select_related("arrival__document", "holding__person", "holding__post").get()
    document = mark.arrival.document
    name = document.symbol or _("Arrival %(number)s") % {"number": str(mark.arrival)}
    return Shown(
        url=reverse("documents:arrival", args=[mark.arrival_id]),
        name=name,
        title=_title(mark),
        title_lang=document.language if _is_told(mark) else "",
        list_url=reverse("documents:arrivals"),
        list_name=_("Incoming"),
        # Of a secret the words of the leader stand with the paper, for those who were let in.
        order=mark.words if _is_told(mark) else _("Read the directive with the paper."),
        order_lang="vi",
        is_withheld=not _is_told(mark),
        source=f"{mark.holding.person}, {mark.holding.post.name}",
        decided_on=mark.marked_at.date(),
    )


def named(ids: frozenset[UUID], actors: tuple[Actor, ...]) -> dict[UUID, Named]:
    """Marks as a desk names them: by their paper. One statement."""
    return {
        mark.pk: Named(
            title=_title(mark),
            title_lang=mark.arrival.document.language if _is_told(mark) else "",
            url=reverse("documents:arrival", args=[mark.arrival_id]),
            symbol=mark.arrival.document.symbol,
        )
        for mark in _printed.rows(Ids(ids), actors)
    }


@prepared
def _printed(ids: Ids, actors: tuple[Actor, ...]) -> QuerySet[Mark]:
    found = _told(Mark.objects.filter(pk__among=ids), *actors).select_related("arrival__document")
    names = ("subject", "language", "symbol", "secrecy")
    return found.only(*(f"arrival__document__{name}" for name in names))


def _told(found: QuerySet[Mark], *actors: Actor) -> QuerySet[Mark]:
    return found.annotate(is_told=told_to(*actors, document="arrival__document"))


def _is_told(mark: Mark) -> bool:
    """Whether its words and its paper's may stand here: no secret, and open to the reader where it is guarded."""
    return bool(mark.is_told) and not mark.arrival.document.secrecy  # type: ignore[attr-defined]


def _title(mark: Mark) -> str:
    """The subject; of what is not told only that it is: a whole unit sees what is assigned to it, but not every paper."""
    document = mark.arrival.document
    if _is_told(mark):
        return document.subject
    return _("A secret paper") if document.secrecy else _("A guarded paper")

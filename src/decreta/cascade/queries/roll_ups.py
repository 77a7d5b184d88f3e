"""Roll-ups that were asked for: what waits, what is agreed, where figures end; as of now for a page, as of a day for a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from decreta.assignments.models import Assignment
from decreta.cascade.enums import IN_FORCE, RollUpState
from decreta.cascade.models import RollUp, RollUpStep
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.directives.models import Directive
from decreta.organisation.models import Body, Organisation

#: So many organisations below are chosen from a list; one of more is named by typing.
FEW: Final = 80
#: As many as a desk shows for each organisation.
_SHOWN: Final = 20
_RELATED = ("above", "organisation", "directive__document", "share__body", "share__directive__document")


def seen(actor: Actor) -> QuerySet[RollUp]:
    """Everything that somebody sees: what waits for his own answer, what waits for others', what is agreed, what ended."""
    own = Q(state=RollUpState.ASKED, organisation_id__in=actor.organisation_ids)
    # Spelt so that it holds where there is no last day.
    runs = Q(share__until_on=None) | Q(share__until_on__gte=clock.today())
    place = Case(
        When(own, then=Value(0)),
        When(state=RollUpState.ASKED, then=Value(1)),
        When(runs, state__in=IN_FORCE, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    found = RollUp.objects.visible_to(actor).select_related(*_RELATED).annotate(place=place)
    return found.order_by("place", "answer_on", "-asked_at", "-pk")


@prepared
def waiting_at(organisation_ids: frozenset[UUID]) -> QuerySet[RollUp]:
    """What is asked of organisations and not answered, what is wished for first before the rest."""
    found = RollUp.objects.filter(organisation_id__in=organisation_ids, state=RollUpState.ASKED)
    place = Window(RowNumber(), partition_by=F("organisation_id"), order_by=["answer_on", "pk"])
    found = found.annotate(place=place).filter(place__lte=_SHOWN)
    return found.select_related("above").order_by("answer_on", "pk")


def those_below(above: Organisation, books: Iterable[Body]) -> list[Organisation] | None:
    """Whom one may ask: the organisations directly below, and those to which the own bodies assign. One statement.

    None where there are more than a list is for; the act says of whoever is named whether he may be asked.
    """
    assigned = Assignment.objects.filter(monitor__in=list(books), organisation__isnull=False).order_by()
    near = Q(parent=above) | Q(pk__in=assigned.values("organisation"))
    found = Organisation.objects.valid_on(clock.today()).filter(near).exclude(pk=above.pk)
    listed = list(found.order_by("path")[: FEW + 1])
    return listed if len(listed) <= FEW else None


def directives_seen(found: Iterable[RollUp], actor: Actor) -> set[UUID]:
    """Which of the directives that are named somebody sees. One statement, none where none is named."""
    named = {one.directive_id for one in found if one.directive_id is not None}
    if not named:
        return set()
    return set(Directive.objects.visible_to(actor).filter(pk__in=named).values_list("pk", flat=True))


def as_of(above_id: UUID, day: dt.date) -> list[tuple[RollUp, RollUpStep]]:
    """What was asked by an organisation, with the newest step by the end of a day. One statement."""
    steps = RollUpStep.objects.filter(roll_up__above_id=above_id, at__lte=clock.end_of_day(day))
    newest = steps.order_by("roll_up_id", "-at", "-pk").distinct("roll_up_id")
    found = newest.select_related("roll_up__organisation", "roll_up__share")
    rows = [(one.roll_up, one) for one in found if one.state != RollUpState.CANCELLED]
    return sorted(rows, key=lambda row: (row[0].organisation.path, row[0].asked_at, row[0].pk))

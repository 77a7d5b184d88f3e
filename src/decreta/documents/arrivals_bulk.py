"""What is done with several arrivals at once: one directive mark is written on each of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.assignments.queries.handing import target_named
from decreta.core.actor import Actor
from decreta.core.errors import reason_against
from decreta.documents import policies, rules
from decreta.documents.domain import marking
from decreta.documents.forms.arrivals import MarkForm, houses_of
from decreta.documents.models import Arrival
from decreta.ui.tables.bulk import BulkAct, Planned


def plan_marking(ids: Sequence[UUID], actor: Actor) -> list[Planned]:
    """Which arrivals wait for a directive of this post. One statement."""
    found = Arrival.objects.visible_to(actor).filter(pk__in=list(ids))
    found = found.select_related("organisation", "document__correspondent", "document__body", "document__organisation")
    return [
        Planned(
            key=one.pk,
            title=one.document.subject or _("A paper above what is kept here"),
            url=reverse("documents:arrival", args=[one.pk]),
            lang=one.document.language,
            symbol=str(one.number),
            effect=one.document.author.name,
            refusal=reason_against(rules.may_direct, one, by=actor)
            or reason_against(policies.can_on_arrival, "mark", one),
        )
        for one in found.defer("document__search").order_by("-document__urgency", "registered_at", "pk")
    ]


def mark(arrival_id: UUID, given: Mapping[str, Any], by: Actor) -> None:
    """Write the mark on one arrival."""
    marking.mark(
        arrival=Arrival.objects.visible_to(by).select_related("organisation").get(pk=arrival_id),
        words=given["words"],
        lead=target_named(given["lead"]),
        coordinating=[target_named(key) for key in given["coordinating"]],
        due_on=dt.date.fromisoformat(given["due_on"]) if given["due_on"] else None,
        by=by,
    )


def form(data: Any = None, *, actor: Actor) -> MarkForm:
    """The words, who leads, who coordinates, until when: for all of them."""
    return MarkForm(data, organisation=houses_of(actor)[0])


MARK = BulkAct(
    name="documents.mark",
    table="documents.arrivals",
    label=gettext_lazy("Write directive mark"),
    icon="pen-line",
    question=gettext_lazy("Write one mark on these papers"),
    note=gettext_lazy("Each paper gets the mark and is on its way to those who are named."),
    plan=plan_marking,
    act=mark,
    offered=lambda actor: actor.can("direct_documents") and bool(actor.organisation_ids),
    form=form,
)

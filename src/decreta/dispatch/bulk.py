"""What is done with several papers at once: received and registered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy

from decreta.core.actor import Actor
from decreta.core.errors import reason_against
from decreta.dispatch import policies, rules
from decreta.dispatch.domain import receive
from decreta.dispatch.models import Delivery
from decreta.ui.tables.bulk import BulkAct, Planned


def plan_receiving(ids: Sequence[UUID], actor: Actor) -> list[Planned]:
    """Which papers can be received. One statement."""
    found = Delivery.objects.visible_to(actor).filter(pk__in=list(ids))
    related = ("document__body", "document__organisation", "organisation")
    return [
        Planned(
            key=one.pk,
            title=one.document.subject,
            url=reverse("dispatch:delivery", args=[one.pk]),
            lang=one.document.language,
            symbol=one.document.symbol,
            effect=one.document.issuer.name,
            refusal=reason_against(rules.may_receive, one, by=actor) or reason_against(policies.is_on_its_way, one),
        )
        for one in found.select_related(*related).defer("document__search").order_by("sent_at", "pk")
    ]


def receive_one(delivery_id: UUID, given: Mapping[str, Any], by: Actor) -> None:
    """Receive one paper."""
    receive(delivery=Delivery.objects.visible_to(by).get(pk=delivery_id), by=by)


RECEIVE = BulkAct(
    name="dispatch.receive",
    table="dispatch.arriving",
    label=gettext_lazy("Receive papers"),
    icon="inbox",
    question=gettext_lazy("Receive these papers"),
    note=gettext_lazy("Each takes the next number of the incoming register; its sender sees it at once."),
    plan=plan_receiving,
    act=receive_one,
    offered=lambda actor: actor.can("register_documents") or actor.can("issue_documents"),
)

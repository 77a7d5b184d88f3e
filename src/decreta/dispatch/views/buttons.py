"""What the actor may do with a delivery now: buttons arrive decided, the template prints them."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.accounts.idempotency import FIELD, new_key
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.dispatch import policies, rules
from decreta.dispatch.enums import Way
from decreta.dispatch.queries.traces import Trace
from decreta.ui.buttons import ButtonContext


@dataclass
class DeliveryButtons:
    """Acts in the head of the page, and the decision bar under the paper."""

    head: list[ButtonContext] = field(default_factory=list)
    decide: list[ButtonContext] = field(default_factory=list)
    what: str = ""
    effect: str = ""


def buttons_on(trace: Trace, actor: Actor) -> DeliveryButtons:
    """What the receiver does with what lies before him, and what the sender notes of papers outside."""
    delivery, found = trace.delivery, DeliveryButtons()
    if allows(rules.may_receive, delivery, by=actor) and allows(policies.is_on_its_way, delivery):
        found.what = _("Receive the paper")
        found.effect = (
            _("It takes the next number of your incoming register; its sender sees it at once.")
            if delivery.organisation_id is not None
            else _("Its sender sees at once that you have it.")
        )
        found.decide = [
            _link(trace, _("Give back with reason"), "give_back", icon="undo-2", danger=True),
            _link(trace, _("Receive"), "receive", icon="inbox", primary=True),
        ]
    elif allows(rules.may_confirm, delivery, by=actor) and trace.is_recall_open:
        found.what = _("Confirm the recall")
        found.effect = _("The issuer sees that the paper is not used here any more.")
        found.decide = [_link(trace, _("Confirm recall"), "confirm_recall", icon="check", primary=True)]
    if delivery.way != Way.INSIDE and allows(rules.may_dispatch, delivery.document, by=actor):
        _of_sender(found, trace)
    return found


def _of_sender(found: DeliveryButtons, trace: Trace) -> None:
    if trace.may_be_noted:
        found.head.append(_link(trace, _("Record proof"), "prove", icon="check"))
        found.head.append(_link(trace, _("Came back"), "give_back", icon="undo-2"))
    if trace.delivery.way != Way.MAIL or trace.delivery.document.recalled_at is not None:
        return
    if policies.link_works(trace.delivery, at=clock.real_now()):
        found.head.append(_post(trace, _("End link"), "end_link", icon="lock"))
    if trace.may_be_noted or trace.delivery.state == "failed":
        found.head.append(_post(trace, _("Send new link"), "renew_link", icon="mail"))


def _link(
    trace: Trace, label: str, name: str, *, icon: str, primary: bool = False, danger: bool = False
) -> ButtonContext:
    url = reverse(f"dispatch:{name}", args=[trace.delivery.pk])
    return ButtonContext(label, url, icon=icon, primary=primary, danger=danger)


def _post(trace: Trace, label: str, name: str, *, icon: str) -> ButtonContext:
    url = reverse(f"dispatch:{name}", args=[trace.delivery.pk])
    return ButtonContext(label, url, method="post", icon=icon, hidden={FIELD: new_key()})

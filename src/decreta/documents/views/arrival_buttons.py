"""What the actor may do with an arrival now: buttons arrive decided, the template prints them."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.assignments.views.buttons import buttons_of
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.documents import policies, rules
from decreta.documents.enums import ArrivalState
from decreta.documents.models import Arrival
from decreta.documents.queries.arrival_page import ArrivalPage
from decreta.documents.views.buttons import DocumentButtons
from decreta.ui.buttons import ButtonContext

#: What higher areas offer on the page of an arrival, for the head of the page.
_offers: list[Callable[[Arrival, Actor], list[ButtonContext]]] = []


def offer(more: Callable[[Arrival, Actor], list[ButtonContext]]) -> None:
    """Enter further buttons; called when the application starts."""
    _offers.append(more)


def _offered(arrival: Arrival, actor: Actor) -> list[ButtonContext]:
    return [button for more in _offers for button in more(arrival, actor)]


def buttons_on(page: ArrivalPage, actor: Actor) -> DocumentButtons:
    """The leader's mark, the clerk's corrections, and what the assignee and his head do with an assignment."""
    arrival = page.arrival
    found = DocumentButtons()
    now = policies.arrival_acts_now(arrival)
    on_assignment = buttons_of(page, actor)
    if on_assignment.decide:
        found.what, found.effect, found.decide = (
            on_assignment.decide_title,
            on_assignment.decide_note,
            on_assignment.decide,
        )
    if "mark" in now and allows(rules.may_direct, arrival, by=actor):
        found.what = _("Give the paper on")
        found.effect = _("You name who leads, who coordinates and until when; they are told at once.")
        found.decide = [
            _link(arrival.pk, _("Settle without work"), "settle_arrival", icon="check"),
            _link(arrival.pk, _("Write directive mark"), "mark", icon="pen-line", primary=True),
        ]
    elif (arrival.state == ArrivalState.MARKED and "settle" in now and allows(rules.may_direct, arrival, by=actor)) or (
        "settle" in now and allows(rules.may_settle, arrival, by=actor)
    ):
        found.head.append(_link(arrival.pk, _("Settle arrival"), "settle_arrival", icon="check"))
    if page.mine is not None and allows(rules.may_answer, arrival, by=actor):
        if actor.can("draft_documents"):
            draft = f"{reverse('documents:draft')}?answers={arrival.pk}"
            found.head.append(ButtonContext(_("Draft answer"), draft, icon="file-plus"))
        found.head.append(_link(arrival.pk, _("Name the answer"), "reply", icon="link"))
    found.head += on_assignment.head
    if allows(rules.may_register, arrival.organisation, by=actor):
        if "correct" in now:
            found.head.append(_link(arrival.pk, _("Correct"), "correct_arrival", icon="pen-line"))
        if "return" in now:
            found.head.append(_link(arrival.pk, _("Send back"), "return_arrival", icon="undo-2", quiet=True))
            found.head.append(_link(arrival.pk, _("Make number void"), "void_arrival", quiet=True))
    found.head += _offered(arrival, actor)
    if "reopen" in now and allows(rules.may_settle, arrival, by=actor):
        found.head.append(_link(arrival.pk, _("Take up again"), "reopen_arrival", quiet=True))
    return found


def _link(
    pk: object, label: str, name: str, *, icon: str = "", primary: bool = False, quiet: bool = False
) -> ButtonContext:
    url = reverse(f"documents:{name}", args=[pk])
    return ButtonContext(label, url, icon=icon, primary=primary, quiet=quiet)

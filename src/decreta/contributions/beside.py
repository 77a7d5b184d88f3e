"""What stands beside a task: what its coordinators were asked for and contributed, and what the reader may do about it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.contributions import rules
from decreta.contributions.models import Contribution
from decreta.contributions.queries.given import of_task
from decreta.contributions.queries.leading import coordinating
from decreta.contributions.words import Shown
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives.beside import Beside, Part
from decreta.directives.queries.task_page import TaskPage
from decreta.ui.buttons import ButtonContext


@dataclass(frozen=True)
class Row:
    """A contribution as a reader sees it; its words only where those of the task are told to him or he is of one side."""

    contribution: Contribution
    is_told: bool

    @property
    def shown(self) -> Shown:
        """Its state in words."""
        return Shown(self.contribution)


def tell(said: Beside, page: TaskPage, actor: Actor) -> None:
    """Two statements at most, and only where somebody coordinates."""
    lead = _lead(page, actor)
    if lead is not None and coordinating.rows(page.task.pk):
        url = reverse("contributions:ask", args=[lead.pk])
        said.buttons.append(ButtonContext(_("Ask for a contribution"), url, icon="handshake", quiet=True))
    own = next((one for one in page.coordinating if _goes_on(one) and _offers(one, actor)), None)
    if own is not None:
        url = reverse("contributions:offer", args=[own.pk])
        said.buttons.append(ButtonContext(_("Contribute"), url, icon="handshake", quiet=True))
    if found := of_task.rows(actor, page.task.pk):
        is_told = not page.task.is_withheld or page.mine is not None
        said.parts.append(Part("contributions/parts/of_task.html", [Row(one, is_told) for one in found]))


def _lead(page: TaskPage, actor: Actor) -> Assignment | None:
    """The assignment for which the reader may ask: his own where he leads, else that of who leads."""
    own = page.mine
    candidates = (
        [own]
        if own is not None and own.role != AssignmentRole.COORDINATE
        else [page.shown]
        if page.shown is not None
        else []
    )
    return next((one for one in candidates if _goes_on(one) and allows(rules.may_ask, lead=one, by=actor)), None)


def _offers(one: Assignment, actor: Actor) -> bool:
    return allows(rules.may_offer, assignment=one, by=actor)


def _goes_on(one: Assignment) -> bool:
    return one.closed_at is None and one.done_accepted_at is None


def buttons(one: Contribution, actor: Actor) -> list[ButtonContext]:
    """What the reader may do about a contribution that is not settled."""
    found: list[ButtonContext] = []
    if one.is_final:
        return found
    if allows(rules.may_withdraw, contribution=one, by=actor) and one.was_asked_for:
        url = reverse("contributions:withdraw", args=[one.pk])
        found.append(ButtonContext(_("No longer ask for it"), url, icon="x", quiet=True))
    if one.waits_for_delivery and allows(rules.may_answer, contribution=one, by=actor):
        url = reverse("contributions:answer", args=[one.pk])
        found.append(ButtonContext(_("Contribute what is asked for"), url, icon="handshake", primary=True))
    if one.waits_for_judgement and allows(rules.may_judge, contribution=one, by=actor):
        url = reverse("contributions:judge", args=[one.pk])
        found.append(ButtonContext(_("Judge the contribution"), url, icon="gavel", primary=True))
    return found

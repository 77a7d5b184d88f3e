"""What can be taken back while a sitting is prepared: an invitation, a paper put under a point."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from decreta.core.actor import Actor
from decreta.kit import undoing
from decreta.meetings import domain
from decreta.meetings.models import Invitation, Paper, Sitting

WITHDRAW_INVITATION = "meetings.withdraw_invitation"
REMOVE_PAPER = "meetings.remove_paper"


def register() -> None:
    """Enter both."""
    undoing.register(WITHDRAW_INVITATION, _withdraw, _("The invitation is taken back."))
    undoing.register(REMOVE_PAPER, _remove, _("The paper is taken off the agenda."))


def _withdraw(pk: UUID, by: Actor) -> None:
    found = Invitation.objects.filter(sitting__in=Sitting.objects.visible_to(by)).select_related("sitting__body")
    domain.withdraw_invitation(invitation=found.get(pk=pk), by=by)


def _remove(pk: UUID, by: Actor) -> None:
    found = Paper.objects.visible_to(by)
    domain.remove_paper(paper=found.select_related("item__sitting__body").get(pk=pk), by=by)

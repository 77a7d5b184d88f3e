"""Who of those invited reads the point that he would speak on."""

from __future__ import annotations

from decreta.meetings.models import AgendaItem, Invitation
from decreta.organisation.queries.actors import actor_for


def reads(item: AgendaItem, invitation: Invitation) -> bool:
    """Whether somebody is shown a point in the post in which he is invited. No statement where everybody reads it."""
    if not item.is_restricted:
        return True
    return AgendaItem.objects.visible_to(actor_for(invitation.holding)).filter(pk=item.pk).exists()

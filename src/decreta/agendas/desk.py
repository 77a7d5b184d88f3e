"""What waits on a desk before a sitting: positions that a member has not stated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.agendas import rules
from decreta.agendas.models import Position
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.meetings.enums import Audience, Purpose, SittingState
from decreta.meetings.models import AgendaItem, Invitation
from decreta.ui.desk import Waiting


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Convened sittings with points by consent of which somebody asked has said nothing. One statement."""
    holders = {actor.holding_id: actor for actor in reversed(actors) if actor.holding_id is not None}
    for one in _silent.rows(Ids(holders), at):
        sitting = one.sitting
        yield (
            holders[one.holding_id],
            Waiting(
                verb=_("State positions"),
                title=sitting.shown_title,
                title_lang=sitting.shown_lang,
                url=reverse("agendas:positions", args=[sitting.pk]),
                meta=(sitting.body.name,),
                due_at=sitting.starts_at,
                since=one.sent_at,
            ),
        )


@prepared
def _silent(holdings: Ids, at: dt.datetime) -> QuerySet[Invitation]:
    by_consent = AgendaItem.objects.filter(
        sitting_id=OuterRef("sitting_id"), purpose=Purpose.CONSENT, audience__in=[Audience.EVERYBODY, Audience.MEMBERS]
    )
    said = Position.objects.filter(invitation_id=OuterRef("pk"))
    asked = Invitation.objects.filter(sitting__state=SittingState.CONVENED, sitting__starts_at__gt=at)
    asked = asked.filter(Exists(by_consent), ~Exists(said), part__in=rules.ASKED)
    return asked.filter(holding_id__among=holdings).select_related("sitting__body")

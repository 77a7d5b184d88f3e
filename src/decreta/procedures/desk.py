"""What of written procedures waits on a desk: a form to fill in, a procedure to close."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.meetings.enums import Form, SittingState
from decreta.meetings.models import Invitation
from decreta.procedures.models import OpinionForm, Procedure
from decreta.procedures.rules import ASKED
from decreta.ui.desk import Handled, Waiting


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """One statement."""
    holders = {actor.holding_id: actor for actor in reversed(actors) if actor.holding_id is not None}
    for one in _unanswered.rows(Ids(holders), at):
        sitting = one.sitting
        yield (
            holders[one.holding_id],
            Waiting(
                verb=_("Fill in opinion form"),
                title=sitting.shown_title,
                title_lang=sitting.shown_lang,
                url=reverse("procedures:answer", args=[one.procedure_id]),
                meta=(sitting.body.name,),
                due_at=one.until,
                since=one.sent_at,
            ),
        )


@prepared
def _unanswered(holdings: Ids, at: dt.datetime) -> QuerySet[Any]:
    """Members who are asked and have not answered."""
    asked = Invitation.objects.filter(
        sitting__form=Form.WRITTEN,
        sitting__state=SittingState.OPEN,
        sitting__procedure__until__gte=at,
        part__in=ASKED,
        holding_id__among=holdings,
    )
    answered = OpinionForm.objects.filter(invitation=OuterRef("pk"))
    found = asked.filter(~Exists(answered)).select_related("sitting__body")
    return found.annotate(procedure_id=F("sitting__procedure__pk"), until=F("sitting__procedure__until"))


def handled(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Procedures by their ids, for what one acted on lately and for the log."""
    found = Procedure.objects.visible_to(actor).filter(pk__in=list(ids)).select_related("sitting__body")
    return {
        str(one.pk): Handled(
            one.sitting.shown_title, reverse("procedures:procedure", args=[one.pk]), one.sitting.shown_lang
        )
        for one in found
    }

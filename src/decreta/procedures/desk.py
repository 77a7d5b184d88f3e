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
from decreta.procedures.models import OpinionForm, Procedure, Question
from decreta.procedures.rules import ASKED
from decreta.ui.desk import Handled, Waiting


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """One statement; two where somebody chairs."""
    yield from _ties(actors)
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


def _ties(actors: Sequence[Actor]) -> Iterator[tuple[Actor, Waiting]]:
    """Questions on which the sides were equal, for whoever chairs."""
    chairs = {actor.post_id: actor for actor in reversed(actors) if actor.post_id and actor.can("chair_sittings")}
    if not chairs:
        return
    for one in _waiting_for_chair.rows(Ids(chairs)):
        sitting = one.item.sitting
        yield (
            chairs[sitting.chair_post_id],
            Waiting(
                verb=_("Decide the tie"),
                title=one.item.title,
                title_lang=sitting.shown_lang,
                url=reverse("procedures:decide_tie", args=[one.pk]),
                meta=(sitting.body.name,),
                due_at=None,
                since=one.waits_since,
            ),
        )


@prepared
def _waiting_for_chair(posts: Ids) -> QuerySet[Any]:
    """Ties that were left to the chair and are not decided."""
    found = Question.objects.filter(waits_since__isnull=False, chair_agrees=None, item__sitting__form=Form.WRITTEN)
    return found.filter(item__sitting__chair_post_id__among=posts).select_related("item__sitting__body")


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

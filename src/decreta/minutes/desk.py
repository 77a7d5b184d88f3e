"""What of minutes waits on a desk: those that lie before a member who has not said anything of them."""

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
from decreta.meetings.models import Invitation
from decreta.minutes.enums import MinutesState
from decreta.minutes.models import Decision, Minutes, Remark
from decreta.minutes.rules import ASKED
from decreta.ui.desk import Handled, Waiting


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """One statement."""
    holders = {actor.holding_id: actor for actor in reversed(actors) if actor.holding_id is not None}
    for one in _unsaid.rows(Ids(holders), at):
        sitting = one.sitting
        yield (
            holders[one.holding_id],
            Waiting(
                verb=_("Say your word on the minutes"),
                title=sitting.shown_title,
                title_lang=sitting.shown_lang,
                url=reverse("minutes:minutes", args=[one.minutes_id]),
                meta=(sitting.body.name,),
                due_at=one.until,
                since=one.shown_at,
            ),
        )


@prepared
def _unsaid(holdings: Ids, at: dt.datetime) -> QuerySet[Any]:
    """Invitations to sittings whose minutes lie before their holders."""
    before = Invitation.objects.filter(
        sitting__minutes__state=MinutesState.CIRCULATED, sitting__minutes__comments_until__gte=at, part__in=ASKED
    )
    said = Remark.objects.filter(
        holding_id=OuterRef("holding_id"),
        edition__minutes__sitting_id=OuterRef("sitting_id"),
        made_at__gte=OuterRef("sitting__minutes__shown_at"),
    )
    found = before.filter(~Exists(said), holding_id__among=holdings).select_related("sitting__body")
    return found.annotate(
        minutes_id=F("sitting__minutes__pk"),
        until=F("sitting__minutes__comments_until"),
        shown_at=F("sitting__minutes__shown_at"),
    )


def handled(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Minutes by their ids, for what one acted on lately and for the log."""
    found = Minutes.objects.visible_to(actor).filter(pk__in=list(ids)).select_related("sitting__body")
    return {
        str(one.pk): Handled(
            _("Minutes: %(title)s") % {"title": one.sitting.shown_title},
            reverse("minutes:minutes", args=[one.pk]),
            one.sitting.shown_lang,
        )
        for one in found
    }


def decided(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Decisions by their ids, for the same."""
    found = Decision.objects.visible_to(actor).filter(pk__in=list(ids)).select_related("body")
    return {
        str(one.pk): Handled(
            f"{one.symbol}: {one.subject}", reverse("minutes:decision", args=[one.pk]), one.body.name_lang
        )
        for one in found
    }

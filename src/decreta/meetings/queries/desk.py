"""What of meetings stands on somebody's desk: invitations to answer, sittings to prepare, the day's sittings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.core import clock, sight
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.meetings.enums import Answer, Audience, SittingState
from decreta.meetings.models import Invitation, Sitting
from decreta.ui.desk import Engagement, Handled, Waiting


def register() -> None:
    """Enter meetings into the desk."""
    from decreta.ui import desk

    desk.panel("meetings", waiting)
    desk.diary("meetings", engagements)
    desk.handled("meetings.sitting", handled)
    sight.register("meetings.sitting", levels, page=lambda pk: reverse("meetings:sitting", args=[pk]))


def levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among sittings that the actor sees; a sitting itself has no level of secrecy."""
    return {
        str(pk): 0 for pk in Sitting.objects.visible_to(actor).filter(pk__in=list(ids)).values_list("pk", flat=True)
    }


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Invitations without an answer, and closed sittings whose notice is to be composed. Two statements."""
    holders = {actor.holding_id: actor for actor in reversed(actors) if actor.holding_id is not None}
    for one in _unanswered.rows(Ids(holders), at):
        what = _waiting(_("Answer invitation"), one.sitting, "meetings:sitting", since=one.sent_at)
        yield holders[one.holding_id], what
    preparing = {
        body: actor
        for actor in reversed(actors)
        if actor.can("prepare_sittings")
        for body in actor.body_ids | actor.served_body_ids
    }
    if not preparing:
        return
    for sitting in _without_notice.rows(Ids(preparing)):
        what = _waiting(_("Compose notice"), sitting, "meetings:notice", since=sitting.closed_at, due=False)
        yield preparing[sitting.body_id], what


@prepared
def _unanswered(holdings: Ids, at: dt.datetime) -> QuerySet[Invitation]:
    convened = Invitation.objects.filter(sitting__state=SittingState.CONVENED, sitting__starts_at__gt=at)
    return convened.filter(holding_id__among=holdings, answer=Answer.NONE).standing().select_related("sitting__body")


@prepared
def _without_notice(bodies: Ids) -> QuerySet[Sitting]:
    told = {"agenda__audience": Audience.EVERYBODY, "agenda__conclusions__isnull": False}
    concluded = Sitting.objects.filter(state=SittingState.CLOSED, notice=None, **told)
    return concluded.filter(body_id__among=bodies).select_related("body").distinct()


def engagements(actor: Actor, day: dt.date) -> list[Engagement]:
    """The day's sittings of a person."""
    span = (clock.start_of_day(day), clock.end_of_day(day))
    found = (
        Sitting.objects.visible_to(actor)  # type: ignore[misc]
        .filter(invitations__holding__person_id=actor.person_id, starts_at__range=span)
        .exclude(state__in=[SittingState.CANCELLED, SittingState.PREPARING])
        .select_related("body")
        .distinct()
    )
    return [
        Engagement(
            title=one.shown_title,
            url=reverse(
                "meetings:room" if one.state == SittingState.OPEN and not one.is_written else "meetings:sitting",
                args=[one.pk],
            ),
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            place=one.place,
            is_now=one.state == SittingState.OPEN,
            is_over=one.state == SittingState.CLOSED,
        )
        for one in found
    ]


def _waiting(verb: str, sitting: Sitting, url_name: str, *, since: dt.datetime | None, due: bool = True) -> Waiting:
    return Waiting(
        verb=verb,
        title=sitting.shown_title,
        title_lang=sitting.shown_lang,
        url=reverse(url_name, args=[sitting.pk]),
        meta=(sitting.body.name,),
        due_at=sitting.starts_at if due else None,
        since=since,
    )


def handled(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Sittings by their ids, for the list of what one acted on lately and for the log."""
    found = Sitting.objects.visible_to(actor).filter(pk__in=list(ids)).select_related("body")
    return {
        str(one.pk): Handled(one.shown_title, reverse("meetings:sitting", args=[one.pk]), one.shown_lang)
        for one in found
    }

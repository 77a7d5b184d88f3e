"""What waits on a desk before a sitting: positions to state, points to review, points that came back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.agendas import rules
from decreta.agendas.enums import ProposalState
from decreta.agendas.models import OpinionRequest, Position, Proposal
from decreta.agendas.queries import left, opinions
from decreta.agendas.queries.pool import on_desks
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.meetings.enums import Audience, Purpose, SittingState
from decreta.meetings.models import AgendaItem, Invitation
from decreta.ui.desk import Handled, Waiting


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Positions not stated yet, points to review, points that came back, points to carry over. At most four statements."""
    yield from _proposals(actors)
    yield from _left(actors, at)
    yield from _opinions(actors)
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


def _proposals(actors: Sequence[Actor]) -> Iterator[tuple[Actor, Waiting]]:
    for one in on_desks.rows(tuple(actors)):
        is_back = one.state == ProposalState.RETURNED
        whose = (a for a in actors if (one.proposer_id == a.holding_id if is_back else rules.reviews(one, by=a)))
        actor = next(whose, None)
        if actor is not None:
            yield (
                actor,
                Waiting(
                    verb=_("Change and send again") if is_back else _("Review proposed point"),
                    title=one.title,
                    title_lang=one.title_lang,
                    url=reverse("agendas:proposal", args=[one.pk]),
                    meta=(one.body.name, one.proposer.person.full_name),
                    due_at=None,
                    since=one.changed_at,
                ),
            )


def _opinions(actors: Sequence[Actor]) -> Iterator[tuple[Actor, Waiting]]:
    """Opinions that somebody is asked for."""
    holders = {actor.holding_id: actor for actor in reversed(actors) if actor.holding_id is not None}
    for one in opinions.unanswered.rows(Ids(holders)):
        item = one.request.item
        yield (
            holders[one.holding_id],
            Waiting(
                verb=_("Give my opinion"),
                # A point that has become confidential since is not told on a desk.
                title=item.sitting.shown_title if item.is_restricted else item.title,
                title_lang=item.sitting.shown_lang,
                url=reverse("agendas:give_opinion", args=[one.pk]),
                meta=(item.sitting.body.name,),
                due_at=one.request.until,
                since=one.request.asked_at,
            ),
        )


def _left(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """Sittings of which points were not dealt with, for who prepares them."""
    preparing = {
        body: actor
        for actor in reversed(actors)
        if actor.can("prepare_sittings")
        for body in actor.body_ids | actor.served_body_ids
    }
    if not preparing:
        return
    for sitting in left.on_desks.rows(Ids(preparing), at - left.ASKED_FOR):
        yield (
            preparing[sitting.body_id],
            Waiting(
                verb=_("Carry points over"),
                title=sitting.shown_title,
                title_lang=sitting.shown_lang,
                url=reverse("agendas:carry_over", args=[sitting.pk]),
                meta=(sitting.body.name,),
                due_at=None,
                since=sitting.closed_at,
            ),
        )


def levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among proposed points that the actor sees; they have no level of secrecy."""
    found = Proposal.objects.visible_to(actor).filter(pk__in=list(ids)).values_list("pk", flat=True)
    return {str(pk): 0 for pk in found}


def handled(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Proposed points by their ids, for the list of what one acted on lately and for the log."""
    found = Proposal.objects.visible_to(actor).filter(pk__in=list(ids)).select_related("body")
    return {
        str(one.pk): Handled(one.title, reverse("agendas:proposal", args=[one.pk]), one.title_lang) for one in found
    }


def levels_of_requests(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among the requests for opinions that the actor sees."""
    found = OpinionRequest.objects.visible_to(actor).filter(pk__in=list(ids)).values_list("pk", flat=True)
    return {str(pk): 0 for pk in found}


@prepared
def _silent(holdings: Ids, at: dt.datetime) -> QuerySet[Invitation]:
    by_consent = AgendaItem.objects.filter(
        sitting_id=OuterRef("sitting_id"), purpose=Purpose.CONSENT, audience__in=[Audience.EVERYBODY, Audience.MEMBERS]
    )
    said = Position.objects.filter(invitation_id=OuterRef("pk"))
    asked = Invitation.objects.filter(sitting__state=SittingState.CONVENED, sitting__starts_at__gt=at)
    asked = asked.filter(Exists(by_consent), ~Exists(said), part__in=rules.ASKED)
    return asked.filter(holding_id__among=holdings).select_related("sitting__body")

"""Points that nobody objects to are put into the consent part in one act, and taken out of it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from decreta.agendas import policies
from decreta.agendas.models import PutByConsent, TakenOut
from decreta.agendas.queries.offering import offer_now
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings import rules as sittings
from decreta.meetings.enums import Purpose
from decreta.meetings.models import AgendaItem, Sitting
from decreta.meetings.queries.held import held_sitting


@act("agendas.put_by_consent")
def put_by_consent(
    *, sitting: Sitting, items: Sequence[AgendaItem], by: Actor, at: dt.datetime | None = None
) -> list[PutByConsent]:
    """Put points that are offered into the consent part, all at once: they are adopted together in the sitting.

    A member who opposes one later takes it out by that. Raises Invalid where none is named; NotNow where one of them
    is not offered, or no longer: somebody has objected meanwhile.
    """
    sittings.may_run(sitting, by=by)
    held_sitting(sitting.pk)
    locked = Sitting.objects.select_related("body", "chair_post").get(pk=sitting.pk)
    if not items:
        raise Invalid.of(_("Choose at least one point."), field="points", code="required")
    moment = at or clock.now()
    offer = offer_now(locked, at=moment)
    offered = {one.item.pk for one in offer.offered} if offer is not None else set()
    gone = [one.number for one in items if one.pk not in offered]
    if gone:
        raise NotNow.of(
            _("Not, or no longer, offered: %(numbers)s. Look at what was said meanwhile.")
            % {"numbers": ", ".join(gone)},
            code="not_offered",
        )
    meetings.set_purposes(sitting=locked, items=items, purpose=Purpose.CONSENT, by=by, at=moment)
    # What the chair took out when it stood there before is offered anew; rows of both are left from then.
    PutByConsent.objects.filter(item__in=items).delete()
    TakenOut.objects.filter(item__in=items).delete()
    rows = PutByConsent.objects.bulk_create([PutByConsent(item=one, put_at=moment, by=by.as_facts()) for one in items])
    facts = {"points": [one.number for one in items]}
    record("agendas.put_by_consent", by=by, on=locked, about=list(items), facts=facts, at=moment)
    return rows


@act("agendas.undo_by_consent")
def undo_by_consent(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> list[AgendaItem] | None:
    """Let every point that was put into the consent part in this way be dealt with by itself, as it was.

    Before the session only; in it the chair takes out single points. None when nothing was put there.
    """
    sittings.may_run(sitting, by=by)
    held_sitting(sitting.pk)
    locked = Sitting.objects.select_related("body", "chair_post").get(pk=sitting.pk)
    policies.can_be_undone(locked)
    rows = PutByConsent.objects.filter(item__sitting=locked)
    items = [one.item for one in rows.select_related("item").order_by("item__position")]
    items = [one for one in items if one.purpose == Purpose.CONSENT]
    if not items:
        return None
    rows.delete()
    for one in items:
        one.sitting = locked
    meetings.set_purposes(sitting=locked, items=items, purpose=Purpose.DECISION, by=by, at=at)
    facts = {"points": [one.number for one in items]}
    record("agendas.by_consent_undone", by=by, on=locked, about=items, facts=facts, at=at)
    return items


def forget_by_consent(item: AgendaItem) -> None:
    """Whoever changes the purpose of a point by hand decides where it stands: it was not put there in this way then."""
    PutByConsent.objects.filter(item=item).delete()

"""A member gives his vote to another himself, withdraws it before it is used, and staff refuse what the rules forbid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings.enums import SittingState
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.voting import policies, rules
from decreta.voting.domain.rights import check_proxy
from decreta.voting.models import Proxy
from decreta.voting.queries.proxies import why_used

_REASON_LIMIT = 300
_GIVEN_IN = (SittingState.CONVENED, SittingState.OPEN)


@act("voting.give_own_proxy")
def give_own_proxy(
    *,
    giver: Invitation,
    holder: Invitation,
    by: Actor,
    points: Sequence[AgendaItem] = (),
    at: dt.datetime | None = None,
) -> Proxy:
    """A member gives his vote to another for a sitting, or for some of its points: as far as the rules of the body let him.

    It is used for ballots that are opened while he is absent. From the convocation until the sitting ends. Raises
    NotAllowed, NotNow, Invalid with everything that is wrong; what staff note is checked alike.
    """
    rules.may_give(giver, by=by)
    sitting = Sitting.objects.select_for_update(of=("self",)).select_related("body").get(pk=giver.sitting_id)
    policies.is_session(sitting)
    if sitting.state not in _GIVEN_IN:
        raise NotNow.of(_("A vote is given from the convocation until the sitting ends."), code="not_convened")
    problems = Problems()
    check_proxy(sitting, giver, holder, problems)
    readable = set(AgendaItem.objects.visible_to(by).filter(sitting=sitting).values_list("pk", flat=True))
    if any(one.pk not in readable or one.is_heading for one in points):
        problems.add(_("Choose points of this sitting."), "points", "unknown")
    problems.refuse_if_any(Invalid)
    row = Proxy.objects.create(
        sitting=sitting,
        giver=giver,
        holder=holder,
        is_own=True,
        is_for_points=bool(points),
        given_at=at or clock.now(),
        by=by.as_facts(),
    )
    row.points.set(points)
    facts = {"giver": giver.pk, "holder": holder.pk, "points": [one.pk for one in points]}
    record("voting.own_proxy_given", by=by, on=row, about=[sitting], facts=facts, at=at)
    return row


@act("voting.withdraw_proxy")
def withdraw_proxy(*, proxy: Proxy, by: Actor, at: dt.datetime | None = None) -> Proxy | None:
    """A member takes back the vote that he gave himself, before it is used. None when it has ended already."""
    rules.may_give(proxy.giver, by=by)
    return _ended(proxy, "voting.proxy_withdrawn", by=by, at=at)


@act("voting.refuse_proxy")
def refuse_proxy(*, proxy: Proxy, reason: str, by: Actor, at: dt.datetime | None = None) -> Proxy | None:
    """Staff refuse a proxy that a member gave himself contrary to the rules, with the reason, before it is used.

    None when it has ended already.
    """
    rules.may_arrange(proxy.sitting, by=by)
    words = " ".join(reason.split())
    if not words or len(words) > _REASON_LIMIT:
        raise Invalid.of(
            _("State the reason in at most %(limit)s characters.") % {"limit": _REASON_LIMIT}, field="reason"
        )
    return _ended(proxy, "voting.proxy_refused", by=by, at=at, reason=words)


def _ended(proxy: Proxy, kind: str, *, by: Actor, at: dt.datetime | None, reason: str = "") -> Proxy | None:
    # A ballot that is being opened is waited for: it uses the proxy or finds it ended.
    sitting = Sitting.objects.select_for_update(of=("self",)).get(pk=proxy.sitting_id)
    policies.has_not_ended(sitting)
    held = Proxy.objects.get(pk=proxy.pk)
    if not held.is_own:
        raise NotNow.of(_("It was noted by a paper; the secretary ends it."), code="by_paper")
    if held.revoked_at is not None:
        return None
    if why := why_used(held):
        raise NotNow.of(why, code="used")
    held.revoked_at, held.refused_because = at or clock.now(), reason
    held.save(update_fields=["revoked_at", "refused_because"])
    facts = {"giver": held.giver_id, "holder": held.holder_id, **({"reason": reason} if reason else {})}
    record(kind, by=by, on=held, about=[sitting], facts=facts, at=at)
    return held

"""Ballots of the committee: one is open, one is closed with every name, one waits for the chair; a proxy is noted."""

from __future__ import annotations

from typing import Any

from decreta.core import clock


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of voting."""
    from decreta.meetings.models import Invitation
    from decreta.organisation.models import Body
    from decreta.voting import domain
    from decreta.voting.models import Proxy
    from tests.access.stage import actor, alike, invitation_of, point_of

    by = actor("secretary")
    opened, named, tied = (_in_session() for _n in range(3))
    ballot = _put(opened, "open")
    by_name = domain.close_ballot(ballot=_put(named, "by_name"), by=by)
    equal = _put(tied, "open")
    for who, answer in (("head", "agree"), ("member", "disagree")):
        option = equal.options.get(answer=answer)
        domain.cast(ballot_id=equal.pk, option_id=option.pk, by=actor(who))
    domain.close_ballot(ballot=equal, by=by)
    proxy = Proxy.objects.create(
        sitting=opened,
        giver=invitation_of(opened, "member"),
        holder=Invitation.objects.get(pk=invitation_of(opened, "head").pk),
        paper="Giấy ủy quyền",
        given_at=clock.now(),
        by={},
    )
    body = {"pk": Body.objects.get(code="bcdcds").pk}
    of_ballot = ("ballot", "progress", "paper", "cast", "enter", "close", "annul")
    made = alike(tuple(f"voting:{name}" for name in of_ballot), {"pk": ballot.pk})
    made |= {"voting:names": {"pk": by_name.pk}, "voting:decide": {"pk": equal.pk}}
    made |= alike(("voting:put",), {"pk": point_of(named, 1).pk})
    made |= {"voting:recuse": {"pk": point_of(opened, 1).pk}, "voting:give_proxy": {"pk": opened.pk}}
    made |= {"voting:revoke_proxy": {"pk": proxy.pk}}
    made |= alike(("meetings:rules", "meetings:set_rules"), body)
    return made | {"meetings:voting_right": {"pk": invitation_of(opened, "member").pk}}


def _in_session() -> Any:
    """A sitting in session with everybody in the room."""
    from decreta.meetings import domain
    from decreta.meetings.models import Invitation
    from tests.access.stage import actor, sitting

    made = sitting(until=2)
    found = Invitation.objects.select_related("sitting__body", "holding").filter(sitting=made)
    for one in found.filter(part__in=["chair", "member"]):
        domain.check_in(invitation=one, presence="in_room", by=actor("secretary"))
    return made


def _put(sitting: Any, manner: str) -> Any:
    from decreta.voting import domain
    from tests.access.stage import actor, point_of

    return domain.open_ballot(
        item=point_of(sitting, 0), question="Thông qua?", subject="ordinary", manner=manner, by=actor("secretary")
    )

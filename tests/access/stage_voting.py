"""Ballots of the committee: one is open, one is closed with every name, one waits for the chair; a proxy is noted; secret ones in each of their stages."""

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
    opened, named, tied = (in_session() for _n in range(3))
    ballot = _put(opened, "open")
    by_name = domain.close_ballot(ballot=_put(named, "by_name"), by=by)
    equal = _tie(tied)
    proxy = Proxy.objects.create(
        sitting=opened,
        giver=invitation_of(opened, "member"),
        holder=Invitation.objects.get(pk=invitation_of(opened, "head").pk),
        paper="Giấy ủy quyền",
        given_at=clock.now(),
        by={},
    )
    made_secret = _secret(opened)
    body = {"pk": Body.objects.get(code="bcdcds").pk}
    of_ballot = ("ballot", "progress", "paper", "cast", "enter", "take_back_last", "close", "annul")
    made = alike(tuple(f"voting:{name}" for name in of_ballot), {"pk": ballot.pk})
    made |= alike(("voting:names", "voting:merge"), {"pk": by_name.pk}) | {"voting:decide": {"pk": equal.pk}}
    made |= alike(("voting:put",), {"pk": point_of(named, 1).pk})
    made |= {"voting:recuse": {"pk": point_of(opened, 1).pk}, "voting:give_proxy": {"pk": opened.pk}}
    made |= {"voting:enter_ballot": {"pk": opened.pk}}
    made |= {"voting:revoke_proxy": {"pk": proxy.pk}, "voting:give_own_proxy": {"pk": opened.pk}}
    given = Proxy.objects.create(
        sitting=named,
        giver=invitation_of(named, "member"),
        holder=Invitation.objects.get(pk=invitation_of(named, "head").pk),
        is_own=True,
        given_at=clock.now(),
        by={},
    )
    made |= alike(("voting:withdraw_proxy", "voting:refuse_proxy"), {"pk": given.pk})
    made |= alike(("meetings:rules", "meetings:set_rules"), body)
    return made | made_secret | {"meetings:voting_right": {"pk": invitation_of(opened, "member").pk}}


def _tie(sitting: Any) -> Any:
    """A closed ballot with which exactly half of the whole agrees, the chair among them: it waits for him."""
    from decreta.meetings.models import Invitation
    from decreta.meetings.queries.membership import membership_of
    from decreta.voting import domain
    from tests.access.stage import actor, invitation_of

    by, whole = actor("secretary"), len(membership_of(sitting).members)
    if whole % 2:  # nobody is half of an odd number
        Invitation.objects.filter(pk=invitation_of(sitting, "member").pk).update(weight=2)
        whole += 1
    ballot = _put(sitting, "open")
    agrees = ballot.options.get(answer="agree")
    domain.cast(ballot_id=ballot.pk, option_id=agrees.pk, by=actor("head"))
    others = ballot.votes.filter(weight=1).exclude(caster__holding__person_id=actor("head").person_id).order_by("pk")
    said = {one.pk: agrees.pk for one in others[: whole // 2 - 1]}
    domain.enter_votes(ballot=ballot, said=said, by=by)
    return domain.close_ballot(ballot=ballot, by=by)


def _secret(opened: Any) -> dict[str, dict[str, Any]]:
    """Secret ballots: tellers wait, papers are cast, papers wait to be opened, one was held on paper and is to be entered."""
    from decreta.voting import domain
    from tests.access.stage import actor, alike

    by = actor("secretary")
    waiting = _tellers(opened)
    cast, sealed, on_paper, counted = (in_session() for _n in range(4))
    _tellers(cast)
    is_cast = _put(cast, "secret")
    panel = _tellers(sealed)
    to_open = _put(sealed, "secret")
    domain.cast_sealed(ballot_id=to_open.pk, papers=[_paper(to_open)], by=actor("member"))
    domain.close_ballot(ballot=to_open, by=by)
    to_enter = domain.close_ballot(ballot=_put(on_paper, "secret", is_on_paper=True), by=by)
    done = domain.close_ballot(ballot=_put(counted, "secret", is_on_paper=True), by=by)
    domain.enter_totals(ballot=done, votes={1: 1, 2: 0, 3: 0}, invalid=0, by=by)
    by_hands = domain.close_ballot(ballot=_put(in_session(), "open", is_by_hands=True), by=by)
    made = alike(("voting:name_tellers", "voting:panel"), {"pk": opened.pk})
    of_panel = ("teller", "teller_state", "give_key", "begin_count", "open_papers")
    made |= alike(tuple(f"voting:{name}" for name in of_panel), {"pk": waiting.pk})
    made |= alike(("voting:waiting", "voting:wait_no_longer"), {"pk": to_open.pk})
    made |= {"voting:sealed_papers": {"pk": panel.pk}, "voting:cast_sealed": {"pk": is_cast.pk}}
    made |= {"voting:totals": {"pk": to_enter.pk}, "voting:hands": {"pk": by_hands.pk}}
    return made | {"voting:published": {"pk": done.pk}}


def _tellers(sitting: Any) -> Any:
    """The head and the member of the committee as tellers, with keys."""
    from decreta.meetings.models import Invitation
    from decreta.voting import domain, sealing
    from tests.access.stage import actor, invitation_of
    from tests.voting import browser

    found = Invitation.objects.select_related("holding__person")
    tellers = [found.get(pk=invitation_of(sitting, who).pk) for who in ("head", "member")]
    panel = domain.name_tellers(sitting=sitting, tellers=tellers, threshold=2, by=actor("secretary"))
    for who in ("head", "member"):
        public = sealing.to_text(sealing.public_of(browser.new_key()))
        domain.give_key(panel=panel, public_key=public, by=actor(who))
    return panel


def _paper(ballot: Any) -> str:
    """What the member's browser seals."""
    from decreta.voting import sealing
    from tests.access.stage import actor
    from tests.voting import browser

    vote = ballot.votes.get(voter__holding__person_id=actor("member").person_id)
    tellers = [sealing.to_bytes(one.public_key) for one in ballot.panel.tellers.all()]
    place = sealing.Place(str(ballot.pk), str(vote.pk), 1)
    return browser.paper(place, 1, browser.new_code(), tellers=tellers, threshold=2)


def in_session() -> Any:
    """A sitting in session with everybody in the room."""
    from decreta.meetings import domain
    from decreta.meetings.models import Invitation
    from tests.access.stage import actor, sitting

    made = sitting(until=2)
    found = Invitation.objects.select_related("sitting__body", "holding").filter(sitting=made)
    for one in found.filter(part__in=["chair", "member"]):
        domain.check_in(invitation=one, presence="in_room", by=actor("secretary"))
    return made


def _put(sitting: Any, manner: str, **facts: Any) -> Any:
    from decreta.voting import domain
    from tests.access.stage import actor, point_of

    return domain.open_ballot(
        item=point_of(sitting, 0),
        question="Thông qua?",
        subject="ordinary",
        manner=manner,
        by=actor("secretary"),
        **facts,
    )

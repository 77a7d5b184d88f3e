"""Who of a body votes and with how many votes, as it stands from sitting to sitting."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.organisation import rules
from decreta.organisation.enums import MOST_WEIGHT
from decreta.organisation.models import Body, Holding
from decreta.organisation.queries.votes import members_of

_PAPER_LIMIT = 200


@act("organisation.set_votes")
def set_votes(
    *, body: Body, members: Sequence[Holding], has_vote: bool, weight: int = 1, by: Actor, authority: str = ""
) -> list[Holding] | None:
    """Say of one or many members of a body whether they vote, and with how many votes. None when nothing differs.

    It holds for invitations that are made from now on; sittings to which they are invited already keep what stands
    there. Raises Invalid with everything that is wrong.
    """
    rules.may_set_votes(body, by=by)
    paper = " ".join(authority.split())
    rows = {one.pk: one for one in members_of(body, on=clock.today()).select_for_update(of=("self",))}
    problems = Problems()
    if not members:
        problems.add(_("Choose at least one member."), "members", "required")
    if any(one.pk not in rows for one in members):
        problems.add(_("Only who is a member of this body today has a vote in it."), "members", "not_a_member")
    if not 1 <= weight <= MOST_WEIGHT:
        problems.add(_("Between 1 and %(most)s votes.") % {"most": MOST_WEIGHT}, "weight")
    if len(paper) > _PAPER_LIMIT:
        problems.add(_("The name is longer than %(limit)s characters.") % {"limit": _PAPER_LIMIT}, "authority")
    problems.refuse_if_any(Invalid)
    wanted = [rows[pk] for pk in dict.fromkeys(one.pk for one in members)]
    changed = [one for one in wanted if (one.has_vote, one.weight) != (has_vote, weight)]
    if not changed:
        return None
    after = weight if has_vote else 0
    told = [f"{one.person.full_name}: {one.weight if one.has_vote else 0} → {after}" for one in changed]
    Holding.objects.filter(pk__in=[one.pk for one in changed]).update(has_vote=has_vote, weight=weight)
    record("organisation.set_votes", by=by, on=body, facts={"set_votes": told, "authority": paper})
    return list(members_of(body, on=clock.today()).filter(pk__in=[one.pk for one in changed]))

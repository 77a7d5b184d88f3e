"""A show of hands: the chair asks, tellers count, and what they counted is entered as totals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.voting import endings, policies, rules
from decreta.voting.domain import holding
from decreta.voting.models import Ballot, HandCount
from decreta.voting.queries.tallies import Tally, tally_of

_BY_LIMIT = 300


@act("voting.enter_hands")
def enter_hands(
    *, ballot: Ballot, votes: Mapping[int, int], counted_by: str, by: Actor, at: dt.datetime | None = None
) -> HandCount:
    """Enter what was counted in a show of hands that is closed: votes by the number of the option, and who counted them.

    Raises Invalid with everything that is wrong: more votes than those present at the closing have, or than could be cast.
    """
    rules.may_enter(ballot, by=by)
    held = holding.to_end(ballot)
    policies.waits_for_its_hands(held)
    names, before = " ".join(counted_by.split()), tally_of(held)
    _check(before, votes, names)
    made = HandCount.objects.create(
        ballot=held,
        counts={str(one.option.ordinal): votes[one.option.ordinal] for one in before.lines},
        present=before.present,
        counted_by=names,
        counted_at=at or clock.now(),
        entered_by=by.as_facts(),
    )
    outcome = tally_of(held).outcome
    facts = {"counted": made.counts, "present": made.present, "outcome": outcome}
    record("voting.hands_entered", by=by, on=held, about=[held.sitting, held.item], facts=facts, at=at)
    endings.ended(held, outcome, by=by, at=made.counted_at)
    return made


def _check(tally: Tally, votes: Mapping[int, int], counted_by: str) -> None:
    problems = Problems()
    if not counted_by or len(counted_by) > _BY_LIMIT:
        said = _("Name who counted the hands, in at most %(limit)s characters.") % {"limit": _BY_LIMIT}
        problems.add(said, "counted_by", "required")
    total = sum(votes.values())
    if set(votes) != {one.option.ordinal for one in tally.lines} or min(votes.values(), default=0) < 0:
        problems.add(_("Enter a number for each option."), code="totals")
    elif total > tally.on_roll:
        limits = {"n": total, "entitled": tally.on_roll}
        problems.add(_("These are %(n)s votes, but only %(entitled)s could be cast.") % limits, code="too_many")
    elif total > tally.present:
        limits = {"n": total, "present": tally.present}
        said = _("These are %(n)s votes, but those present at the closing have only %(present)s.") % limits
        problems.add(said, code="more_than_present")
    problems.refuse_if_any(Invalid)

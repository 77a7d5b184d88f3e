"""Who leads the task, or monitors it, says whether what came is sufficient."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta import audit
from decreta.contributions import rules
from decreta.contributions.domain.shared import check_day, check_text, end_of, enter, hold
from decreta.contributions.enums import Outcome
from decreta.contributions.models import Contribution, Judgement
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems


@audit.act("contributions.judge")
def judge(
    *,
    contribution: Contribution,
    outcome: str,
    by: Actor,
    reason: str = "",
    due_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Judgement:
    """Say that the newest delivery is sufficient, or return it with a reason and the day by which it is needed again.

    Of a refusal: that it is accepted, or that the contribution is still asked for. What was never asked for is returned
    without a day. Each return is counted. Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_judge(contribution=contribution, by=by)
    held, moment = hold(contribution), at or clock.now()
    is_returned = outcome == Outcome.INSUFFICIENT
    problems = Problems()
    if outcome not in Outcome.values:
        problems.add(_("Say whether it is sufficient."), "outcome", "missing")
    if is_returned:
        check_text(problems, reason, "reason", _("Give the reason."))
        if held.was_asked_for:
            check_day(problems, due_on, held.lead, moment)
    problems.refuse_if_any()
    if not held.waits_for_judgement:
        raise NotNow.of(_("There is nothing to judge: it was not delivered, or it was returned."), code="not_delivered")
    newest = held.deliveries.order_by("-ordinal")[0]
    until = end_of(due_on) if is_returned and due_on is not None and held.was_asked_for else None
    made = Judgement.objects.create(
        delivery=newest, outcome=outcome, reason=reason.strip(), due_at=until, at=moment, by=by.as_facts()
    )
    held.judged = outcome
    if is_returned:
        held.times_returned, held.due_at = held.times_returned + 1, until or held.due_at
    held.save(update_fields=["judged", "times_returned", "due_at"])
    told = {"outcome": outcome, "delivery": newest.ordinal, "returned": held.times_returned, "due_at": until}
    enter("contributions.judged", held, by=by, at=moment, **told)
    return made

"""Who has an assignment in hand: one unit or officer of the assignee, named or changed in one go.

There is no act of its own for it. What another had is taken back (`close`), then it is handed down (`hand_down`): the same
two entries as when somebody does it page by page, in one transaction.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from decreta.assignments import policies, rules
from decreta.assignments.domain import facts
from decreta.assignments.domain.assigning import hand_down
from decreta.assignments.domain.steering import close
from decreta.assignments.hands import named
from decreta.assignments.models import Assignment
from decreta.assignments.queries.handing import key_of, open_below
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline
from decreta.core.errors import NotNow, Problems, Stale
from decreta.organisation.models import Holding, Unit


@transaction.atomic
def put_in_charge(
    *, assignment: Assignment, to: Unit | Holding | None, read: str, by: Actor, at: dt.datetime | None = None
) -> Assignment | None:
    """Leave the work to one unit or officer, in the place of whoever had it; to nobody, take it back. None when nothing differs.

    An inner deadline passes on. `read` is the key of who had it before the writer's eyes. Raises NotAllowed, NotNow, Invalid,
    Stale; NotNow also where several have it, and where a report of the one who had it waits for its answer.
    """
    rules.may_hand_down(by=by, assignment=assignment)
    facts.hold(assignment)
    below = list(open_below(assignment))
    stood, wanted = (key_of(below[0].assignee) if below else ""), (key_of(to) if to is not None else "")
    problems = Problems()
    policies.check_state(problems, assignment, "hand_down")
    policies.check_in_one_hand(problems, below)
    problems.refuse_if_any(NotNow)
    if wanted == stood:
        return None
    if read != stood:
        problems.add(
            _("Somebody has changed it in the meantime. What you chose is kept: save again to put it in its place."),
            "to",
            "changed",
        )
        problems.refuse_if_any(Stale)
    moment = at or clock.now()
    inner = None
    for one in below:
        if one.deadline != assignment.deadline:
            inner = Deadline.from_data(one.deadline)
        reason = _("Passed on to %(who)s.") % {"who": named(to)} if to is not None else _("Taken back.")
        close(assignment=one, reason=reason, by=by, at=max(moment, one.assigned_at))
    if to is None:
        return assignment
    unit, holding = (to, None) if isinstance(to, Unit) else (None, to)
    return hand_down(assignment=assignment, unit=unit, holding=holding, deadline=inner, by=by, at=moment)

"""An organisation has ended and another took its place: what it had to do for a body passes to that one, by a recorded act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import connection
from django.utils.translation import gettext as _

from decreta.assignments.domain import pass_on, take_back_passing
from decreta.assignments.domain.entries import matter_of
from decreta.assignments.domain.passing import check_untouched
from decreta.assignments.models import Assignment
from decreta.assignments.policies import check_passes
from decreta.audit import act, record
from decreta.changes import rules
from decreta.changes.models import Passed, Passing
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.organisation.models import Body, Succession

#: So many assignments pass in one act; what is more passes in the next.
MOST = 200
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('changes.passing', 0))"


@act("changes.pass_to_successor")
def pass_to_successor(
    *,
    body: Body,
    succession: Succession,
    assignments: Sequence[Assignment],
    by: Actor,
    at: dt.datetime | None = None,
) -> Passing:
    """What is open of an organisation's tasks for a body passes to its successor, all that is named or nothing.

    The paper is that of the succession. As of every earlier day the tasks stay with who had them. Raises NotAllowed,
    NotNow, and Invalid with everything that is wrong.
    """
    rules.may_pass(body=body, by=by)
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
    moment = at or clock.now()
    _check(body, succession, assignments, moment)
    made = Passing.objects.create(body=body, succession=succession, passed_at=moment, by=by.as_facts())
    reason = f"{succession.authority}: {succession.predecessor} → {succession.successor}"
    begun = [pass_on(assignment=one, to=succession.successor, reason=reason, by=by, at=at) for one in assignments]
    Passed.objects.bulk_create(
        Passed(passing=made, left=left, taken=taken) for left, taken in zip(assignments, begun, strict=True)
    )
    _enter("changes.passed_to_successor", made, assignments, by, at, {"begun": sum(one is not None for one in begun)})
    return made


@act("changes.take_back_passing")
def take_back(*, passing: Passing, reason: str, by: Actor, at: dt.datetime | None = None) -> Passing:
    """Undo a passing while nobody has acted on any of it: who had the tasks has them again, to be received and handed down anew.

    Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_pass(body=passing.body, by=by)
    held = Passing.objects.select_for_update(of=("self",)).select_related("body", "succession").get(pk=passing.pk)
    if held.taken_back_at is not None:
        raise NotNow.of(_("This was taken back already."), code="taken_back")
    problems = Problems()
    if not reason.strip():
        problems.add(_("Give the reason."), "reason", "missing")
    problems.refuse_if_any()
    rows = list(held.rows.select_related("left__monitor", "taken__monitor"))
    if begun := _begun_in(rows):
        said = _("Somebody has acted on %(n)s of them since: it cannot be taken back as a whole any more.")
        raise NotNow.of(said % {"n": len(begun)}, code="begun")
    for row in rows:
        take_back_passing(left=row.left, taken=row.taken, reason=reason.strip(), by=by, at=at)
    held.taken_back_at, held.taken_back_by, held.reason = at or clock.now(), by.as_facts(), reason.strip()
    held.save(update_fields=["taken_back_at", "taken_back_by", "reason"])
    _enter("changes.passing_taken_back", held, [row.left for row in rows], by, at, {"reason": held.reason})
    return held


def _begun_in(rows: Sequence[Passed]) -> list[Passed]:
    """The rows of a passing on which somebody has acted since."""
    found = []
    for row in rows:
        problems = Problems()
        check_untouched(problems, row.left, row.taken)
        if problems.found:
            found.append(row)
    return found


def _check(body: Body, succession: Succession, assignments: Sequence[Assignment], moment: dt.datetime) -> None:
    problems = Problems()
    if succession.takes_effect_on > moment.astimezone(clock.zone()).date():
        problems.add(_("This takes effect on a later day."), "succession", "later")
    if not assignments:
        problems.add(_("Choose at least one task."), "assignments", "missing")
    if len(assignments) > MOST:
        problems.add(_("At most %(n)s at a time.") % {"n": MOST}, "assignments", "too_many")
    for one in assignments:
        if one.monitor_id != body.pk or one.organisation_id != succession.predecessor_id:
            problems.add(_("This is not a task of that organisation for this body."), "assignments", "not_theirs")
            break
        found = Problems()
        check_passes(found, one, succession.successor)
        for problem in found.found:
            problems.add(problem.message, "assignments", problem.code)
    problems.refuse_if_any()


def _enter(
    kind: str,
    made: Passing,
    assignments: Sequence[Assignment],
    by: Actor,
    at: dt.datetime | None,
    facts: dict[str, object],
) -> None:
    of = made.succession
    record(
        kind,
        by=by,
        on=made,
        about=[made.body, of.predecessor, of.successor, *{matter_of(one) for one in assignments}],
        at=at,
        facts={
            "predecessor": of.predecessor.code,
            "successor": of.successor.code,
            "authority": of.authority,
            "assignments": len(assignments),
            **facts,
        },
    )

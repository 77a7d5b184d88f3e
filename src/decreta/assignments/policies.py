"""WHEN an act is possible: by the state of the assignment, by its deadline, by the moment stated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from decreta.assignments.enums import AssignmentState, Audience, Colour, Light, RungKind, Sign
from decreta.assignments.ladder import Step
from decreta.assignments.lights import FARTHEST as FARTHEST_LIGHT
from decreta.assignments.lights import IN_DAYS, Rule
from decreta.assignments.models import Assignment
from decreta.assignments.states import TRANSITIONS
from decreta.assignments.timeliness import state_of
from decreta.core import clock, workflow
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.organisation.models import Body, Organisation

_WHY_NOT = {
    AssignmentState.ASSIGNED: gettext_lazy("The assignment has not been received yet."),
    AssignmentState.DISPUTED: gettext_lazy("The assignment is disputed; the dispute must be settled first."),
    AssignmentState.IN_WORK: gettext_lazy("The assignment is in work."),
    AssignmentState.REPORTED: gettext_lazy("The work is reported done and awaits verification."),
    AssignmentState.ACCEPTED: gettext_lazy("The work has been accepted."),
    AssignmentState.SUSPENDED: gettext_lazy("The assignment is suspended."),
    AssignmentState.CLOSED: gettext_lazy("The assignment is closed."),
}

#: Refusals of a well-formed wish that the deadline does not allow now.
_OF_THE_MOMENT = frozenset({"lapsed", "undated", "not_late"})


def acts_now(assignment: Assignment) -> frozenset[str]:
    """The acts that the state allows, for buttons."""
    return workflow.acts_from(TRANSITIONS, state_of(assignment))


def must_allow(assignment: Assignment, act: str) -> None:
    """Refuse an act that the state does not allow. Raises NotNow."""
    problems = Problems()
    check_state(problems, assignment, act)
    problems.refuse_if_any(NotNow)


def check_state(problems: Problems, assignment: Assignment, act: str) -> None:
    """Note it when the state does not allow an act."""
    state = state_of(assignment)
    if act not in TRANSITIONS[state]:
        problems.add(_WHY_NOT[state], code=f"state_{state.value}")


def check_passes(problems: Problems, assignment: Assignment, to: Organisation) -> None:
    """Note it when an assignment cannot pass: it has ended, its report waits for an answer, or it is not an organisation's."""
    if assignment.organisation_id is None or assignment.parent_id is not None:
        problems.add(_("Only what was assigned to an organisation passes to another."), code="not_an_organisation")
    elif assignment.organisation_id == to.pk:
        problems.add(_("It has this already."), code="the_same")
    if state_of(assignment) is AssignmentState.REPORTED:
        problems.add(_("Its report waits for an answer: accept or return it first."), code="state_reported")
    else:
        check_state(problems, assignment, "close")


def check_goes_on(problems: Problems, assignment: Assignment) -> None:
    """Note it when the work is over, or suspended."""
    state = state_of(assignment)
    if state in (AssignmentState.ACCEPTED, AssignmentState.CLOSED, AssignmentState.SUSPENDED):
        problems.add(_WHY_NOT[state], code=f"state_{state.value}")


def check_moment(problems: Problems, moment: dt.datetime, *, since: dt.datetime, field: str | None = None) -> None:
    """A statement may be back-dated to what it follows, never dated ahead."""
    if moment > clock.now():
        problems.add(_("The moment stated lies in the future."), field, "future")
    if moment < since:
        problems.add(_("The moment stated lies before what it follows from."), field, "too_early")


def check_reason(problems: Problems, reason: str, *, field: str = "reason") -> None:
    """Some acts need a reason."""
    if not reason.strip():
        problems.add(_("Give the reason."), field, "missing")


def check_before_lapse(problems: Problems, assignment: Assignment, moment: dt.datetime, *, days: int = 0) -> None:
    """More time is asked for before the deadline passes (Decision 42/2014/QĐ-TTg), and only where there is one.

    `days` is how long before it at the latest, where this installation has such a rule.
    """
    lapse = assignment.current_lapses_at
    if lapse is None:
        problems.add(_("There is no deadline to extend."), code="undated")
    elif moment >= lapse:
        problems.add(_("The deadline has passed; file a recovery plan instead."), code="lapsed")
    elif moment >= lapse - dt.timedelta(days=days):
        problems.add(
            ngettext(
                "More time is asked for at the latest %(n)s day before the deadline lapses.",
                "More time is asked for at the latest %(n)s days before the deadline lapses.",
                days,
            )
            % {"n": days},
            code="lapsed",
        )


def check_late(problems: Problems, assignment: Assignment, moment: dt.datetime) -> None:
    """A recovery plan is for what is late, or by its own forecast will be."""
    lapse = assignment.current_lapses_at
    is_forecast_late = (
        lapse is not None and assignment.forecast_on is not None and clock.start_of_day(assignment.forecast_on) >= lapse
    )
    if lapse is None or (moment < lapse and not is_forecast_late):
        problems.add(_("The work is not late; there is nothing to recover."), code="not_late")


def check_within(problems: Problems, upper: Assignment | None, lapse: dt.datetime | None, *, field: str) -> None:
    """What is handed down lapses no later than what it was handed down from: assigned, extended or resumed."""
    limit = upper.current_lapses_at if upper is not None else None
    if limit is not None and (lapse is None or lapse > limit):
        problems.add(_("The deadline must lie within that of the upper assignment."), field, "too_late")


def check_in_one_hand(problems: Problems, below: Sequence[Assignment]) -> None:
    """Who has it in hand is changed in one go while it is one, whose report does not wait for an answer."""
    if len(below) > 1:
        problems.add(_("Several have this in hand. Take it back or hand it down on its page."), code="several")
    elif below and state_of(below[0]) is AssignmentState.REPORTED:
        problems.add(_("A report of who has it in hand waits for its answer. Answer it first."), code="reported")


MOST_RUNGS = 20
FARTHEST = 365
_COLOURS: list[str] = [Colour.YELLOW, Colour.ORANGE, Colour.RED]


def check_rungs(rungs: Sequence[Step]) -> None:
    """Refuse a ladder that cannot be climbed, with everything that is wrong; each problem names its rung (`rung-KEY`)."""
    problems = Problems()
    if not rungs:
        problems.add(_("A ladder has at least one rung."), code="empty")
    if len(rungs) > MOST_RUNGS:
        problems.add(_("A ladder has at most %(limit)s rungs.") % {"limit": MOST_RUNGS}, code="too_many")
    for number, one in enumerate(rungs):
        _check_rung(problems, one, rungs[:number])
    problems.refuse_if_any()


def _check_rung(problems: Problems, one: Step, before: Sequence[Step]) -> None:
    field = f"rung-{one.key}"
    if abs(one.days) > FARTHEST:
        problems.add(_("At most %(limit)s days from the lapse.") % {"limit": FARTHEST}, field, "too_far")
    if one.kind in {RungKind.NEAR_DUE, RungKind.LAST_DAY} and one.days >= 0:
        problems.add(_("This comes before the lapse: give the days before it."), field, "not_before")
    if one.kind in {RungKind.OVERDUE, RungKind.LETTER} and one.days < 0:
        problems.add(_("This comes after the lapse: nothing is overdue before it."), field, "not_after")
    if (one.kind == RungKind.LETTER) != bool(one.colour):
        problems.add(_("A letter has a colour, nothing else has one."), field, "colour")
    if one.kind == RungKind.LETTER and one.tells != Audience.STAFF:
        problems.add(_("A letter is proposed to the staff of the monitoring body, who draft it."), field, "tells")
    if one.kind == RungKind.ESCALATE and one.tells in {Audience.ASSIGNEE, Audience.STAFF}:
        problems.add(_("An escalation tells leaders: of the assignee, or of the monitoring body."), field, "tells")
    if any(_is_same(other, one) for other in before):
        problems.add(_("Another rung tells the same people on the same day."), field, "twice")
    if one.colour and any(
        _COLOURS.index(other.colour) > _COLOURS.index(one.colour) for other in before if other.colour
    ):
        problems.add(_("Colours rise: yellow, then orange, then red."), field, "order")


def _is_same(other: Step, one: Step) -> bool:
    """Whether two rungs would say the same to the same people."""
    if other.key == one.key:
        return True
    limits = ((other.roles, one.roles), (other.matters, one.matters))
    meet = all(not (theirs and ours) or set(theirs) & set(ours) for theirs, ours in limits)
    return bool(meet) and (other.tells, other.rank) == (one.tells, one.rank)


def refuse(problems: Problems) -> None:
    """Raise everything at once: NotNow when the state is among it, else Invalid."""
    is_state = any(one.code.startswith("state_") or one.code in _OF_THE_MOMENT for one in problems.found)
    problems.refuse_if_any(NotNow if is_state else Invalid)


def check_light_rule(body: Body | None, rule: Rule | None) -> None:
    """Only a body can go back to the rule of the installation; days are counted from nought, and not for ever."""
    problems = Problems()
    if rule is None:
        if body is None:
            problems.add(_("The installation always has a rule."), code="no_rule")
    else:
        for sign in (one for one in IN_DAYS if one in rule.lights):
            if not 0 <= rule.days.get(sign, 0) <= FARTHEST_LIGHT:
                problems.add(_("Give between 0 and %(n)s days.") % {"n": FARTHEST_LIGHT}, field=f"{sign.value}_days")
        if Sign.NEAR_SILENT in rule.lights and not 0 <= rule.within <= FARTHEST_LIGHT:
            problems.add(_("Give between 0 and %(n)s days.") % {"n": FARTHEST_LIGHT}, field="within")
        if Light.GREEN in rule.lights.values():
            problems.add(_("A sign gives red, orange or grey; green is what is left."), code="green")
    problems.refuse_if_any()

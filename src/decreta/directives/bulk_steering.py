"""What is done with several tasks at once by who assigns them or has to do them: suspended, closed, given to another, handed down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from decreta.assignments import domain, policies, rules
from decreta.assignments.enums import ANSWERABLE
from decreta.assignments.forms import ManyDownForm, ManyForm
from decreta.assignments.models import WHOSE, Assignment
from decreta.assignments.papers import Paper
from decreta.assignments.queries.handing import has_house_of_work, house_of_work, key_of, receivers_named
from decreta.assignments.queries.whom import by_key
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline
from decreta.core.errors import NotNow, Stale, reason_against
from decreta.directives import rules as directing
from decreta.directives.bulk import chosen, own_of, planned
from decreta.directives.domain.amending import amend_task
from decreta.directives.domain.directing import Responsible
from decreta.directives.enums import Mode
from decreta.directives.forms.mending import NewLeadForm
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.standing_leads import fixed_because, last_leads, leading
from decreta.ui.tables.bulk import BulkAct, Planned

_NAMED = 3


def answering(ids: Sequence[UUID], actor: Actor) -> dict[UUID, list[Assignment]]:
    """Open assignments of tasks that the post watches over, of those who answer. One statement."""
    found = Assignment.objects.monitored_by(actor).filter(
        matter_kind=MATTER_KIND,
        matter_id__in=list(ids),
        role__in=ANSWERABLE,
        parent=None,
        closed_at=None,
        done_accepted_at=None,
    )
    watched: dict[UUID, list[Assignment]] = {}
    for one in found.select_related(*WHOSE, "monitor").order_by("recorded_at", "pk"):
        watched.setdefault(one.matter_id, []).append(one)
    return watched


def named(assignments: Sequence[Assignment]) -> str:
    """Whose they are; of many the first, and how many more."""
    words = "; ".join(str(one.assignee) for one in assignments[:_NAMED])
    more = len(assignments) - _NAMED
    if more > 0:
        words += "; " + ngettext("%(n)s more", "%(n)s more", more) % {"n": more}
    return words


def _able(
    assignments: Sequence[Assignment], otherwise: str, *checks: Callable[[Assignment], str]
) -> tuple[list[Assignment], str]:
    """Those against which nothing stands; where there are none, what stands against the last."""
    able, why = [], otherwise
    for one in assignments:
        against = next((said for check in checks if (said := check(one))), "")
        if against:
            why = against
        else:
            able.append(one)
    return able, "" if able else why


def _to_steer(assignments: Sequence[Assignment], act: str, actor: Actor) -> tuple[list[Assignment], str]:
    return _able(
        assignments,
        _("Nobody has to do this task any more, or your post does not watch over it."),
        lambda one: reason_against(rules.may_steer, by=actor, assignment=one),
        lambda one: reason_against(policies.must_allow, one, act),
    )


def _plan_of(act: str) -> Callable[[Sequence[UUID], Actor], list[Planned]]:
    def plan(ids: Sequence[UUID], actor: Actor) -> list[Planned]:
        """Whose work it is about. Two statements."""
        watched = answering(ids, actor)
        found = []
        for task in chosen(ids, actor):
            able, why = _to_steer(watched.get(task.pk, ()), act, actor)
            found.append(planned(task, effect=named(able), refusal=why))
        return found

    return plan


def ground_of(given: Mapping[str, Any]) -> Paper | None:
    """The paper on which it rests, by its symbol."""
    return Paper(None, given["symbol"]) if given.get("symbol") else None


def suspend(task_id: UUID, given: Mapping[str, Any], by: Actor) -> None:
    """Suspend the work on one task."""
    for one in _steered(task_id, "suspend", by):
        domain.suspend(assignment=one, reason=given["reason"], ground=ground_of(given), by=by)


def close(task_id: UUID, given: Mapping[str, Any], by: Actor) -> None:
    """End one task without its work being done."""
    ground = ground_of(given)
    reason = f"{ground.symbol}: {given['reason']}" if ground is not None else given["reason"]
    for one in _steered(task_id, "close", by):
        domain.close(assignment=one, reason=reason, by=by)


def _steered(task_id: UUID, act: str, by: Actor) -> list[Assignment]:
    able, why = _to_steer(answering([task_id], by).get(task_id, ()), act, by)
    if why:
        raise NotNow.of(why)
    return able


def plan_reassigning(ids: Sequence[UUID], actor: Actor) -> list[Planned]:
    """Which tasks can be given to another lead. Two statements."""
    leads = last_leads(ids)
    found = []
    for task in chosen(ids, actor):
        lead = leads.get(task.pk)
        why = reason_against(directing.may_assign, body=task.body, by=actor)
        if not why and task.mode == Mode.EACH:
            why = _("Each of a group answers for it: it has no lead.")
        why = why or fixed_because(lead)
        now = lead.assignee if lead is not None and lead.closed_at is None else None
        effect = _("until now: %(who)s") % {"who": now} if now is not None else _("nobody leads it now")
        found.append(planned(task, effect="" if why else effect, refusal=why, read=_shown(now)))
    return found


def _shown(lead: object) -> str:
    """Who led before the eyes of whoever chose the task."""
    return str(getattr(lead, "pk", "-"))


def reassign(task_id: UUID, given: Mapping[str, Any], by: Actor) -> None:
    """Give one task to another lead; who coordinates as it is done stays, the deadline too. Stale where another leads by now."""
    task = Task.objects.visible_to(by).select_related("directive__document", "directive__body", "body").get(pk=task_id)
    lead, read = by_key(given["lead"]), given.get("read")

    def wanted(held: Task) -> Responsible:
        now, also = leading(held)
        if read and read != _shown(now):
            raise Stale.of(_("Somebody else has named others meanwhile: look again who does the task."), code="stale")
        if lead is not None and lead == now:
            raise NotNow.of(_("It leads this task already."))
        return Responsible(lead=lead, coordinating=[one for one in also if one != lead])

    amend_task(task=task, responsible=wanted, reason=given["reason"], ground=ground_of(given), by=by)


def plan_handing(ids: Sequence[UUID], actor: Actor) -> list[Planned]:
    """Which of one's own tasks can be handed down. Two statements."""
    own = own_of(ids, actor)
    found = []
    for task in chosen(ids, actor):
        able, why = _to_hand(own.get(task.pk, ()), actor)
        found.append(planned(task, effect=_("for %(who)s") % {"who": named(able)} if able else "", refusal=why))
    return found


def _to_hand(assignments: Sequence[Assignment], actor: Actor) -> tuple[list[Assignment], str]:
    house = house_of_work(actor)
    return _able(
        [one for one in assignments if one.assignee == house],
        _("Your post does not answer for this task."),
        lambda one: reason_against(rules.may_hand_down, by=actor, assignment=one),
        lambda one: reason_against(policies.must_allow, one, "hand_down"),
    )


def hand_down(task_id: UUID, given: Mapping[str, Any], by: Actor) -> None:
    """Hand one task to each of those who were chosen."""
    able, why = _to_hand(own_of([task_id], by).get(task_id, ()), by)
    if why:
        raise NotNow.of(why)
    to, days = receivers_named(given["to"], None), given.get("days") or {}
    for one in able:
        domain.hand_down_to_each(
            assignment=one,
            to=to,
            deadline=_of_day(given.get("on")),
            own={each: deadline for each in to if (deadline := _of_day(days.get(key_of(each))))},
            note=given.get("note", ""),
            by=by,
        )


def _of_day(said: str | None) -> Deadline | None:
    return Deadline.of_day(dt.date.fromisoformat(said)) if said else None


def _assigns(actor: Actor) -> bool:
    works = actor.body_ids | actor.served_body_ids
    return bool(works) and (actor.can("assign_tasks") or actor.can("decide_extensions"))


HAND_DOWN = BulkAct(
    name="directives.hand_down",
    table="directives.tasks",
    label=gettext_lazy("Hand tasks down"),
    icon="users",
    question=gettext_lazy("Hand these tasks down"),
    note=gettext_lazy("Each of those who are chosen answers for each of the tasks. Their reports come to you."),
    plan=plan_handing,
    act=hand_down,
    offered=has_house_of_work,
    form=lambda data=None, *, actor: ManyDownForm(data, house=house_of_work(actor)),
)
SUSPEND = BulkAct(
    name="directives.suspend",
    table="directives.tasks",
    label=gettext_lazy("Suspend tasks"),
    icon="pause",
    question=gettext_lazy("Suspend these tasks"),
    note=gettext_lazy("Until they are resumed they are neither late nor in time. Whoever has to do them is told why."),
    plan=_plan_of("suspend"),
    act=suspend,
    offered=_assigns,
    form=lambda data=None, *, actor: ManyForm(data),
)
CLOSE = BulkAct(
    name="directives.close",
    table="directives.tasks",
    label=gettext_lazy("Close tasks"),
    icon="circle-slash",
    question=gettext_lazy("Close these tasks without their being done"),
    note=gettext_lazy("What was handed down ends too. Reports count them apart, as closed otherwise."),
    plan=_plan_of("close"),
    act=close,
    offered=_assigns,
    form=lambda data=None, *, actor: ManyForm(data),
)
REASSIGN = BulkAct(
    name="directives.reassign",
    table="directives.tasks",
    label=gettext_lazy("Give to another lead"),
    icon="arrow-right-left",
    question=gettext_lazy("Give these tasks to another lead"),
    note=gettext_lazy("Who leads until now is relieved with the reason. Deadlines and coordinators stay."),
    plan=plan_reassigning,
    act=reassign,
    offered=lambda actor: actor.can("assign_tasks") and bool(actor.body_ids | actor.served_body_ids),
    form=lambda data=None, *, actor: NewLeadForm(data, actor=actor),
)


#: In the order in which a list offers them.
ACTS = (HAND_DOWN, SUSPEND, CLOSE, REASSIGN)

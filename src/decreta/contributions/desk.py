"""What waits on a desk because of contributions: to deliver, to judge, to know that nobody has delivered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from decreta.assignments.rules import monitors, stands_for
from decreta.contributions.models import Contribution
from decreta.contributions.queries.given import tasks_of, to_deliver, to_judge, unanswered
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.ui.desk import Handled, Waiting

_SPEAKING = ("answer_assignments", "report_progress", "assign_tasks", "decide_extensions")
_WATCHING = ("monitor_tasks", "assign_tasks")


def waiting(actors: Sequence[Actor], at: dt.datetime) -> Iterator[tuple[Actor, Waiting]]:
    """At most three statements, and one for the names of tasks. A title is told as the task's is."""
    answering = tuple(one for one in actors if any(one.can(each) for each in _SPEAKING))
    watching = tuple(one for one in actors if any(one.can(each) for each in _WATCHING))
    delivering = to_deliver.rows(answering) if answering else []
    judging = to_judge.rows(answering) if answering else []
    missing = unanswered.rows(watching, at) if watching else []
    tasks = tasks_of([*delivering, *judging, *missing], *actors) if delivering or judging or missing else {}
    for one in delivering:
        actor = next((each for each in answering if stands_for(each, one.assignment)), answering[0])
        yield actor, _shown(one, _("Contribute"), tasks.get(one.assignment.matter_id), one.due_at)
    for one in judging:
        lead = one.lead
        actor = next((each for each in answering if lead is not None and stands_for(each, lead)), answering[0])
        yield actor, _shown(one, _("Judge contribution"), tasks.get(one.assignment.matter_id), None)
    told = {one.pk for one in (*delivering, *judging)}
    for one in missing:
        actor = next((each for each in watching if monitors(each, one.assignment, *_WATCHING)), watching[0])
        if one.pk not in told:
            yield actor, _shown(one, _("Contribution overdue"), tasks.get(one.assignment.matter_id), one.due_at)


def _shown(one: Contribution, verb: str, task: Task | None, due_at: dt.datetime | None) -> Waiting:
    meta = [str(one.assignment.assignee)]
    if one.times_returned:
        returned = ngettext("returned once", "returned %(n)s times", one.times_returned)
        meta.append(returned % {"n": one.times_returned})
    return Waiting(
        verb=verb,
        title=task.shown_title if task is not None else "–",
        title_lang=task.shown_lang if task is not None else get_language() or "vi",
        url=reverse("contributions:contribution", args=[one.pk]),
        symbol=_clause(task),
        meta=tuple(meta),
        due_at=due_at,
        since=one.delivered_at or one.created_at,
    )


def _clause(task: Task | None) -> str:
    return f"§ {task.directive.document.symbol}, {task.clause.anchor}" if task is not None else ""


def handled(actor: Actor, ids: Iterable[str]) -> dict[str, Handled]:
    """Contributions by their ids, for the list of what one acted on lately and for the log."""
    related = ("assignment__organisation", "assignment__body", "assignment__unit", "assignment__holding__person")
    found = Contribution.objects.visible_to(actor).filter(pk__in=list(ids))
    rows = list(found.select_related(*related, "assignment__holding__post"))
    tasks = tasks_of(rows, actor)
    made = {}
    for one in rows:
        task = tasks.get(one.assignment.matter_id)
        made[str(one.pk)] = Handled(
            title=task.shown_title if task is not None else "–",
            url=reverse("contributions:contribution", args=[one.pk]),
            title_lang=task.shown_lang if task is not None else "vi",
            symbol=str(one.assignment.assignee),
        )
    return made

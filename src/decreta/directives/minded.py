"""What pages and lists of tasks say of who directs and who monitors them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.assignments.enums import Minds
from decreta.assignments.models import Assignment, Minder
from decreta.assignments.queries.minders import as_of, history, present
from decreta.assignments.queries.timeliness import with_load
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives import rules
from decreta.directives.beside import Beside, Part
from decreta.directives.further import Further
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND, TaskQuerySet
from decreta.directives.narrowing import Narrowed, Narrowing
from decreta.directives.queries.classes import TaskClass
from decreta.directives.queries.happenings import Happening, who_of
from decreta.directives.queries.minders import minded_by, without_minder
from decreta.directives.queries.receipts import moment_of
from decreta.directives.queries.task_page import TaskPage
from decreta.organisation.models import Holding
from decreta.ui import words
from decreta.ui.buttons import ButtonContext
from decreta.ui.tables import Column, Pen
from decreta.ui.tables.pen import NOTHING

NAME: Final = "minder"
MINE: Final = "mine"
_WITHOUT: Final = {"undirected": Minds.DIRECTS, "unmonitored": Minds.MONITORS}
_CHOICES: Final = (
    (MINE, pgettext_lazy("tasks", "that I direct or monitor")),
    ("undirected", pgettext_lazy("tasks", "without a directing leader")),
    ("unmonitored", pgettext_lazy("tasks", "without a monitoring officer")),
)


@dataclass(frozen=True)
class Shown:
    """Who minds a task now."""

    directs: Holding | None
    monitors: Holding | None


def tell_of_minders(said: Beside, seen: TaskPage, actor: Actor) -> None:
    """Who minds the task: for everybody who sees it, so that he knows whom to ask. One statement, prepared.

    Who did before, and why another was named, is the business of those who work for the body.
    """
    task = seen.task
    if seen.of is not None:
        return
    if allows(rules.may_assign, body=task.body, by=actor):
        url = reverse("directives:minders", args=[task.pk])
        said.buttons.append(ButtonContext(_("Leader and officer"), url, icon="users", quiet=True))
    found = history.rows(MATTER_KIND, task.pk)
    if not found:
        return
    now = present(found, clock.today())
    if now:
        shown = Shown(now.get(Minds.DIRECTS), now.get(Minds.MONITORS))
        said.facts.append(Part("directives/parts/minders.html", shown))
    if _works_for(actor, task):
        said.happenings += [_happening(one) for one in found]


def _works_for(actor: Actor, task: Task) -> bool:
    """Whether he is of the body that gave it or serves it; else he inspects."""
    return task.body_id in actor.body_ids | actor.served_body_ids or actor.is_system or actor.can("inspect_everything")


def _happening(one: Minder) -> Happening:
    what = _("Directing leader named") if one.part == Minds.DIRECTS else _("Monitoring officer named")
    return Happening(what, who_of(one.by), one.since, one.reason, "done", str(one.holding))


def _narrow(found: TaskQuerySet, value: str, actor: Actor, day: dt.date) -> Narrowed:
    """`mine`, what nobody directs or monitors, or the key of a person's post; behind a colon how his work stands.

    All as of the end of a day.
    """
    if value == MINE:
        if actor.person_id is None:
            return None
        return found.filter(minded_by(on=day, holding__person_id=actor.person_id)), str(_CHOICES[0][1])
    if value in _WITHOUT:
        return without_minder(found, _WITHOUT[value], on=day), str(dict(_CHOICES)[value])
    key, _sep, load = value.partition(":")
    try:
        holding = Holding.objects.select_related("person", "post").filter(pk=UUID(key)).first()
    except ValueError:
        return None
    if holding is None:
        return None
    found = found.filter(minded_by(on=day, holding=holding))
    if not load:
        return found, str(holding)
    if load not in words.STATES:
        return None
    return found.filter(pk__in=standing_so(found, actor, load, day)), f"{holding}: {words.STATES[load].short}"


def standing_so(found: TaskQuerySet, actor: Actor, load: str, day: dt.date) -> Any:
    """Of some tasks those with work that stands so as of a day, as far as a reader sees it: what the workload counts.

    The work of no other task is folded.
    """
    at, is_past = moment_of(day)
    seen = Assignment.objects.visible_to(actor).filter(
        matter_kind=MATTER_KIND, matter_id__in=found.order_by().values("pk"), parent=None
    )
    return with_load(seen, at, is_past=is_past).filter(Q(("load", load))).order_by().values("matter_id")


NARROWING = Narrowing(NAME, gettext_lazy("Minded by"), choices=lambda: _CHOICES, on_day=_narrow)


def _of_rows(tasks: Sequence[Task], moment: dt.datetime, _reader: Actor | None) -> Mapping[UUID, dict[str, Holding]]:
    """Who minds a task is told to whoever sees it."""
    return as_of(MATTER_KIND, [one.pk for one in tasks], moment)


def _who(row: TaskClass, part: Minds) -> str:
    found = row.told(NAME) or {}
    return str(found[part].person) if part in found else ""


def _column(part: Minds) -> Column[TaskClass]:
    def drawn(row: TaskClass, pen: Pen) -> SafeString:
        name = _who(row, part)
        return pen.text(name, "vi") if name else NOTHING

    return Column(str(part), _heading(part), drawn, lambda row: _who(row, part), shown=False, css="h", width=26)


def _heading(part: Minds) -> Any:
    return gettext_lazy("Directing leader") if part is Minds.DIRECTS else gettext_lazy("Monitoring officer")


FURTHER = Further(NAME, _of_rows, (_column(Minds.DIRECTS), _column(Minds.MONITORS)))

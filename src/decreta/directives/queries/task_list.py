"""The task list: every filter is in the address, every column comes from a fixed number of statements."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from decreta.assignments.enums import ANSWERABLE, Timeliness
from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.texts import search_text, whole_number
from decreta.directives.models import Directive, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.classes import TaskClass, classes_of, tasks_of_class
from decreta.directives.queries.periods import period_words
from decreta.organisation.models import Body, Organisation
from decreta.ui import moments, words
from decreta.ui.listing import Chip, Pager, View

PAGE = 50
_Coded = TypeVar("_Coded", Body, Organisation)
#: What the address may ask for besides single classes.
TO_VERIFY = "to_verify"


@dataclass
class TaskList:
    """One page of tasks with what narrowed it."""

    rows: list[TaskClass]
    pages: Pager
    chips: list[Chip]
    as_of: dt.date
    is_today: bool
    choices: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    views: list[View] = field(default_factory=list)

    @property
    def directive(self) -> Directive | None:
        """The directive that every row belongs to, where it is one."""
        found = {row.task.directive_id: row.task.directive for row in self.rows}
        return next(iter(found.values())) if len(found) == 1 else None

    @property
    def totals(self) -> list[tuple[str, int]]:
        """How many of each class, where the page shows every row; a count over more pages would cost more than the list."""
        if len(self.rows) != self.pages.total:
            return []
        counts = Counter(str(row.timeliness) for row in self.rows)
        return [(one, counts[one]) for one in words.ORDER if counts[one]]


def task_list(query: QueryDict, actor: Actor) -> TaskList:
    """Tasks visible to the actor: `body`, `directive`, `due`, `state`, `agency`, `q`, `mine`, `as_of`, `page`."""
    as_of = day_of(query)
    is_today = as_of == clock.today()
    moment = clock.now() if is_today else clock.end_of_day(as_of)
    chips: list[Chip] = []
    found = _narrowed(Task.objects.visible_to(actor).filter(created_at__lte=moment), query, actor, chips)
    state = query.get("state", "")
    if state in Timeliness.values:
        found = tasks_of_class(found, state, moment=moment)
        chips.append(Chip("state", _("State"), words.STATES[state].short))
    elif state == TO_VERIFY:
        found = tasks_of_class(found, Timeliness.REPORTED_IN_TIME, Timeliness.REPORTED_LATE, moment=moment)
        chips.append(Chip("state", _("State"), _("Awaiting verification")))
    number = max(1, whole_number(query.get("page", ""), otherwise=1))
    page = found.order_by("directive__decided_on", "directive_id", "ordinal")[(number - 1) * PAGE : number * PAGE]
    if not is_today:
        chips.append(Chip("as_of", _("As of the end of"), moments.day(as_of)))
    pages = Pager.counted(number, PAGE, found)
    return TaskList(
        rows=classes_of(page, moment=moment),
        pages=pages,
        chips=chips,
        as_of=as_of,
        is_today=is_today,
        choices={"body": _bodies(actor), "state": [(one, str(words.STATES[one].short)) for one in words.ORDER]},
        query={key: query.get(key, "") for key in ("q", "body", "state", "due", "directive", "agency", "mine")},
        views=_views(query, None if pages.is_more else pages.total),
    )


def _views(query: QueryDict, total: int | None) -> list[View]:
    """The views that most readers want; the open one with its count."""
    month = f"{clock.today():%Y-%m}"
    offered: list[tuple[str, dict[str, str]]] = [
        (_("All"), {}),
        (_("Assigned to us"), {"mine": "1"}),
        (_("Due in %(month)s") % {"month": period_words(month)}, {"due": month}),
        (_("Overdue"), {"state": Timeliness.OVERDUE.value}),
        (_("To verify"), {"state": TO_VERIFY}),
    ]
    asked = {key: value for key, value in query.items() if value and key != "page"}
    return [
        View(label, f"?{urlencode(view)}" if view else ".", total if asked == view else None, is_current=asked == view)
        for label, view in offered
    ]


def day_of(query: QueryDict) -> dt.date:
    """The as-of day in the address (ISO, or as one of the page's languages writes days), else today."""
    text = query.get("as_of", "").strip()
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%Y/%m/%d"):
        try:
            return dt.datetime.strptime(text, pattern).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    return clock.today()


def _narrowed(found: QuerySet[Task], query: QueryDict, actor: Actor, chips: list[Chip]) -> QuerySet[Task]:
    if body := _by_code(Body, query, "body"):
        found = found.filter(body=body)
        chips.append(Chip("body", _("Body"), body.symbol))
    if directive := _by_id(Directive.objects.visible_to(actor).select_related("document"), query.get("directive", "")):
        found = found.filter(directive=directive)
        chips.append(Chip("directive", _("Directive"), directive.document.symbol))
    if due := query.get("due", ""):
        found = found.filter(due_period="" if due == "none" else due)
        chips.append(Chip("due", _("Due"), _("no calendar period") if due == "none" else period_words(due)))
    if agency := _by_code(Organisation, query, "agency"):
        found = found.filter(pk__in=_led_by(Q(organisation=agency)))
        chips.append(Chip("agency", _("Agency"), agency.name))
    if lead_body := _by_code(Body, query, "agency_body"):
        found = found.filter(pk__in=_led_by(Q(body=lead_body)))
        chips.append(Chip("agency_body", _("Agency"), lead_body.name))
    if query.get("mine"):
        found = found.filter(
            pk__in=Assignment.objects.answered_by(actor).filter(matter_kind=MATTER_KIND).values("matter_id")
        )
        chips.append(Chip("mine", _("Assigned to"), actor.post_title))
    if text := query.get("q", "").strip():
        found = found.extra(
            where=["directives_task.search @@ plainto_tsquery('simple', %s)"], params=[search_text(text)]
        )
        chips.append(Chip("q", _("Words"), text))
    return found


def _by_code(model: type[_Coded], query: QueryDict, name: str) -> _Coded | None:
    """The body or organisation that the address names by its code."""
    code = query.get(name, "")
    return model.objects.filter(code=code).first() if code else None


def _led_by(who: Q) -> QuerySet[Assignment, UUID]:
    return Assignment.objects.filter(who, matter_kind=MATTER_KIND, role__in=ANSWERABLE).values_list(
        "matter_id", flat=True
    )


def _by_id(found: QuerySet[Directive], text: str) -> Directive | None:
    try:
        return found.filter(pk=UUID(text)).first()
    except ValueError:
        return None


def _bodies(actor: Actor) -> list[tuple[str, str]]:
    return [(one.code, one.symbol) for one in Body.objects.filter(directives__isnull=False).distinct().order_by("code")]

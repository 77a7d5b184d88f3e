"""The task list: every filter is in the address, what it costs does not depend on how many there are."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.assignments.enums import ANSWERABLE, DONE, Light, Receipt, Step, Timeliness
from decreta.assignments.models import Assignment
from decreta.assignments.queries.timeliness import as_of as known_as_of
from decreta.assignments.queries.timeliness import with_load
from decreta.assignments.queries.whom import by_code, done_in, where
from decreta.assignments.timeliness import Against
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.directives import narrowing
from decreta.directives.models import Directive, Task
from decreta.directives.models.tasks import MATTER_KIND, TaskQuerySet
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.directives.queries.grouping import GROUP, GROUPS, grouped
from decreta.directives.queries.lights import UNLIT, standing_so, with_codes
from decreta.directives.queries.periods import period_words
from decreta.directives.queries.plain_list import NAMES, Plain, PlainRows, read_plain
from decreta.directives.queries.receipts import moment_of, received_so
from decreta.directives.queries.standing import Lead, led_by, of_class
from decreta.directives.queries.uncounted import Waiting
from decreta.organisation.models import Body, Group, Holding, Organisation, Unit
from decreta.ui import moments, words
from decreta.ui.listing import Chip, View
from decreta.ui.tables import Selection

_Coded = TypeVar("_Coded", Body, Organisation)
#: What the address may ask for besides single classes.
TO_VERIFY = "to_verify"
#: What is neither done nor overdue, nor closed otherwise; what was to be done and is done, in time or late.
OPEN, ALL_DONE = "open", "done"
#: As `stands`: whatever is not closed otherwise.
ANY = "any"
_GROUPS: dict[str, tuple[str, ...]] = {
    TO_VERIFY: (Timeliness.REPORTED_IN_TIME.value, Timeliness.REPORTED_LATE.value),
    OPEN: (
        Timeliness.IN_PROGRESS_IN_TIME.value,
        Timeliness.REPORTED_IN_TIME.value,
        Timeliness.REPORTED_LATE.value,
        Timeliness.UNDATED.value,
        Timeliness.SUSPENDED.value,
    ),
    ALL_DONE: tuple(one.value for one in DONE),
}
#: What a class has gained, or lost, since an earlier day.
CAME, WENT = "came", "went"
#: As `lead`: that nobody leads.
NOBODY = "none"


_RECEIPTS = frozenset(Receipt.values)

#: The parameters of the address that narrow the list; `filters` names those of areas above as well.
FILTERS = (
    "body",
    "directive",
    "due",
    "itemised",
    "split",
    "later",
    "withdrawn",
    "series",
    "receipt",
    "receiver",
    "agency",
    "agency_body",
    "stands",
    "lead",
    "who",
    "load",
    "mine",
    "state",
    "light",
    "step",
    "moved",
    "than",
    "against",
    "q",
    "as_of",
)


def filters() -> tuple[str, ...]:
    """Every parameter of the address that narrows the list."""
    return (*FILTERS, *narrowing.names())


def selected(query: Mapping[str, str], actor: Actor) -> Selection[TaskClass]:
    """Tasks visible to the actor that the address asks for, with their classes as of the end of its day."""
    chips: list[Chip] = []
    waiting, as_of = Waiting(), day_of(query)
    is_today, lit_at = as_of == clock.today(), clock.end_of_day(as_of)
    found: Any
    kept, grouping = None, None
    if (plain := _wholly_plain(query, actor, chips, waiting)) is not None:
        moment, kept = plain.moment, PlainRows(plain, actor, lit_at, is_today)
        # Built only for who asks for more than a page.
        found = SimpleLazyObject(lambda: plain.tasks(actor).told_to(actor))
    else:
        found, moment = tasks_asked_for(query, actor, chips, waiting)
    if (by := query.get(GROUP, "")) in GROUPS:
        asked = {name: query[name] for name in filters() if query.get(name)}
        found, grouping = grouped(found, by, as_of, asked, told_by_facts(query, waiting), against_of(query))
        chips.append(Chip(GROUP, _("Grouped by"), str(GROUPS[by])))
        if against_of(query) == "baseline" and all(one.name != "against" for one in chips):
            chips.append(_by_baseline())
    if _is_by_light(query):
        found = with_codes(found, lit_at)
    if not is_today:
        chips.append(Chip("as_of", _("As of the end of"), moments.day(as_of)))
    return Selection(
        found,
        lambda rows: classes_of(
            rows,
            moment=moment,
            against=against_of(query),
            lit_at=lit_at,
            is_now=is_today,
            reader=actor,
        ),
        chips=chips,
        as_of=None if is_today else as_of,
        views=_views(query),
        facts={"at": moment, "as_of": as_of, "is_today": is_today},
        grouping=grouping,
        kept=kept,
    )


def _is_by_light(query: Mapping[str, str]) -> bool:
    return query.get("sort", "").removeprefix("-") == "light"


def _wholly_plain(query: Mapping[str, str], actor: Actor, chips: list[Chip], waiting: Waiting) -> Plain | None:
    """What the address asks for, where that is nothing but what statements are written once for; None where it is more."""
    if any(query.get(name) for name in (*filters(), GROUP) if name not in NAMES) or _is_by_light(query):
        return None
    state = query.get("state", "") if query.get("state", "") in {*Timeliness.values, *_GROUPS} else ""
    # What waits to be counted is asked of facts.
    if state and waiting.tasks != ():
        return None
    own: list[Chip] = []
    plain = read_plain(query, actor, _moment(day_of(query)), day_of(query), own)
    if plain is None:
        return None
    chips += [*own, *(_state_chips(query) if state else ())]
    return replace(plain, classes=classes_in(state) if state else (), against=against_of(query))


def tasks_asked_for(
    query: Mapping[str, str], actor: Actor, chips: list[Chip], waiting: Waiting | None = None
) -> tuple[QuerySet[Task], dt.datetime]:
    """The tasks that a query asks for, the moment as of which it does, and every filter as a chip."""
    waiting = waiting or Waiting()
    as_of = day_of(query)
    plain = read_plain(query, actor, _moment(as_of), as_of, chips)
    if plain is not None and query.get("withdrawn"):
        plain = replace(plain, withdrawn="only")
        chips.append(Chip("withdrawn", _("Kind"), _("entered wrongly and withdrawn")))
    elif plain is not None and query.get("moved") == WENT:
        # What was withdrawn in between left its class too.
        plain = replace(plain, withdrawn="too")
    seen = plain.tasks(actor) if plain is not None else Task.objects.none()
    found: QuerySet[Task] = _narrowed(seen.told_to(actor), query, actor, chips)
    if _asks_how_it_stands(query):
        # What is withdrawn has no spell; what left in between had one on the earlier day.
        told = None if query.get("withdrawn") else waiting.tasks
        found = _standing(found, query, as_of, chips, told)
    return _lit(found, query, as_of, chips, waiting), _moment(as_of)


def _moment(as_of: dt.date) -> dt.datetime:
    return clock.now() if as_of == clock.today() else clock.end_of_day(as_of)


def against_of(query: Mapping[str, str]) -> Against:
    """The deadline by which the address judges."""
    return "baseline" if query.get("against") == "baseline" else "current"


def told_by_facts(query: Mapping[str, str], waiting: Waiting) -> Ids | None:
    """The tasks that spells do not tell of: all (None) where some may be withdrawn, which have no spell; else what waits."""
    return None if query.get("withdrawn") or query.get("moved") == WENT else waiting.tasks


def _asks_how_it_stands(query: Mapping[str, str]) -> bool:
    return query.get("state") in {*Timeliness.values, *_GROUPS} or bool(query.get("lead"))


def _lit(
    found: QuerySet[Task], query: Mapping[str, str], as_of: dt.date, chips: list[Chip], waiting: Waiting
) -> QuerySet[Task]:
    """Narrow by light and by step, as of the end of a day."""
    light, step = query.get("light", ""), query.get("step", "")
    light = light if light in {*Light.values, UNLIT} else ""
    step = step if step in Step.values else ""
    if light:
        chips.append(
            Chip("light", pgettext("traffic light", "Light"), Light(light).label if light != UNLIT else _("no light"))
        )
    if step:
        chips.append(Chip("step", pgettext("of a task", "Step"), Step(step).label))
    if not light and not step:
        return found
    return standing_so(found, clock.end_of_day(as_of), light=light, step=step, waiting=waiting.tasks)


def _standing(
    found: QuerySet[Task], query: Mapping[str, str], as_of: dt.date, chips: list[Chip], waiting: Ids | None
) -> QuerySet[Task]:
    """Narrow by class and lead as of a day, and by what a class was on an earlier one."""
    state, against = query.get("state", ""), against_of(query)
    lead, gone = _lead_of(query), Task.objects.withdrawn_by(_moment(as_of))
    than, moved = named_day(query.get("than", "")), query.get("moved", "")
    if lead is not None or query.get("lead") == NOBODY:
        leads = led_by(lead, as_of, waiting)
        if than is not None and moved == WENT:
            # What was withdrawn in between is counted with who led it before.
            is_gone = Q(pk__in=gone.values("pk"))
            leads = (leads & ~is_gone) | (led_by(lead, than, waiting) & is_gone)
        found = found.filter(leads)
        chips.append(Chip("lead", _("Lead"), lead.name if lead is not None else _("no lead named")))
    if state not in {*Timeliness.values, *_GROUPS}:
        return found
    classes = classes_in(state)
    then = of_class(classes, as_of, waiting, against=against, among=gone if query.get("withdrawn") else None)
    if than is not None and moved in {CAME, WENT}:
        before = of_class(classes, than, waiting, against=against)
        then = then & ~before if moved == CAME else before & ~then
        label = _("Came since") if moved == CAME else _("Left since")
        chips.append(Chip("moved", label, moments.day(than)))
    chips += _state_chips(query)
    return found.filter(then)


def _state_chips(query: Mapping[str, str]) -> list[Chip]:
    said = [Chip("state", _("State"), state_words(query["state"]))]
    return [*said, _by_baseline()] if against_of(query) == "baseline" else said


def _by_baseline() -> Chip:
    return Chip("against", _("Judged by"), _("the deadline as decided"))


def classes_in(state: str) -> tuple[str, ...]:
    """The classes that a value of `state` asks for."""
    return _GROUPS.get(state, (state,))


def state_words(state: str) -> str:
    """A class, or classes that are asked for together, in words."""
    together = {
        TO_VERIFY: _("Awaiting verification"),
        OPEN: _("Open, not overdue"),
        ALL_DONE: pgettext("tasks", "Done"),
    }
    return together.get(state) or str(words.STATES[state].short)


def _lead_of(query: Mapping[str, str]) -> Lead | None:
    """Who leads, as the address names him (`whom.code_key`); `g:` and the code of a group of which each does."""
    kind, _sep, code = query.get("lead", "").partition(":")
    return Group.every.filter(code=code).first() if kind == "g" else by_code(query.get("lead", ""))


def totals(rows: list[TaskClass], number: int | None) -> list[tuple[str, int]]:
    """How many of each class, where a page shows every row; a count over more pages would cost more than the list."""
    if len(rows) != number:
        return []
    counts = Counter(str(row.timeliness) for row in rows)
    return [(one, counts[one]) for one in words.ORDER if counts[one]]


def directive_of(rows: list[TaskClass]) -> Directive | None:
    """The directive that every row belongs to, where it is one."""
    found = {row.task.directive_id: row.task.directive for row in rows}
    return next(iter(found.values())) if len(found) == 1 else None


def _views(query: Mapping[str, str]) -> list[View]:
    """The views that most readers want."""
    month = f"{clock.today():%Y-%m}"
    offered: list[tuple[str, dict[str, str]]] = [
        (_("All"), {}),
        (_("Assigned to us"), {"mine": "1"}),
        (_("Due in %(month)s") % {"month": period_words(month)}, {"due": month}),
        (_("Overdue"), {"state": Timeliness.OVERDUE.value}),
        (_("To verify"), {"state": TO_VERIFY}),
        (_("Not received in time"), {"receipt": Receipt.MISSED.value}),
        (_("Red light"), {"light": Light.RED.value}),
    ]
    asked = {name: query[name] for name in filters() if query.get(name)}
    return [View(label, _view_url(view), is_current=asked == view) for label, view in offered]


#: Who asks for a light sees it, with why it is so; who asks for his own work, who has it in hand and when it will be done.
_WITH_COLUMNS = {
    "light": "clause,title,lead,deadline,state,light",
    "mine": "clause,title,charge,own_deadline,forecast,own_state,state,light",
}


def _view_url(view: Mapping[str, str]) -> str:
    if not view:
        return "."
    columns = next((shown for name, shown in _WITH_COLUMNS.items() if name in view), "")
    return f"?{urlencode(dict(view) | {'cols': columns} if columns else view)}"


def day_of(query: Mapping[str, str]) -> dt.date:
    """The as-of day in the address (ISO, or as one of the page's languages writes days), else today."""
    return named_day(query.get("as_of", "")) or clock.today()


def named_day(text: str) -> dt.date | None:
    """A day as it is written in an address or by a reader; None when it is none."""
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%Y/%m/%d"):
        try:
            return dt.datetime.strptime(text.strip(), pattern).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    return None


def _narrowed(found: TaskQuerySet, query: Mapping[str, str], actor: Actor, chips: list[Chip]) -> TaskQuerySet:
    if directive := _by_id(Directive.objects.visible_to(actor).select_related("document"), query.get("directive", "")):
        found = found.filter(directive=directive)
        chips.append(Chip("directive", _("Directive"), directive.document.symbol))
    found = _of_agency(_of_kind(found, query, chips), query, actor, chips)
    if who := _id(query.get("who", "")):
        load = query.get("load", "")
        at, is_past = moment_of(day_of(query))
        there = assigned_to(who, actor, at, load, is_past=is_past)
        found = found.filter(pk__in=there.values("matter_id"))
        chips.append(Chip("who", _("Assigned to"), name_of(who)))
        if load in words.STATES:
            chips.append(Chip("load", _("State there"), words.STATES[load].short))
    if query.get("receipt") in _RECEIPTS:
        found = found.filter(pk__in=_received(query, actor, chips).values("matter_id"))
    return _by_others(found, query, actor, chips)


def _by_others(found: TaskQuerySet, query: Mapping[str, str], actor: Actor, chips: list[Chip]) -> TaskQuerySet:
    """What areas above narrow by."""
    for one in narrowing.narrowings():
        value = query.get(one.name, "").strip()
        if value and (result := one.narrowed(found, value, actor, day_of(query))) is not None:
            found, said = result
            chips.append(Chip(one.name, str(one.label), said))
    return found


def _received(query: Mapping[str, str], actor: Actor, chips: list[Chip]) -> QuerySet[Assignment]:
    """The assignments that the address asks for by their receipt, as of its day, perhaps those of one agency."""
    wanted = Receipt(query["receipt"])
    at, is_past = moment_of(day_of(query))
    found = received_so(actor, [wanted.value], at, is_past=is_past)
    chips.append(Chip("receipt", _("Receipt of tasks"), str(wanted.label)))
    if receiver := query.get("receiver", ""):
        who = by_code(receiver)
        found = found.filter(**where(who)) if who is not None else found.none()
        chips.append(Chip("receiver", _("Assigned to"), who.name if who is not None else receiver))
    return found


def _of_agency(found: TaskQuerySet, query: Mapping[str, str], actor: Actor, chips: list[Chip]) -> TaskQuerySet:
    if agency := _by_code(Organisation, query, "agency"):
        stands = query.get("stands", "")
        own = standing_there(agency, actor, day_of(query), stands) if stands else _led_by(done_in(agency))
        found = found.filter(pk__in=own)
        chips.append(Chip("agency", _("Agency"), agency.name))
        if stands in words.STATES:
            chips.append(Chip("stands", _("State there"), words.STATES[stands].short))
    if lead_body := _by_code(Body, query, "agency_body"):
        found = found.filter(pk__in=_led_by(Q(body=lead_body)))
        chips.append(Chip("agency_body", _("Agency"), lead_body.name))
    return found


def _of_kind(found: TaskQuerySet, query: Mapping[str, str], chips: list[Chip]) -> TaskQuerySet:
    if query.get("split"):
        found = found.filter(split_from__isnull=False)
        chips.append(Chip("split", _("Kind"), _("parts of tasks that were split")))
    if query.get("later"):
        found = found.filter(recurs_from__isnull=False)
        chips.append(Chip("later", _("Kind"), _("later occurrences of recurring tasks")))
    if series := _id(query.get("series", "")):
        found = found.filter(Q(pk=series) | Q(recurs_from=series))
        chips.append(Chip("series", _("Kind"), _("all occurrences of one task")))
    return found


def _by_code(model: type[_Coded], query: Mapping[str, str], name: str) -> _Coded | None:
    """The body or organisation that the address names by its code."""
    code = query.get(name, "")
    return model.objects.filter(code=code).first() if code else None


def _led_by(who: Q) -> QuerySet[Assignment, UUID]:
    return Assignment.objects.filter(who, matter_kind=MATTER_KIND, role__in=ANSWERABLE).values_list(
        "matter_id", flat=True
    )


def standing_there(agency: Organisation, actor: Actor, day: dt.date, stands: str) -> QuerySet[Assignment, UUID]:
    """The tasks whose assignment to an agency, as the reader sees it, has a class as of a day; `any` is all but the closed.

    Of a task for each of a group this is the agency's own part, not the whole. What it gave to its units and officers is its own.
    """
    own = answering_seen(actor, day).filter(done_in(agency))
    wanted = ~Q(timeliness=Timeliness.CLOSED_OTHERWISE) if stands == ANY else Q(timeliness=stands)
    return own.filter(wanted).values_list("matter_id", flat=True)


def answering_seen(actor: Actor, day: dt.date) -> QuerySet[Assignment]:
    """The assignments that answer for tasks, as far as a reader sees them, with their class as of the end of a day."""
    seen = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND, role__in=ANSWERABLE, parent=None)
    return known_as_of(seen, clock.end_of_day(day))


def assigned_to(
    who: UUID, actor: Actor, at: dt.datetime, load: str = "", *, is_past: bool = False
) -> QuerySet[Assignment]:
    """What a reader sees assigned to one organisation, body, unit or officer; with `load` what stands so as of a moment.

    `load` is a class of timeliness, or `near_due`, which is apart from what is in progress. Other words narrow to nothing.
    """
    seen = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND)
    own = seen.filter(Q(organisation=who) | Q(body=who) | Q(unit=who) | Q(holding=who))
    if not load:
        return own.filter(assigned_at__lte=at, recorded_at__lte=at) if is_past else own
    return with_load(own, at, is_past=is_past).filter(Q(("load", load)))


def name_of(who: UUID) -> str:
    """The name of what something can be assigned to, by its key; empty where there is none."""
    for model in (Organisation, Body, Unit):
        if found := model.objects.filter(pk=who).first():
            return str(found.name)
    holding = Holding.objects.select_related("person", "post").filter(pk=who).first()
    return str(holding) if holding is not None else ""


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _by_id(found: QuerySet[Directive], text: str) -> Directive | None:
    key = _id(text)
    return found.filter(pk=key).first() if key is not None else None

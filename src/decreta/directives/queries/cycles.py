"""How long tasks take: median and 90th percentile of each phase, by agency, class or month, as of the end of any day.

One statement; every number opens the tasks behind it. What is measured is declared in `meanings`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.assignments.enums import ANSWERABLE, Phase, Timeliness
from decreta.assignments.models import Assignment
from decreta.assignments.queries.cycles import phases
from decreta.assignments.queries.handing import key_of
from decreta.assignments.queries.whom import by_code
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.directives.models import Directive, Task
from decreta.directives.models.tasks import MATTER_KIND, TaskQuerySet
from decreta.directives.narrowing import Narrowed, Narrowing
from decreta.directives.queries.lead_names import CODE, WHOSE, joined, lead_name
from decreta.directives.queries.periods import period_words
from decreta.directives.queries.progress import ProgressReport
from decreta.directives.queries.receipts import moment_of
from decreta.directives.queries.task_list import day_of, named_day
from decreta.organisation.models import Body, Organisation
from decreta.ui import moments, words

#: The parameter of the list by which the rows behind a number are asked for.
NAME: Final = "cycle"
AGENCY, CLASS, MONTH = "agency", "class", "month"
#: What a line is of, and how it is called.
WAYS: Final[Mapping[str, str | Promise]] = {
    AGENCY: pgettext_lazy("cycle times", "By agency"),
    CLASS: pgettext_lazy("cycle times", "By state"),
    MONTH: pgettext_lazy("cycle times", "By month"),
}
_KEYS: Final[Mapping[str, str]] = {
    AGENCY: WHOSE,
    CLASS: "timeliness",
    MONTH: "to_char(ended_at AT TIME ZONE %s, 'YYYY-MM')",
}
_BETWEEN: Final = ","
_DAY: Final = 86_400
#: So many days before the last one the period begins, where nobody says.
_YEAR: Final = dt.timedelta(days=365)

_LINES = """
WITH measured AS (SELECT phase, matter_id, seconds, {key} AS key FROM ({phases}) AS found),
counted AS (
    SELECT GROUPING(key) AS is_sum, key, phase, count(*) AS number, count(DISTINCT matter_id) AS tasks,
        percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY seconds) AS quantiles
    FROM measured GROUP BY GROUPING SETS ((phase), (phase, key))
)
SELECT is_sum = 1, CASE WHEN {code} = '' THEN COALESCE(key, '') ELSE left(key, 2) || {code} END, phase, number, tasks,
    quantiles[1], quantiles[2], {names}
FROM counted
{joins}
"""


@dataclass(frozen=True)
class Asked:
    """Of which body's tasks, of what ended from which day until the end of which, by what."""

    body: Body | None
    first: dt.date
    as_of: dt.date
    by: str = AGENCY

    @classmethod
    def read(cls, query: Mapping[str, str], bodies: list[Body]) -> Asked:
        """From an address: of the first body where it names none, of a year where it names no day."""
        body = next((one for one in bodies if one.code == query.get("body")), bodies[0] if bodies else None)
        as_of = day_of(query)
        first = named_day(query.get("from", "")) or year_before(as_of)
        by = query.get("by", "")
        return cls(body, min(first, as_of), as_of, by if by in WAYS else AGENCY)

    @property
    def since(self) -> dt.datetime:
        """The first moment of the period."""
        return clock.start_of_day(self.first)


@dataclass(frozen=True)
class Measure:
    """One phase: how many assignments of how many tasks ended it in the period, and how many days half and nine tenths took."""

    number: int
    tasks: int
    median: float
    most: float


@dataclass
class Line:
    """The phases of an agency, of what has a state, of what ended in a month, or of all."""

    key: str
    name: str
    lang: str = ""
    is_sum: bool = False
    names: dict[str, str] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)


def year_before(day: dt.date) -> dt.date:
    """A year before a day; of a day before all calendars that day itself."""
    return day - _YEAR if day.year > dt.MINYEAR + 1 else day


def bodies_of(actor: Actor) -> list[Body]:
    """The bodies whose tasks a reader can ask about. One statement."""
    seen = Directive.objects.visible_to(actor)
    return list(Body.objects.filter(directives__in=seen).distinct().order_by("code"))


def answering(actor: Actor | None) -> QuerySet[Assignment]:
    """The assignments that answer for tasks, as far as somebody sees them."""
    found = Assignment.objects.all() if actor is None else Assignment.objects.visible_to(actor)
    return found.filter(matter_kind=MATTER_KIND, role__in=ANSWERABLE, parent=None)


def lines_of(asked: Asked, actor: Actor) -> list[Line]:
    """The lines of a period, those of whom most ended first, months and states in their order; the sum last."""
    moment, _is_past = moment_of(asked.as_of)
    # What was withdrawn by then is on no list of tasks: no number counts it either.
    own = answering(actor).exclude(matter_id__in=Task.objects.withdrawn_by(moment).values("pk"))
    found = _counted(own.filter(monitor=asked.body), moment, asked.since, asked.by)
    for line in found:
        line.links = {phase: _rows(asked, phase, line) for phase in line.measures}
    return found


def _counted(assignments: QuerySet[Assignment], moment: dt.datetime, since: dt.datetime, by: str) -> list[Line]:
    try:
        sql, parameters = phases(assignments, moment, since)
    except EmptyResultSet:
        return []
    values = (str(clock.zone()), *parameters) if by == MONTH else parameters
    found: dict[tuple[bool, str], Line] = {}
    with connection.cursor() as cursor:
        cursor.execute(_LINES.format(key=_KEYS[by], phases=sql, **_naming()), values)
        for is_sum, key, phase, number, tasks, median, most, *names in cursor.fetchall():
            line = found.setdefault(
                (is_sum, key), _line(by, key, dict(zip(("vi", "en", "ja"), names, strict=True)), is_sum=is_sum)
            )
            line.measures[phase] = Measure(number, tasks, _days(median), _days(most))
    return sorted(found.values(), key=lambda line: _place(line, by))


def _naming() -> dict[str, str]:
    names = ", ".join(lead_name(f"name_{one}") for one in ("vi", "en", "ja"))
    return {"code": CODE, "names": names, "joins": joined("key = '{kind}:' || {one}.id")}


def _days(seconds: float) -> float:
    return round(seconds / _DAY, 1)


def _line(by: str, key: str, names: dict[str, str], *, is_sum: bool) -> Line:
    if is_sum:
        return Line("", _("All"), is_sum=True, names=dict.fromkeys(names, ""))
    if by == CLASS:
        return Line(key, str(words.STATES[key].label))
    if by == MONTH:
        return Line(key, period_words(key))
    agency = Organisation(**{f"name_{language}": name for language, name in names.items()})
    return Line(key, agency.name, agency.name_lang, names={one: agency.name_in(one) for one in names})


def _place(line: Line, by: str) -> tuple[Any, ...]:
    if by == CLASS:
        return (line.is_sum, words.ORDER.index(line.key) if line.key in words.ORDER else -1)
    if by == MONTH:
        return (line.is_sum, line.key)
    whole = line.measures.get(Phase.WHOLE)
    return (line.is_sum, -(whole.number if whole is not None else 0), line.key)


def _day(day: dt.date) -> dict[str, str]:
    return {"as_of": day.isoformat()} if day != clock.today() else {}


def _rows(asked: Asked, phase: str, line: Line) -> str:
    """The tasks behind a number."""
    parts = [phase, asked.first.isoformat(), *(() if line.is_sum else (asked.by, line.key))]
    body = {"body": asked.body.code} if asked.body is not None else {}
    return f"{reverse('directives:list')}?" + urlencode({**body, **_day(asked.as_of), NAME: _BETWEEN.join(parts)})


def _narrow(found: TaskQuerySet, value: str, actor: Actor, day: dt.date) -> Narrowed:
    """The tasks of which a phase ended from a day until the day of the list; of one agency, state or month."""
    phase, first, by, key = [*value.split(_BETWEEN), "", "", ""][:4]
    since = named_day(first)
    if phase not in Phase.values or since is None or (by and by not in _KEYS):
        return None
    moment, _is_past = moment_of(day)
    condition, told = "phase = %s", [phase]
    if by == AGENCY:
        agency = by_code(key)
        if agency is None:
            return None
        condition, told, said = f"{condition} AND {_KEYS[AGENCY]} = %s", [phase, key_of(agency)], agency.name
    elif by == CLASS:
        if key not in Timeliness.values:
            return None
        condition, told, said = f"{condition} AND timeliness = %s", [phase, key], str(words.STATES[key].label)
    elif by == MONTH:
        condition, told, said = f"{condition} AND {_KEYS[MONTH]} = %s", [phase, str(clock.zone()), key], key
    else:
        said = ""
    label = _("%(phase)s, since %(day)s") % {"phase": Phase(phase).label, "day": moments.day(since)}
    # Whatever the address narrows by besides narrows what is folded: all that a reader sees may be a million.
    own = answering(actor).filter(matter_id__in=found.order_by().values("pk"))
    try:
        sql, parameters = phases(own, moment, clock.start_of_day(since))
    except EmptyResultSet:
        return found.none(), label
    behind = RawSQL(f"SELECT matter_id FROM ({sql}) AS measured WHERE {condition}", (*parameters, *told))  # noqa: S608, S611 - values are parameters
    return found.filter(pk__in=behind), f"{label}: {said}" if said else label


NARROWING: Final = Narrowing(NAME, gettext_lazy("Cycle times"), on_day=_narrow)


def meanings() -> dict[str, str]:
    """What is measured, in words."""
    return {
        Phase.RECEIVING.value: _(
            "From the moment when the work was assigned to the first receipt; a dispute that was rejected and work that was "
            "resumed count as received."
        ),
        Phase.STARTING.value: _("From the first receipt to the first report of any kind."),
        Phase.VERIFYING.value: _("From the report that the work is done to the moment when that report was accepted."),
        Phase.WHOLE.value: _(
            "From the moment when the work was assigned to the acceptance. Work that was opened again goes on: it is counted "
            "from when it was assigned first, and ends with the acceptance that stands."
        ),
    }


def notes() -> list[str]:
    """How it is counted, in words."""
    return [
        _(
            "A phase counts once it has ended, in the month in which it ended, with all that was recorded by the end of the "
            "day shown. Days are calendar days of 24 hours; a phase that ended before it began is not counted."
        ),
        _(
            "Half of the assignments took no longer than the median, nine of ten no longer than the 90th percentile; between "
            "two values both are interpolated. A task for each of a group is measured once for each agency. The number is of "
            "tasks: it opens them."
        ),
    ]


def in_report(found: ProgressReport) -> list[dict[str, Any]]:
    """How long the tasks of a report took, for each agency and all together: of what ended in the year before its day."""
    own = answering(found.reader).filter(matter_id__among=Ids(row.task.pk for row in found.rows))
    moment = clock.end_of_day(found.as_of)
    lines = _counted(own, moment, clock.start_of_day(year_before(found.as_of)), AGENCY)
    return [
        {
            "key": "*" if line.is_sum else line.key,
            "names": line.names,
            **{
                phase: {"number": one.number, "tasks": one.tasks, "median": one.median, "most": one.most}
                for phase, one in sorted(line.measures.items())
            },
        }
        for line in lines
    ]

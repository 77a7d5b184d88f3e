"""What was handed down: to whom an organisation, a unit or a body gave its own tasks, and how each stands as of any day.

Counted are assignments, each once: a task that was handed down to three stands in three lines. The classes are those of the
whole house, with what is near due told apart from what is in progress, so that every line adds up.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.assignments.enums import Timeliness
from decreta.assignments.hands import named
from decreta.assignments.models import Assignment
from decreta.assignments.queries.then import stood_then
from decreta.assignments.queries.timeliness import with_load
from decreta.assignments.timeliness import NEAR, Standing
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.errors import allows
from decreta.directives import rules
from decreta.directives.models import Directive, Task, UrgingLetter, UrgingLine
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.receipts import moment_of
from decreta.directives.queries.task_list import day_of
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.organisation.models import Body, Holding, Organisation, Unit

#: Every class, once: the bad news first, what is done at the end.
CLASSES: Final = (
    Timeliness.OVERDUE.value,
    NEAR,
    Timeliness.IN_PROGRESS_IN_TIME.value,
    Timeliness.REPORTED_IN_TIME.value,
    Timeliness.REPORTED_LATE.value,
    Timeliness.DONE_IN_TIME.value,
    Timeliness.DONE_LATE.value,
    Timeliness.UNDATED.value,
    Timeliness.SUSPENDED.value,
    Timeliness.CLOSED_OTHERWISE.value,
)
#: What the address narrows by, besides whose it is and as of when.
NARROWING: Final = ("who", "load", "directive", "due")
_WHO: Final = ("organisation_id", "body_id", "unit_id", "holding_id")
#: As many directives as one chooses from.
_MOST_DIRECTIVES: Final = 200

Receiver = Organisation | Body | Unit | Holding


@dataclass(frozen=True)
class Giver:
    """Who handed work down, for whom the reader stands."""

    key: UUID
    name: str
    lang: str
    names: Mapping[str, str] = field(default_factory=dict)


def givers_of(actor: Actor) -> list[Giver]:
    """Those for whom a reader stands who handed tasks down: organisations first, then units and bodies. Four statements at most."""
    given = Assignment.objects.given_by(actor).filter(matter_kind=MATTER_KIND)
    keys = set(given.order_by().values_list("giver_id", flat=True).distinct())
    found: list[Giver] = []
    for model in (Organisation, Unit, Body):
        rows = model.objects.filter(pk__in=keys).order_by("name_vi", "pk") if keys else ()
        found += [Giver(one.pk, one.name, one.name_lang, _names(one)) for one in rows]
    return found


def _names(one: Organisation | Unit | Body) -> dict[str, str]:
    return {language: one.name_in(language) for language in ("vi", "en", "ja")}


@dataclass(frozen=True)
class Asked:
    """Of whose work below him, narrowed to what, as of the end of which day."""

    giver: Giver | None
    givers: list[Giver]
    day: dt.date
    narrowed: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, query: Mapping[str, str], actor: Actor) -> Asked:
        """From an address; of the first for whom the reader stands, where it names none of them."""
        givers = givers_of(actor)
        giver = next((one for one in givers if str(one.key) == query.get("giver")), givers[0] if givers else None)
        return cls(giver, givers, day_of(query), _narrowed(query))

    def address(self, url_name: str, **more: str) -> str:
        """The address of a page of the same, narrowed further."""
        whose = {"giver": str(self.giver.key)} if self.giver is not None else {}
        shown = {"as_of": self.day.isoformat()} if self.day != clock.today() else {}
        return f"{reverse(url_name)}?{urlencode({**whose, **self.narrowed, **shown, **more})}"


def _narrowed(query: Mapping[str, str]) -> dict[str, str]:
    """What an address narrows by; a word that means nothing narrows nothing."""
    found = {name: query.get(name, "").strip().replace("\x00", "") for name in NARROWING}
    for name in ("who", "directive"):
        try:
            UUID(found[name])
        except ValueError:
            found[name] = ""
    if found["load"] not in CLASSES:
        found["load"] = ""
    return {name: value for name, value in found.items() if value}


def given(asked: Asked, actor: Actor) -> QuerySet[Assignment]:
    """What the address asks for of what was handed down, as far as the reader stands for who gave it, each with its `load`."""
    if asked.giver is None:
        return Assignment.objects.none()
    found: QuerySet[Assignment] = Assignment.objects.given_by(actor).filter(
        matter_kind=MATTER_KIND, giver_id=asked.giver.key
    )
    if who := asked.narrowed.get("who"):
        found = found.filter(Q(organisation=who) | Q(body=who) | Q(unit=who) | Q(holding=who))
    if directive := asked.narrowed.get("directive"):
        found = found.filter(matter_id__in=Task.objects.filter(directive=UUID(directive)).values("pk"))
    if due := asked.narrowed.get("due"):
        found = found.filter(due_period=due)
    at, is_past = moment_of(asked.day)
    judged = with_load(found, at, is_past=is_past)
    load = asked.narrowed.get("load")
    return judged.filter(Q(("load", load))) if load else judged


@dataclass(frozen=True)
class Line:
    """One receiver, or all of them together: how many of what he was given stand how."""

    key: str
    name: str
    lang: str
    counts: Counter[str]
    is_sum: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    #: Where a letter about what is late now is drafted, for a reader who may.
    urge_url: str = ""

    @property
    def total(self) -> int:
        """How many there are: the sum of the classes."""
        return self.counts.total()


def lines_of(asked: Asked, actor: Actor) -> list[Line]:
    """A line for each receiver, who is overdue with most first, and the sum last. Five statements at most."""
    if asked.giver is None:
        return []
    counts: dict[tuple[Any, ...], Counter[str]] = {}
    rows = given(asked, actor).order_by().values_list(*_WHO, "load").annotate(number=Count("pk"))
    for *who, load, number in rows:
        counts.setdefault(tuple(who), Counter())[load] += number
    receivers = _receivers(counts)
    urges = may_urge(asked, actor)
    return _summed(asked, [_line(asked, receivers[_key(who)], told, urges=urges) for who, told in counts.items()])


def lines_in(rows: Iterable[Row], asked: Asked) -> list[Line]:
    """The same lines of rows that were read already, so that both tell of one moment. No statement."""
    counts: dict[UUID, Counter[str]] = {}
    receivers: dict[UUID, Receiver] = {}
    for row in rows:
        receivers[row.receiver.pk] = row.receiver
        counts.setdefault(row.receiver.pk, Counter())[row.load] += 1
    return _summed(asked, [_line(asked, receivers[key], told, urges=False) for key, told in counts.items()])


def _summed(asked: Asked, found: list[Line]) -> list[Line]:
    """Lines in their order, with their sum last."""
    found.sort(key=lambda line: (-line.counts[Timeliness.OVERDUE.value], -line.total, line.name, line.key))
    if not found:
        return []
    every = sum((line.counts for line in found), Counter[str]())
    links = {one: asked.address("directives:given", load=one) for one in every}
    return [*found, Line("", _("All"), "", every, is_sum=True, links={**links, "": asked.address("directives:given")})]


def _line(asked: Asked, receiver: Receiver, counts: Counter[str], *, urges: bool) -> Line:
    who = str(receiver.pk)
    links = {one: asked.address("directives:given", who=who, load=one) for one in counts}
    names = dict.fromkeys(("vi", "en", "ja"), named(receiver)) if isinstance(receiver, Holding) else _names(receiver)
    return Line(
        key=who,
        name=named(receiver),
        lang="" if isinstance(receiver, Holding) else receiver.name_lang,
        counts=counts,
        names=names,
        links={**links, "": asked.address("directives:given", who=who)},
        urge_url=urge_url(asked, who) if urges and counts[Timeliness.OVERDUE.value] else "",
    )


def may_urge(asked: Asked, actor: Actor) -> bool:
    """Whether a reader may write letters about what is shown: as it stands now, since a letter urges what is late now."""
    if asked.giver is None or asked.day != clock.today():
        return False
    return allows(rules.may_urge_below, giver=asked.giver.key, by=actor)


def urge_url(asked: Asked, who: str) -> str:
    """Where a letter to a receiver is drafted."""
    assert asked.giver is not None  # of nobody there is no receiver
    return f"{reverse('directives:urge_below', args=[asked.giver.key])}?{urlencode({'who': who})}"


def _key(who: Sequence[Any]) -> UUID:
    found: UUID = next(one for one in who if one is not None)
    return found


def _receivers(keys: Iterable[Sequence[Any]]) -> dict[UUID, Receiver]:
    """Those to whom work was given, by their keys. A statement for each kind that there is."""
    rows = list(keys)
    found: dict[UUID, Receiver] = {}
    kinds: tuple[QuerySet[Any], ...] = (
        Organisation.objects.all(),
        Body.objects.all(),
        Unit.objects.all(),
        Holding.objects.select_related("person", "post"),
    )
    for place, held in enumerate(kinds):
        wanted = {row[place] for row in rows if row[place] is not None}
        found |= held.in_bulk(wanted) if wanted else {}
    return found


@dataclass(frozen=True)
class Choices:
    """By what the rows of a giver can be narrowed: what he gave, to whom, of which directive, due in which period."""

    receivers: list[tuple[str, str, str]]
    directives: list[tuple[str, str]]
    periods: list[str]


def choices_of(asked: Asked, actor: Actor) -> Choices:
    """What there is to choose from, whatever the address narrows by now. Six statements at most."""
    everything = given(Asked(asked.giver, asked.givers, asked.day), actor)
    rows = list(everything.order_by().values_list(*_WHO, "due_period").distinct())
    receivers = [
        (str(one.pk), named(one), "" if isinstance(one, Holding) else one.name_lang)
        for one in _receivers([row[:4] for row in rows]).values()
    ]
    matters = everything.order_by().values("matter_id")
    # Of the tasks that were given, not of papers: who sees a task knows of which directive it is.
    directives = Directive.objects.filter(tasks__in=Task.objects.filter(pk__in=matters)).distinct()
    symbols = directives.order_by("-decided_on", "pk").values_list("pk", "document__symbol", "decided_on")
    return Choices(
        receivers=sorted(receivers, key=lambda one: (one[1], one[0])),
        directives=[(str(pk), symbol) for pk, symbol, _day in symbols[:_MOST_DIRECTIVES]],
        periods=sorted({row[4] for row in rows if row[4]}),
    )


@dataclass(frozen=True)
class Row:
    """One thing that was handed down: the task, who has it, how it stands as of the day shown."""

    assignment: Assignment
    task: Task
    load: str
    standing: Standing
    letter: UrgingLetter | None = None
    """The newest letter that urged it by the day shown, as far as the reader may read that."""

    @property
    def receiver(self) -> Receiver:
        """To whom it was handed down."""
        return self.assignment.assignee


def rows_of(found: QuerySet[Assignment], asked: Asked, actor: Actor) -> list[Row]:
    """Rows of a part of `given`. Four statements at most."""
    at, is_past = moment_of(asked.day)
    held: list[Any] = list(found.select_related("organisation", "body", "unit", "holding__person", "holding__post"))
    told = Task.objects.told_to(actor).select_related("directive__document", "clause")
    tasks = told.filter(pk__among=Ids(one.matter_id for one in held)).in_bulk() if held else {}
    then = stood_then(held, at) if is_past else {}
    letters = _letters(held, actor, at)
    return [
        Row(one, tasks[one.matter_id], one.load, then.get(one.pk) or Standing.of(one), letters.get(one.pk))
        for one in held
    ]


def _letters(held: Sequence[Assignment], actor: Actor, at: dt.datetime) -> dict[UUID, UrgingLetter]:
    seen = Document.objects.filter(pk=OuterRef("letter__document")).filter(Document.seen_by(actor, at=clock.now()))
    lines = UrgingLine.objects.filter(Exists(seen), assignment_id__among=Ids(one.pk for one in held))
    lines = lines.filter(letter__created_at__lte=at).exclude(letter__document__state=DocumentState.WITHDRAWN)
    newest = lines.select_related("letter__document").defer("letter__document__search").order_by("letter__created_at")
    return {one.assignment_id: one.letter for one in newest}


def definitions() -> list[str]:
    """What the figures mean, in words."""
    return [
        _(
            "Counted is what was handed down of tasks, each once: a task that was handed down to three is counted with each "
            "of the three. Every line is the sum of its states, and the last line the sum of all lines."
        ),
        _(
            "Each stands as the facts say that were recorded by the end of the day shown, by its own deadline in force. Near "
            "due is what is in progress and lapses soon, by the rules that hold now. What was taken back is closed otherwise."
        ),
    ]

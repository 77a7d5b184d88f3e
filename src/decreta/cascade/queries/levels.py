"""Where the tasks of one organisation stand together with what is shared with it from below, as of the end of a day."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.assignments.enums import Timeliness
from decreta.cascade.enums import Detail
from decreta.cascade.queries.books import books_of
from decreta.cascade.queries.told import Cell, cells_below
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.directives.models import Spell, Task
from decreta.directives.queries.classes import classes_of
from decreta.directives.queries.task_list import OPEN, classes_in
from decreta.directives.queries.uncounted import uncounted
from decreta.organisation.models import Body, Organisation

#: The columns: how the list of tasks calls them, their mark, their word.
KINDS: Final[tuple[tuple[str, str, str | Promise], ...]] = (
    (Timeliness.DONE_IN_TIME.value, "intime", gettext_lazy("Done in time")),
    (Timeliness.DONE_LATE.value, "late", gettext_lazy("Done late")),
    (OPEN, "progress", gettext_lazy("Not done, not overdue")),
    (Timeliness.OVERDUE.value, "overdue", gettext_lazy("Overdue")),
    (Timeliness.CLOSED_OTHERWISE.value, "closed", gettext_lazy("Closed otherwise")),
)
_KIND_OF: Final = {one: key for key, _mark, _label in KINDS for one in classes_in(key)}


#: With more lines than so many, those of whole organisations are shown for one organisation below at a time.
MOST_PARTS: Final = 100


@dataclass(frozen=True)
class Number:
    """A number with the address of what it counts."""

    number: int
    url: str


@dataclass
class Line:
    """One line of the table: so many tasks by column, all of them, and how much is told of them."""

    label: str | Promise
    lang: str = ""
    #: Of one organisation below, its code.
    code: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    #: How the address of a number begins; empty where nothing can be opened.
    address: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    #: How many of them are told as mere counts, and how many can be opened whole.
    only_counted: int = 0
    whole: int = 0
    parts: list[Line] = field(default_factory=list)
    #: Where its parts are shown, when there are too many to show all of them at once.
    parts_url: str = ""

    @property
    def shown_parts(self) -> list[Line]:
        """Its parts, where they are shown here."""
        return [] if self.parts_url else self.parts

    @property
    def total(self) -> int:
        """All of them."""
        return self.counts.total()

    @property
    def numbers(self) -> list[Number]:
        """By column."""
        return [Number(self.counts[key], self._url(key)) for key, _mark, _label in KINDS]

    @property
    def all(self) -> Number:
        """All of them, with their address."""
        return Number(self.total, self._url(""))

    @property
    def told(self) -> str:
        """How much is told of them, in words."""
        if not self.total:
            return ""
        if self.only_counted == self.total:
            return _("shared as counts only")
        if self.only_counted:
            return _("%(n)s of them as counts only") % {"n": self.only_counted}
        return _("whole tasks") if self.whole == self.total else _("with titles and states")

    def _url(self, kind: str) -> str:
        if not self.address:
            return ""
        query = {**self.query, **({"state": kind} if kind else {})}
        return f"{self.address}?{urlencode(query)}" if query else self.address

    def take(self, timeliness: Timeliness, number: int, detail: Detail | None = None) -> None:
        """Count some tasks that stand alike."""
        self.counts[_KIND_OF[timeliness.value]] += number
        self.only_counted += number if detail == Detail.COUNTS else 0
        self.whole += number if detail == Detail.TASKS else 0


@dataclass(frozen=True)
class Levels:
    """The table: own tasks by body, what each organisation below shares, and everything together."""

    organisation: Organisation
    as_of: dt.date
    own: list[Line]
    own_sum: Line
    below: list[Line]
    below_sum: Line
    total: Line
    #: How many organisations stand directly below, and how many of those share something.
    number_below: int
    number_sharing: int

    @property
    def is_today(self) -> bool:
        return self.as_of == clock.today()

    @property
    def kinds(self) -> list[tuple[str, str | Promise]]:
        """The headings of the columns: mark and word."""
        return [(mark, label) for _key, mark, label in KINDS]


def levels(organisation: Organisation, day: dt.date, actor: Actor, *, over: str = "") -> Levels:
    """Count own tasks and shared ones. Five statements, whatever their number; three more while tasks wait to be counted.

    Of many organisations further below those are told one by one that come `over` one, by its code.
    """
    waiting = uncounted()
    own = _own(organisation, day, actor, waiting)
    found, is_short = cells_below(organisation.pk, day, waiting, over=over, most=MOST_PARTS)
    over_each: defaultdict[UUID, list[Cell]] = defaultdict(list)
    for cell in found:
        over_each[cell.via_id].append(cell)
    names = _names(found, organisation, day)
    told = None if is_short else over
    below = [_below(organisation, via, over_each[via], names, day, told) for via in _in_order(over_each, names)]
    sharing = [via for via in over_each if names[via].parent_id == organisation.pk]
    own_sum, below_sum = _summed(_("Own tasks"), own), _summed(_("Shared from below"), below)
    return Levels(
        organisation,
        day,
        own,
        own_sum,
        below,
        below_sum,
        _summed(_("Together"), [own_sum, below_sum]),
        names[organisation.pk].number_below,
        len(sharing),
    )


def _own(organisation: Organisation, day: dt.date, actor: Actor, waiting: Ids | None) -> list[Line]:
    """The tasks of the bodies whose book it keeps, as far as the reader sees them; bodies without any are left out."""
    bodies = list(books_of([organisation.pk], day))
    if not bodies:
        return []
    address, kept = reverse("directives:list"), _day_kept(day)
    lines = {one.pk: Line(one.name, one.name_lang, address=address, query={"body": one.code, **kept}) for one in bodies}
    for body, timeliness, number in _standing(bodies, day, actor, waiting):
        lines[body].take(timeliness, number)
    return [one for one in lines.values() if one.total]


def _standing(
    bodies: list[Body], day: dt.date, actor: Actor, waiting: Ids | None
) -> Iterable[tuple[UUID, Timeliness, int]]:
    keys = [one.pk for one in bodies]
    if waiting is not None:
        spells = Spell.objects.visible_to(actor).on(day).filter(body_id__in=keys).exclude(task__among=waiting)
        counted = spells.order_by().values_list("body_id", "current").annotate(number=Count("pk"))
        yield from ((body, Timeliness(kind), number) for body, kind, number in counted)
    if waiting == ():
        return
    moment = clock.end_of_day(day)
    tasks = Task.objects.visible_to(actor).filter(body_id__in=keys).standing_at(moment)
    tasks = tasks.filter(pk__among=waiting) if waiting is not None else tasks
    yield from ((row.task.body_id, row.timeliness, 1) for row in classes_of(tasks, moment=moment))


def _below(
    organisation: Organisation,
    via: UUID,
    found: list[Cell],
    names: Mapping[UUID, Organisation],
    day: dt.date,
    over: str | None,
) -> Line:
    """One organisation directly below: everything that comes over it, and where that is not its own only, by whose it is.

    Where parts are `over` one organisation only, those of the others have an address of their own.
    """
    one = names[via]
    address = reverse("cascade:from_below", args=[organisation.code, one.code])
    kept = _day_kept(day)
    line = Line(one.name, one.name_lang, code=one.code, address=address, query=kept)
    for cell in found:
        line.take(cell.timeliness, cell.number, cell.detail)
    if not any(cell.is_from_below for cell in found):
        return line
    if over is None or one.code == over:
        line.parts = _parts(via, found, names, address, kept)
    else:
        asked = {"of": organisation.code, "over": one.code, **kept}
        line.parts_url = f"{reverse('cascade:levels')}?{urlencode(asked)}"
    return line


def _parts(
    via: UUID, found: list[Cell], names: Mapping[UUID, Organisation], address: str, kept: Mapping[str, str]
) -> list[Line]:
    """What comes over one organisation, by whose it is: its own first, what is told without saying by whom last."""
    parts: defaultdict[UUID | None, Line] = defaultdict(lambda: Line(_("without saying by whom")))
    for cell in found:
        if cell.owner_id is not None and cell.owner_id not in parts:
            owner = names[cell.owner_id]
            label = pgettext_lazy("tasks", "its own") if cell.owner_id == via else owner.name
            lang = "" if cell.owner_id == via else owner.name_lang
            parts[cell.owner_id] = Line(label, lang, address=address, query={"owner": owner.code, **kept})
        parts[cell.owner_id].take(cell.timeliness, cell.number, cell.detail)
    named = _in_order({key for key in parts if key is not None}, names)
    told = [parts[key] for key in sorted(named, key=lambda key: key != via)]
    return told + ([parts[None]] if None in parts else [])


def _names(found: list[Cell], organisation: Organisation, day: dt.date) -> dict[UUID, Any]:
    """The organisations that are named, and with `number_below` the one from which it is seen. One statement."""
    keys = {one.via_id for one in found} | {one.owner_id for one in found if one.owner_id is not None}
    children = Organisation.objects.valid_on(day).filter(parent=organisation).order_by().values("parent")
    number = Subquery(children.annotate(number=Count("pk")).values("number"))
    named = Organisation.objects.filter(pk__among=Ids({*keys, organisation.pk}))
    return {one.pk: one for one in named.annotate(number_below=Coalesce(number, 0))}


def _in_order(keys: Iterable[UUID], names: Mapping[UUID, Organisation]) -> list[UUID]:
    return sorted(keys, key=lambda one: names[one].path)


def _summed(label: str, lines: Iterable[Line]) -> Line:
    found = Line(label)
    for one in lines:
        found.counts.update(one.counts)
        found.only_counted += one.only_counted
        found.whole += one.whole
    return found


def _day_kept(day: dt.date) -> dict[str, str]:
    return {} if day == clock.today() else {"as_of": day.isoformat()}

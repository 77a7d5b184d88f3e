"""What most addresses of the list of tasks narrow by, as values: of those the statements are written once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from decreta.assignments.models import Assignment
from decreta.assignments.timeliness import Against
from decreta.core.actor import Actor
from decreta.core.among import Ids, Told
from decreta.core.prepared import prepared
from decreta.core.texts import search_text
from decreta.directives import narrowing
from decreta.directives.models import Spell, Task
from decreta.directives.models.tasks import MATTER_KIND, TaskQuerySet
from decreta.directives.queries.classes import TaskClass, as_printed, rows_of
from decreta.directives.queries.periods import period_words
from decreta.directives.queries.standing import of_class
from decreta.organisation.queries.choosing import body_asked
from decreta.ui.listing import Chip

#: The parameters of an address that are read into a `Plain`.
NAMES: Final = ("body", "due", "itemised", "mine", "q", "state", "against", "as_of")


@dataclass(frozen=True)
class Plain:
    """Tasks by body, period, class and words, as of a moment of a day.

    `classes` are asked of spells, so nothing must wait to be counted; `named` are tasks that the words name in another way.
    """

    moment: dt.datetime
    day: dt.date
    body: UUID | None = None
    due: str | None = None
    itemised: str = ""
    is_mine: bool = False
    words: Told | None = None
    named: Ids | None = None
    classes: tuple[str, ...] = ()
    against: Against = "current"
    #: Whether those that were withdrawn are left out (as of the moment), or are those that are asked for, or neither.
    withdrawn: Literal["out", "only", "too"] = "out"

    def tasks(self, actor: Actor) -> TaskQuerySet:
        """The tasks that an actor sees of them."""
        found = Task.objects.all()
        if not self._is_own(actor):
            found = found.visible_to(actor)
        found = self._there(found)
        if self.body is not None:
            found = found.filter(body=self.body)
        if self.due is not None:
            found = found.filter(due_period=self.due)
        if self.itemised:
            found = found.filter(is_itemised=self.itemised == "1")
        if self.is_mine:
            own = Assignment.objects.answered_by(actor).filter(matter_kind=MATTER_KIND)
            found = found.filter(pk__in=own.values("matter_id"))
        if self.words is not None:
            found = self._by_words(found, self.words, actor)
        return found.filter(of_class(self.classes, self.day, Ids(), against=self.against)) if self.classes else found

    def keys(self, actor: Actor) -> QuerySet[Any, Any]:
        """The keys of the same, to be counted: what spells repeat of tasks is asked of them alone."""
        if not self.classes or self.is_mine or self.words is not None:
            return self.tasks(actor).order_by().values("pk")
        found = Spell.objects.on(self.day).filter(**{f"{self.against}__in": self.classes})
        if not self._is_own(actor):
            found = found.visible_to(actor)
        if self.body is not None:
            found = found.filter(body=self.body)
        if self.due is not None:
            found = found.filter(due_period=self.due)
        if self.itemised:
            found = found.filter(is_itemised=self.itemised == "1")
        return found.order_by().values("pk")

    def _there(self, found: TaskQuerySet) -> TaskQuerySet:
        if self.withdrawn == "only":
            return found.withdrawn_by(self.moment)
        return found.standing_at(self.moment) if self.withdrawn == "out" else found.filter(created_at__lte=self.moment)

    def _is_own(self, actor: Actor) -> bool:
        """Whether they are the tasks of a body of which the actor sees every one."""
        return actor.person_id is not None and self.body in actor.body_ids | actor.served_body_ids

    def _by_words(self, found: TaskQuerySet, words: Told, actor: Actor) -> TaskQuerySet:
        if self.named is None:
            return found.holding(words, actor)
        return found.filter(Q(pk__in=Task.objects.holding(words, actor).values("pk")) | Q(pk__among=self.named))


def read_plain(
    query: Mapping[str, str], actor: Actor, moment: dt.datetime, day: dt.date, chips: list[Chip]
) -> Plain | None:
    """What an address says of body, period, whose and words, with its chips. None where it names a body that there is not."""
    plain = Plain(moment, day)
    is_somewhere = True
    if named := query.get("body", "").strip():
        # It may have been typed: what names no body finds nothing, and says so.
        body = body_asked(named)
        chips.append(Chip("body", _("Body"), body.symbol if body is not None else named))
        is_somewhere = body is not None
        plain = replace(plain, body=body.pk if body is not None else None)
    if due := query.get("due", ""):
        plain = replace(plain, due="" if due == "none" else due)
        chips.append(Chip("due", _("Due"), _("no calendar period") if due == "none" else period_words(due)))
    if (itemised := query.get("itemised", "")) in {"0", "1"}:
        plain = replace(plain, itemised=itemised)
        said = _("with a calendar period stated") if itemised == "1" else _("without a calendar period")
        chips.append(Chip("itemised", _("Due"), said))
    if query.get("mine"):
        plain = replace(plain, is_mine=True)
        chips.append(Chip("mine", _("Assigned to"), actor.post_title))
    if text := query.get("q", "").strip():
        plain = replace(plain, words=Told(search_text(text)), named=_named_also(text))
        chips.append(Chip("q", _("Words"), text))
    return plain if is_somewhere else None


def _named_also(text: str) -> Ids | None:
    """The tasks that what was typed names in another way than by words; mostly there are none."""
    named = narrowing.found_also(text)
    found = Ids(Task.objects.filter(named).values_list("pk", flat=True)) if named is not None else Ids()
    return found or None


@dataclass(frozen=True)
class PlainRows:
    """The rows of the list by statements that are written once (`ui.tables.Kept`)."""

    plain: Plain
    actor: Actor
    lit_at: dt.datetime
    is_today: bool

    def page(self, order: tuple[Any, ...], first: int, number: int) -> list[TaskClass]:
        """Some rows from a place on."""
        return rows_of(
            _page.rows(self.plain, self.actor, order, f"{first}", f"{first + number}"),
            moment=self.plain.moment,
            against=self.plain.against,
            lit_at=self.lit_at,
            is_now=self.is_today,
            reader=self.actor,
        )

    def count(self, most: int) -> int:
        """How many there are, or one more than `most`."""
        return len(_keys.rows(self.plain, self.actor, f"{most + 1}"))


@prepared
def _page(plain: Plain, actor: Actor, order: tuple[str, ...], first: str, last: str) -> QuerySet[Task]:
    """The rows are chosen first: papers and clauses are looked up for those alone."""
    chosen = plain.tasks(actor).order_by(*order).values("pk")[int(first) : int(last)]
    return as_printed(Task.objects.filter(pk__in=chosen).told_to(actor).order_by(*order))


@prepared
def _keys(plain: Plain, actor: Actor, most: str) -> QuerySet[Any, Any]:
    return plain.keys(actor)[: int(most)]

"""Whom a name means that somebody writes down as lead or coordinator: an agency, a body, a group; in its house a unit or an officer."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from decreta.assignments.models import Assignee, Assignment
from decreta.core.actor import Actor
from decreta.core.texts import fold
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.houses import officers_of, units_of
from decreta.organisation.models import Group, Holding, Organisation, Unit
from decreta.organisation.queries.actors import houses_of
from decreta.organisation.queries.choosing import Choice, code_in, places_like, with_code
from decreta.organisation.queries.directory import Directory
from decreta.organisation.queries.finding import matching

_LANGUAGES: Final = ("vi", "en", "ja")
_UNIT_NAMES: Final = ("name_vi", "name_en", "name_ja", "symbol")
_OFFICER_NAMES: Final = ("person__full_name", *(f"post__name_{one}" for one in _LANGUAGES))
#: As many units, and as many officers, as are offered beside agencies.
_SHOWN: Final = 6
_OFFERED: Final = 4


def written(one: Assignee | Group, language: str = "vi") -> str:
    """How he stands in a field or a cell, so that it is read again whatever is renamed meanwhile and whoever bears the same name."""
    match one:
        case Unit():
            return with_code(one.name_in(language), one.code)
        case Holding():
            return with_code(one.name_in(language), one.post.code)
        case _:
            return one.name_in(language)


@dataclass
class Inside:
    """The units and officers of houses by whatever they are called."""

    _by_code: defaultdict[str, list[Unit | Holding]] = field(default_factory=lambda: defaultdict(list))
    _by_name: defaultdict[str, list[Unit | Holding]] = field(default_factory=lambda: defaultdict(list))
    #: Those who have left: the code of a post alone means who holds it now.
    _left: set[UUID] = field(default_factory=set)

    @classmethod
    def read(cls, houses: QuerySet[Organisation], day: dt.date) -> Inside:
        """Those of a day, and who has left and still has a task: he stands in forms and lists until another is named.

        Four statements.
        """
        found = cls()
        for unit in units_of(houses, day):
            found._enter(unit, unit.code, unit.symbol, *(unit.name_in(one) for one in _LANGUAGES))
        for one in officers_of(houses, day):
            posts = [one.post.name_in(language) for language in _LANGUAGES]
            names = [f"{one.person}, {post}" for post in posts]
            found._enter(one, one.post.code, one.person.full_name, *posts, *names)
        for left in still_named(houses, day):
            if not found.find(written(left)):
                code = left.code if isinstance(left, Unit) else left.post.code
                # By what no successor is called.
                found._left.add(left.pk)
                found._enter(left, code, *(left.name_in(language) for language in _LANGUAGES))
        return found

    def _enter(self, one: Unit | Holding, code: str, *names: str) -> None:
        self._by_code[code].append(one)
        for name in {fold(each) for each in names} - {""}:
            self._by_name[name].append(one)

    def find(self, text: str) -> list[Unit | Holding]:
        """All that a text can mean."""
        if code := code_in(text):
            name = fold(text.rpartition("[")[0])
            return [one for one in self._by_code.get(code, []) if _bears(one, name)]
        of_code = [one for one in self._by_code.get(text.strip(), []) if one.pk not in self._left]
        return of_code or self._by_name.get(fold(text), [])


def _bears(one: Unit | Holding, name: str) -> bool:
    """Whether one of a code is meant by a name before it: a unit may be renamed, but who follows in a post is another."""
    return isinstance(one, Unit) or f"{name} ".startswith(f"{fold(one.person.full_name)} ")


def still_named(houses: QuerySet[Organisation], day: dt.date) -> list[Unit | Holding]:
    """Units that have ended and officers who have left by a day, and still lead or coordinate a task. Two statements."""
    named = Assignment.objects.filter(matter_kind=MATTER_KIND, parent=None, closed_at=None, done_accepted_at=None)
    inside = houses.order_by()
    units = Unit.objects.filter(Exists(named.filter(unit=OuterRef("pk"))), organisation__in=inside, valid_to__lte=day)
    left = Holding.objects.filter(
        Exists(named.filter(holding=OuterRef("pk"))), post__unit__organisation__in=inside, valid_to__lte=day
    )
    return [*units.select_related("organisation"), *left.select_related("person", "post__unit__organisation")]


@dataclass(frozen=True)
class Meant:
    """What a text means, or others that could be meant. `former` is its name before it became another."""

    thing: Assignee | Group | None
    offers: tuple[str, ...] = ()
    is_ambiguous: bool = False
    former: str = ""


@dataclass(frozen=True)
class Whom:
    """Everybody who can be named for the tasks of a house."""

    directory: Directory
    inside: Inside = field(default_factory=Inside)

    def find(self, text: str) -> Meant:
        """What a text means today. A name that an agency and a unit share means neither until it is said which."""
        inside = self.inside.find(text)
        found = self.directory.find(text if inside else code_in(text) or text)
        if not inside:
            return Meant(found.thing, found.offers, found.is_ambiguous, found.former)
        if len(inside) == 1 and found.thing is None and not found.is_ambiguous:
            return Meant(inside[0])
        others = [with_code(found.thing.name_vi, found.thing.code)] if found.thing is not None else found.offers
        return Meant(None, (*map(written, inside[:_OFFERED]), *others), is_ambiguous=True)


def whom_like(words: str, actor: Actor, *, on: dt.date) -> list[Choice]:
    """Agencies whose name begins so, units and officers of the houses in whose name the actor assigns, other agencies.

    The post of an officer bears the name of his agency: whoever types that means the agency. Six statements at most.
    """
    if not words.strip():
        return []
    inside: list[Unit | Holding] = []
    if actor.can("assign_tasks") and (keys := houses_of(actor)):
        houses = Organisation.objects.valid_on(on).filter(pk__in=keys)
        inside += matching(units_of(houses, on), _UNIT_NAMES, words)[:_SHOWN]
        inside += matching(officers_of(houses, on), _OFFICER_NAMES, words)[:_SHOWN]
    typed, places = fold(words), places_like(words, actor, on=on)
    meant = [one for one in places if fold(one.name).startswith(typed) or fold(one.value).startswith(typed)]
    return [*meant, *map(_choice, inside), *(one for one in places if one not in meant)]


def _choice(one: Unit | Holding) -> Choice:
    unit = one if isinstance(one, Unit) else one.post.unit
    assert unit is not None  # `officers_of`
    beside = unit.organisation.name if isinstance(one, Unit) else f"{unit.name} · {unit.organisation.name}"
    return Choice(one.name, one.name_lang, beside, written(one))


def names_of(found: Iterable[Assignee], language: str = "vi") -> str:
    """Several, one a line."""
    return "\n".join(written(one, language) for one in found)

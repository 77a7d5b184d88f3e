"""Members of a sitting named by typing, by number or by name: of a thousand none is looked for in a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from unicodedata import normalize
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import ngettext

from decreta.core.texts import fold, whole_number
from decreta.meetings.grouping import groups_of
from decreta.meetings.models import Invitation, Sitting
from decreta.organisation.queries.choosing import SHOWN, Choice, code_in, with_code

#: So many members are offered in a list of choices; of more one is named by typing.
MOST_MEMBERS: Final = 80
_OFFERED = 6


@dataclass(frozen=True)
class Meant:
    """Who is meant by a text; else those of whom one may be."""

    one: Invitation | None
    offers: tuple[str, ...] = ()


class Roster:
    """Some of those invited, loaded with person and post: whoever is named is found among them without a statement."""

    def __init__(self, members: Iterable[Invitation], groups: Mapping[str, Collection[UUID]] | None = None) -> None:
        self._members = list(members)
        self._groups = {fold(name): those for name, those in (groups or {}).items()}

    def group(self, text: str) -> list[Invitation]:
        """Those among them who belong to the group that a text names; nobody where it names none.

        Numbers that members have mean the members, also where a group is called so: what is for one of them never goes
        to all of a group.
        """
        called = fold(text)
        if all(_number_in(word) in self._by_number for word in called.split()):
            return []
        those = self._groups.get(called, ())
        return [one for one in self._members if one.pk in those]

    def find(self, text: str) -> Meant:
        """Who is meant: by his number, also as it stands behind a name; by the whole name; by beginnings of its words."""
        number = _number_in(code_in(text) or text)
        if number:
            return Meant(self._by_number.get(number))
        found = self._by_name.get(fold(text), []) or self.like(text)
        if len(found) == 1:
            return Meant(found[0])
        return Meant(None, tuple(value_of(one) for one in found[:_OFFERED]))

    def like(self, text: str) -> list[Invitation]:
        """Those in whose name or post every word of a text begins a word; who has the number, if it is one."""
        number = _number_in(text)
        if number:
            return [one for one in [self._by_number.get(number)] if one is not None]
        words = fold(text).split()
        return [one for one, said in self._said if words and all(_begins(word, said) for word in words)]

    @cached_property
    def _by_number(self) -> dict[int, Invitation]:
        return {one.number: one for one in self._members if one.number is not None}

    @cached_property
    def _by_name(self) -> dict[str, list[Invitation]]:
        found: dict[str, list[Invitation]] = defaultdict(list)
        for one in self._members:
            found[fold(one.holding.person.full_name)].append(one)
        return found

    @cached_property
    def _said(self) -> list[tuple[Invitation, str]]:
        """Each with the words by which he is found, a blank before every one."""
        return [(one, f" {fold(f'{one.holding.person.full_name} {one.holding.post.name}')}") for one in self._members]


def _number_in(text: str) -> int:
    """The number that a text is, also in the wide digits of Japanese keyboards; 0 where it is none."""
    return whole_number(normalize("NFKC", text).strip(), otherwise=0)


def _begins(word: str, said: str) -> bool:
    # Words are matched from their beginning, where a script has words at all.
    return (f" {word}" if word.isascii() else word) in said


def value_of(invitation: Invitation) -> str:
    """The text by which a form knows somebody again: his name, with his number where he has one."""
    name = invitation.holding.person.full_name
    return with_code(name, str(invitation.number)) if invitation.number is not None else name


def choices_like(sitting: Sitting, words: str) -> list[Choice]:
    """Groups and those invited who may be meant, at most twelve of them, as a field offers them. Two statements."""
    asked = fold(words).split()
    groups = [
        Choice(name, "", ngettext("group, %(n)s person", "group, %(n)s persons", len(those)) % {"n": len(those)}, name)
        for name, those in groups_of(sitting).items()
        if asked and all(_begins(word, f" {fold(name)}") for word in asked)
    ]
    found = Roster(invited_by_name(sitting)).like(words)[:SHOWN]
    return groups[:_OFFERED] + [Choice(one.holding.person.full_name, "", _beside(one), value_of(one)) for one in found]


def invited_by_name(sitting: Sitting) -> QuerySet[Invitation]:
    """Those invited to a sitting, by name, with person and post."""
    found = Invitation.objects.filter(sitting=sitting).select_related("holding__person", "holding__post")
    return found.order_by("holding__person__full_name", "pk")


def _beside(one: Invitation) -> str:
    number = str(one.number) if one.number is not None else ""
    return " · ".join(filter(None, (number, one.holding.post.name)))

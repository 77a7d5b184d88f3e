"""How groups are called: offices, units, posts, persons. One statement a kind, whatever the number of groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet, Value
from django.utils.translation import get_language

from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.figures.queries.counting import Counted, Key, ids_in
from decreta.organisation.models import Body, Holding, Organisation, Post, Unit


@dataclass(frozen=True)
class Name:
    """A name and its language."""

    text: str
    lang: str = ""


@dataclass(frozen=True)
class Names:
    """The names of everything that some reports are grouped by."""

    offices: dict[UUID, Name]
    units: dict[UUID, Name]
    posts: dict[UUID, Name]
    persons: dict[UUID, Name]

    @classmethod
    def of(cls, counted: Iterable[Counted]) -> Names:
        """Read them in one statement."""
        many = list(counted)
        kinds = [
            ids_in(many, "office_id"),
            ids_in(many, "lead_unit") | ids_in(many, "unit_id"),
            ids_in(many, "post_id"),
            ids_in(many, "holding_id"),
        ]
        rows = _names.rows(*(Ids(sorted(one)) for one in kinds)) if any(kinds) else []
        found = {pk: names for pk, *names in rows}
        offices, units, posts, persons = ({pk: found[pk] for pk in ids if pk in found} for ids in kinds)
        return cls(
            {pk: _name(*names) for pk, names in offices.items()},
            {pk: _name(*names) for pk, names in units.items()},
            {pk: _name(*names) for pk, names in posts.items()},
            # A person's name is of no language.
            {pk: Name(names[0]) for pk, names in persons.items()},
        )

    def holder(self, key: Key) -> list[Name]:
        """With whom the papers of a bottleneck lie: person, post, unit, as far as known."""
        _office, _step, unit, post, holding = key
        found = (self.persons.get(holding), self.posts.get(post), self.units.get(unit))
        return [one for one in found if one is not None]


@prepared
def _names(offices: Ids, units: Ids, posts: Ids, holdings: Ids) -> QuerySet[Holding, tuple[UUID, str, str, str]]:
    """The names of things of five kinds in all their languages."""
    unnamed = Value("")
    persons = Holding.objects.filter(pk__among=holdings).order_by()
    return persons.values_list("pk", "person__full_name", unnamed, unnamed).union(
        *(
            model.objects.filter(pk__among=ids).order_by().values_list("pk", "name_vi", "name_en", "name_ja")
            for model, ids in ((Organisation, offices), (Body, offices), (Unit, units), (Post, posts))
        ),
        all=True,
    )


def _name(vi: str, en: str, ja: str) -> Name:
    """In the reader's language, else the original (`core.names`)."""
    language = (get_language() or "vi")[:2]
    own = {"en": en, "ja": ja}.get(language, "")
    return Name(own, language) if own else Name(vi, "vi")

"""Rows of another statement put under those to which they belong, as `prefetch_related` would put them.

    for the points of an agenda:  attach(points, "papers", papers_under.rows(Ids(…)))

Prefetching builds its statement anew for every page, and one more queryset for every row that something stands under. Here
the statement is prepared (`core.prepared`), may be asked together with others (`core.ahead`), and what it gave is only put
in its place. It stands there whole: `point.papers.all()` is all of it. Narrowing it (`filter`, `order_by`) asks the
database as it would without, and warns, which is an error in tests: nobody expects that statement.
"""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

Child = TypeVar("Child", bound=Model)


class NarrowedWarning(UserWarning):
    """A part is asked for of rows that are there as a whole."""


class Attached(QuerySet[Child]):
    """Rows that are there, in their order."""

    _under: dict[str, Any]

    @classmethod
    def of(cls, model: type[Child], rows: list[Child], *, under: dict[str, Any]) -> Attached[Child]:
        """Some rows of a model; `under` is what finds them in the database."""
        made = cls(model)
        made._result_cache, made._prefetch_done, made._under = rows, True, under  # type: ignore[attr-defined]
        return made

    def _chain(self) -> Any:
        warnings.warn("rows that were attached are narrowed by a statement", NarrowedWarning, stacklevel=3)
        rows = self.model._meta.default_manager
        assert rows is not None, "a model that stands under another has rows"
        return rows.filter(**self._under)


def attach(parents: Sequence[Model], name: str, children: Iterable[Model]) -> None:
    """Put rows under those to which they belong, by the name that `prefetch_related` would use; no statement.

    Under a parent to which none of them belongs stands nothing. Each child knows its parent without asking.
    """
    if not parents:
        return
    relation = parents[0]._meta.get_field(name)
    field: Any = relation.field  # type: ignore[union-attr]
    belonging: dict[Any, list[Model]] = defaultdict(list)
    for child in children:
        belonging[getattr(child, field.attname)].append(child)
    for parent in parents:
        own = belonging[parent.pk]
        for child in own:
            if not field.is_cached(child):
                field.set_cached_value(child, parent)
        kept: dict[str, Any] = parent.__dict__.setdefault("_prefetched_objects_cache", {})
        kept[name] = Attached.of(field.model, own, under={field.name: parent})

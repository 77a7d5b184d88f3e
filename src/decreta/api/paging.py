"""Lists in pages by key: `after` is opaque, a page costs the same wherever it stands."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from decreta.api.refusals import Mistake, Refusal

DEFAULT = 50
MOST = 200
R = TypeVar("R")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Page(Generic[R]):
    """The rows of a page and the key of the next one, empty at the end."""

    rows: list[R]
    after: str


@dataclass(frozen=True)
class Order:
    """In which order a list stands: fields of its rows, each with `-` for falling. Together they tell rows apart."""

    fields: tuple[str, ...]

    def page(self, found: QuerySet[M, Any], *, after: str, limit: int) -> Page[Any]:
        """So many rows behind a key. One statement. Raises Refusal for a key that is none of ours."""
        rows = list(self.behind(found, after).order_by(*self.fields)[: limit + 1])
        has_more = len(rows) > limit
        return Page(rows[:limit], self.key(rows[limit - 1]) if has_more else "")

    def behind(self, found: QuerySet[M, Any], after: str) -> QuerySet[M, Any]:
        """The rows behind a key; all of them without one."""
        return found.filter(self._condition(found, after)) if after else found

    def _names(self) -> list[str]:
        return [field.lstrip("-") for field in self.fields]

    def key(self, row: Any) -> str:
        """The key of a row: what comes behind it is the next page."""
        values = [_value(row, name) for name in self._names()]
        text = json.dumps(values, cls=DjangoJSONEncoder, separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def _condition(self, rows: QuerySet[M, Any], after: str) -> Q:
        """What comes after a key: the first field differs, or it is equal and the second differs, and so on."""
        names = self._names()
        values = _read(rows, names, after)
        found, equal = Q(pk__in=[]), Q()
        for field, name, value in zip(self.fields, names, values, strict=True):
            found |= equal & Q(**{f"{name}__{'lt' if field.startswith('-') else 'gt'}": value})
            equal &= Q(**{name: value})
        # Said once more for the first field alone, so that an index is entered at the right place.
        bound = "lte" if self.fields[0].startswith("-") else "gte"
        return Q(**{f"{names[0]}__{bound}": values[0]}) & found


def _value(row: Any, name: str) -> Any:
    if isinstance(row, dict):
        return row[name]
    for part in name.split("__"):
        row = getattr(row, part)
    return row


def _read(rows: QuerySet[Any, Any], names: Sequence[str], after: str) -> list[Any]:
    try:
        text = base64.b64decode(after + "=" * (-len(after) % 4), altchars=b"-_", validate=True)
        values = json.loads(text)
        if (
            not isinstance(values, list)
            or len(values) != len(names)
            or not all(isinstance(v, str | int) for v in values)
        ):
            raise ValueError(after)
        found = [_field(rows, name).to_python(value) for name, value in zip(names, values, strict=True)]
        if "\x00" in str(values) or "\\x00" in repr(values):
            raise ValueError(after)
    except (ValueError, TypeError, ValidationError, OverflowError, binascii.Error, RecursionError) as error:
        raise Refusal(
            "invalid",
            mistakes=[Mistake(_("Give “after” as the page before gave it."), parameter="after", code="unknown_key")],
        ) from error
    return found


def _field(rows: QuerySet[Any, Any], name: str) -> Any:
    """The field of a row that a name leads to; what the list computes for each row counts as one."""
    if name in rows.query.annotations:
        return rows.query.annotations[name].output_field
    field: Any = None
    model: type[Model] = rows.model
    for part in name.split("__"):
        field = model._meta.pk if part == "pk" else model._meta.get_field(part)
        if field.is_relation:
            model = field.related_model
    return field.target_field if field.is_relation else field

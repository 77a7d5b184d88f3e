"""Several statements asked as one: what a page puts together from many areas costs one statement, not one for each.

An area says what it wants to know and goes on when it is told. It is a generator: it yields statements by names of its own
and is sent their rows; what it returns is what it has to say.

    def overview(body: Body, actor: Actor) -> Asking[Part | None]:
        told = yield {"counts": _counts.ask(actor, body.pk)}
        return Part(told["counts"])

    parts = together.answered([overview(body, actor) for overview in overviews])

What all of them want at the same time is one statement; one that needs to know something before it can ask yields twice,
and then there are two. The rows are those of `values()`, as JSON has them: ids, days and moments are texts.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Model, QuerySet, Value


class Asked(Protocol):
    """A statement that is known before it is asked: a prepared one with its arguments, or `Plain`."""

    def statement(self) -> tuple[str, tuple[Any, ...]]: ...


@dataclass(frozen=True)
class Plain:
    """A queryset of `values()` that is built anew for every call, since its shape depends on what was found before."""

    queryset: QuerySet[Any, Any]

    def statement(self) -> tuple[str, tuple[Any, ...]]:
        """The statement and its parameters. Raises EmptyResultSet where there can be no row."""
        return self.queryset.query.sql_with_params()


def number_of(found: QuerySet[Any, Any]) -> Plain:
    """Asks how many rows a queryset has (`counted`)."""
    return Plain(found.order_by().values(one=Value(1)).annotate(number=Count("pk")))


Rows = list[dict[str, Any]]
Answer = TypeVar("Answer")
Row = TypeVar("Row", bound=Model)
Asking = Generator[Mapping[str, Asked], Mapping[str, Rows], Answer]


def as_json(asked: Asked) -> tuple[str, tuple[Any, ...]]:
    """The rows of a statement as one value, to stand among others: a list in JSON, empty where there is none."""
    try:
        sql, parameters = asked.statement()
    except EmptyResultSet:
        return "'[]'", ()
    # Made of the ORM's own statement; every value stays a parameter.
    return f"(SELECT coalesce(json_agg(wanted), '[]')::text FROM ({sql}) AS wanted)", tuple(parameters)  # noqa: S608


def counted(told: Rows) -> int:
    """How many rows there are of which the number was asked for."""
    return int(told[0]["number"]) if told else 0


def instances(model: type[Row], told: Rows) -> list[Row]:
    """Rows of one table, asked for with every column, as the model's own."""
    fields = [(one.attname, one) for one in model._meta.concrete_fields]
    return [model(**{name: one.to_python(row[name]) for name, one in fields}) for row in told]


def rows(wanted: Sequence[Asked]) -> list[Rows]:
    """The rows of each of some statements, in their order. One statement, none where nothing is wanted."""
    if not wanted:
        return []
    parts = [as_json(one) for one in wanted]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(sql for sql, _ in parts)}", [value for _, values in parts for value in values]
        )
        return [json.loads(text) for text in cursor.fetchone()]


def answered(askings: Sequence[Asking[Answer]]) -> list[Answer]:
    """What each of them has to say. As many statements as the one that asks most often; none where none asks."""
    said: dict[int, Answer] = {}
    told: dict[int, Mapping[str, Rows] | None] = dict.fromkeys(range(len(askings)))
    while told:
        wanted: dict[int, Mapping[str, Asked]] = {}
        for place, known in told.items():
            try:
                wanted[place] = next(askings[place]) if known is None else askings[place].send(known)
            except StopIteration as over:
                said[place] = over.value
        found = iter(rows([one for its in wanted.values() for one in its.values()]))
        told = {place: {name: next(found) for name in its} for place, its in wanted.items()}
    return [said[place] for place in range(len(askings))]

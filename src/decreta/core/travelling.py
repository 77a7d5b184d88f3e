"""Rows of one statement that come as a value of another: in JSON, each column made again what the driver gives."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldError
from django.db.models import (
    BinaryField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    Field,
    FloatField,
    IntegerField,
    JSONField,
    TextField,
    UUIDField,
)
from django.db.models.sql.compiler import SQLCompiler


@dataclass(frozen=True)
class Column:
    """How a column travels: as itself or as a text, and what is made of it again; nothing where it arrives as it was."""

    is_text: bool = False
    made: Callable[[Any], Any] | None = None


#: The columns that travel, the narrower kind of field before the wider one. Any other does not.
_COLUMNS: tuple[tuple[type[Any], Column], ...] = (
    (UUIDField, Column(made=UUID)),
    (DateTimeField, Column(made=dt.datetime.fromisoformat)),
    (DateField, Column(made=dt.date.fromisoformat)),
    # What it means the field itself reads out of the text, as it does of what the driver gives.
    (JSONField, Column(is_text=True)),
    (CharField, Column()),
    (TextField, Column()),
    (BooleanField, Column()),
    (IntegerField, Column()),
    (BinaryField, Column(made=lambda text: bytes.fromhex(text[2:]))),
    (FloatField, Column(made=float)),  # JSON has a whole one as an integer, and none that is no number
)


def columns_of(compiler: SQLCompiler) -> tuple[Column, ...] | None:
    """How the rows of a statement travel; None where one of its columns does not."""
    found = [_column(expression) for expression, *_ in compiler.select[: compiler.col_count]]
    return None if None in found else tuple(one for one in found if one is not None)


def _column(expression: Any) -> Column | None:
    try:
        return _of_field(expression.output_field)
    except FieldError:
        return None


def _of_field(field: Field[Any, Any]) -> Column | None:
    while field.remote_field is not None:  # what points to a row holds its key
        field = field.target_field  # type: ignore[attr-defined]
    if isinstance(field, ArrayField):
        return _of_array(_of_field(field.base_field))
    return next((column for kind, column in _COLUMNS if isinstance(field, kind)), None)


def _of_array(one: Column | None) -> Column | None:
    if one is None or one.is_text:
        return None
    made = one.made
    return (
        one if made is None else Column(made=lambda values: [None if each is None else made(each) for each in values])
    )


def as_value(sql: str, columns: tuple[Column, ...]) -> str:
    """The rows of a statement as one value of another."""
    names = [f"c{place}" for place in range(len(columns))]
    # A text is the driver's own of what is JSON already: it is not read twice.
    wanted = ", ".join(f"{name}::text" if one.is_text else name for name, one in zip(names, columns, strict=True))
    rows = f"SELECT {wanted} FROM ({sql}) AS asked ({', '.join(names)})"  # noqa: S608 -- the ORM's own statement
    return f"(SELECT json_agg(wanted)::text FROM ({rows}) AS wanted)"  # noqa: S608


def read(columns: tuple[Column, ...], text: str | None) -> list[tuple[Any, ...]]:
    """The rows in such a value, as the driver would have given them."""
    makers = [one.made for one in columns]
    return [
        tuple(
            value if made is None or value is None else made(value)
            for made, value in zip(makers, row.values(), strict=True)
        )
        for row in json.loads(text or "[]")
    ]

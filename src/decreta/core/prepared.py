"""Statements that are written once: a queryset compiled for a shape of arguments, later given only its values.

Half of what a page costs is the ORM finding out, again for every request, what it found out before. A function that
builds a queryset from who acts, from ids and from moments is decorated:

    @prepared
    def seats(user_id: int, day: date) -> QuerySet[Holding]: ...

    rows = seats.rows(user.pk, today)          # model instances, as list(seats(…)) would give
    sql, parameters = seats.statement(user.pk, today)

The first call with a shape of arguments builds the queryset twice with two sets of stand-ins. Where the statements are
alike, a parameter that is a stand-in in both is a place for a value; one that is the same in both is a constant; one that
was computed from a stand-in cannot be known, and the shape is built anew for every call as if nothing had been said.
So a frozen "now" or a forgotten person is found when the statement is written, not when somebody sees too much.

Ids, dates, moments and whole numbers are values; everything else (texts, flags, capabilities, how many ids there are and
which of them are the same, the language) belongs to the shape. Ids whose number does not matter are given as `Ids` (texts
and numbers that name rows as `Keys` and `Numbers`) and asked for with the lookup `among`; a text that is no word of the
statement is given as `Told`.
"""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import functools
import sys
import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterator
from threading import Lock
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.utils.translation import get_language

from decreta.core import ahead, clock, travelling
from decreta.core.among import Array, Ids, Keys, Numbers, Told

Row = TypeVar("Row")


class NotKeptWarning(UserWarning):
    """A statement holds something that was computed from a value, or differs from call to call."""


#: Shapes that one function remembers. Each is a statement; a person's posts make few of them.
REMEMBERED = 200
_MANY = (Ids, Keys, Numbers)
_VALUES = (UUID, dt.date, dt.datetime, Told, *_MANY)


def _is_value(argument: Any) -> bool:
    return isinstance(argument, _VALUES) or (isinstance(argument, int) and not isinstance(argument, bool))


class Values:
    """The values among the arguments of a call, in order, and the shape that is left without them."""

    def __init__(self) -> None:
        self.found: list[Any] = []
        self._places: dict[Any, int] = {}

    def shape(self, argument: Any) -> Any:
        """The argument with its values taken out; equal values have one place."""
        if _is_value(argument):
            key = (type(argument), argument)
            if key not in self._places:
                self._places[key] = len(self.found)
                self.found.append(argument)
            return (type(argument).__name__, self._places[key])
        if isinstance(argument, frozenset | set):
            ordered = sorted(argument, key=str)
            return ("set", *(self.shape(one) for one in ordered))
        if isinstance(argument, list | tuple):
            return (type(argument).__name__, *(self.shape(one) for one in argument))
        if dataclasses.is_dataclass(argument) and not isinstance(argument, type):
            parts = (self.shape(getattr(argument, field.name)) for field in _asked(argument))
            return (type(argument).__name__, *parts)
        return argument


def _asked(argument: Any) -> Iterator[dataclasses.Field[Any]]:
    """The fields of a dataclass that statements may ask for; names and notes (`TOLD`) are only told."""
    return (field for field in dataclasses.fields(argument) if not field.metadata.get("is_told"))


def _key(turn: int, place: int) -> UUID:
    """A key that stands nowhere else. Its hash is its place, at each turn: sets of such keys have one order at all turns."""
    return UUID(int=sys.hash_info.modulus * ((0xDEC12E7A << 32) + turn) + place)


def _stand_ins(values: list[Any], turn: int) -> list[Any]:
    """Values of the same types that occur nowhere else, others at each turn."""
    made: list[Any] = []
    for place, value in enumerate(values):
        number = 7919 * (turn + 1) + 31 * place
        if isinstance(value, UUID):
            made.append(_key(turn, place))
        elif isinstance(value, Ids):
            made.append(Ids((_key(2 + turn, place),)))
        elif isinstance(value, Keys):
            made.append(Keys((f"stand-in {turn} {place}",)))
        elif isinstance(value, Numbers):
            made.append(Numbers((number,)))
        elif isinstance(value, Told):
            made.append(Told(f"stand-in {turn} {place}"))
        elif isinstance(value, dt.datetime):
            made.append(dt.datetime(1911, 1, 1, 3, 4, 5, number, tzinfo=value.tzinfo) + dt.timedelta(days=number))
        elif isinstance(value, dt.date):
            made.append(dt.date(1911, 1, 1) + dt.timedelta(days=number))
        else:
            made.append(1_900_000_000 + number)
    return made


def _replaced(argument: Any, values: dict[tuple[type, Any], Any]) -> Any:
    """The argument with other values in the places of its own."""
    if _is_value(argument):
        return values[type(argument), argument]
    if isinstance(argument, frozenset | set | list | tuple):
        return type(argument)(_replaced(one, values) for one in argument)
    if dataclasses.is_dataclass(argument) and not isinstance(argument, type):
        parts = {field.name: _replaced(getattr(argument, field.name), values) for field in _asked(argument)}
        # A text that does differ from turn to turn: a statement that asks for it is not kept.
        told = {field.name: str(uuid4()) for field in dataclasses.fields(argument) if field.name not in parts}
        return dataclasses.replace(argument, **parts, **told)
    return argument


@dataclasses.dataclass(frozen=True)
class Written:
    """A statement with places. `compiler` is None where there can be no row; `places[i]` says what fills parameter i.

    `columns` is how its rows travel in another statement; None where they do not.
    """

    queryset: QuerySet[Any]
    compiler: SQLCompiler | None
    sql: str
    constants: tuple[Any, ...]
    places: tuple[Callable[[list[Any]], Any] | None, ...]
    columns: tuple[travelling.Column, ...] | None

    def parameters(self, values: list[Any]) -> tuple[Any, ...]:
        """The parameters of a call."""
        return tuple(
            constant if place is None else place(values)
            for constant, place in zip(self.constants, self.places, strict=True)
        )


class Prepared(Generic[Row]):
    """A function from arguments to a queryset whose statements are kept. See the module."""

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        functools.update_wrapper(self, build)
        self._build = build
        self._written: OrderedDict[Any, Written | None] = OrderedDict()
        self._lock = Lock()

    def __call__(self, *arguments: Any) -> QuerySet[Any, Row]:
        """The queryset itself, to be narrowed further: nothing is kept of it."""
        return self._build(*arguments)

    def rows(self, *arguments: Any) -> list[Row]:
        """What the queryset gives, in one statement; in none where its rows are known already (`core.ahead`)."""
        known = ahead.known_rows(self.ask(*arguments))
        if known is not None and not known:
            return []
        written, values = self._find(arguments)
        if written is None:
            return list(self._build(*arguments))
        if written.compiler is None:
            return []
        return _fetched(written, values) if known is None else _of_rows(written, known)

    def statement(self, *arguments: Any) -> tuple[str, tuple[Any, ...]]:
        """The statement and its parameters, to stand in another. Raises EmptyResultSet where there can be no row."""
        return self._stated(*self._find(arguments), arguments)

    def travelling(self, *arguments: Any) -> ahead.Travelling:
        """The statement with its rows as one value of another; where they do not travel, whether there are any.

        Raises EmptyResultSet where there can be no row.
        """
        written, values = self._find(arguments)
        sql, parameters = self._stated(written, values, arguments)
        columns = written.columns if written is not None else None
        if columns is None:
            return ahead.Travelling(f"EXISTS ({sql})", parameters, lambda has_rows: None if has_rows else [])
        return ahead.Travelling(
            travelling.as_value(sql, columns), parameters, functools.partial(travelling.read, columns)
        )

    def ask(self, *arguments: Any) -> Asked:
        """The function with its arguments, for somebody else to fetch or to build in."""
        return Asked(self, arguments)

    def is_kept(self, *arguments: Any) -> bool:
        """Whether a statement could be written for this shape of arguments."""
        return self._find(arguments)[0] is not None

    def _find(self, arguments: tuple[Any, ...]) -> tuple[Written | None, list[Any]]:
        values = Values()
        shape = (get_language(), *(values.shape(one) for one in arguments))
        moments = [clock.now(), clock.today()]
        with self._lock:
            if shape in self._written:
                self._written.move_to_end(shape)
                return self._written[shape], values.found + moments
        written = self._write(arguments, values.found)
        if written is None:
            # An error in tests: a page that was to be quick is not.
            warnings.warn(f"{self._build.__qualname__} is built anew for every call", NotKeptWarning, stacklevel=3)
        with self._lock:
            self._written[shape] = written
            while len(self._written) > REMEMBERED:
                self._written.popitem(last=False)
        return written, values.found + moments

    def _stated(
        self, written: Written | None, values: list[Any], arguments: tuple[Any, ...]
    ) -> tuple[str, tuple[Any, ...]]:
        if written is None:
            return self._build(*arguments).query.sql_with_params()
        if written.compiler is None:
            raise EmptyResultSet
        return written.sql, written.parameters(values)

    def _write(self, arguments: tuple[Any, ...], values: list[Any]) -> Written | None:
        turns: list[tuple[QuerySet[Any, Row], SQLCompiler | None, str, tuple[Any, ...], list[Any]]] = []
        for turn in (0, 1):
            others = _stand_ins([*values, clock.now(), clock.today()], turn)
            mapping = {(type(value), value): other for value, other in zip(values, others, strict=False)}
            with clock.standing_in(*others[len(values) :]):
                queryset = self._build(*(_replaced(one, mapping) for one in arguments))
                compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
                try:
                    sql, parameters = compiler.as_sql()
                except EmptyResultSet:
                    turns.append((queryset, None, "", (), others))
                    continue
            turns.append((queryset, compiler, sql, parameters, others))
        (queryset, compiler, sql, first, ours), (_q, _c, other_sql, second, theirs) = turns
        if sql != other_sql or len(first) != len(second):
            return None
        places = []
        for one, other in zip(first, second, strict=True):
            place = _place(one, other, ours, theirs)
            if place is _UNKNOWN:
                return None
            places.append(place)
        columns = travelling.columns_of(compiler) if compiler is not None else None
        return Written(queryset, compiler, sql, tuple(first), tuple(places), columns)


@dataclasses.dataclass(frozen=True)
class Asked:
    """A prepared statement with its arguments."""

    prepared: Prepared[Any]
    arguments: tuple[Any, ...]

    def statement(self) -> tuple[str, tuple[Any, ...]]:
        """See `Prepared.statement`."""
        return self.prepared.statement(*self.arguments)

    def travelling(self) -> ahead.Travelling:
        """See `Prepared.travelling`."""
        return self.prepared.travelling(*self.arguments)


_UNKNOWN: Any = object()


def _place(one: Any, other: Any, ours: list[Any], theirs: list[Any]) -> Callable[[list[Any]], Any] | None:
    """What fills a parameter: None for a constant, `_UNKNOWN` where it was computed from a value."""
    if (
        isinstance(one, list | tuple)
        and not isinstance(one, Array)
        and isinstance(other, list | tuple)
        and len(one) == len(other)
    ):
        parts = [_place(left, right, ours, theirs) for left, right in zip(one, other, strict=True)]
        if _UNKNOWN in parts:
            return _UNKNOWN  # type: ignore[no-any-return]
        if not any(parts):
            return None
        kind = type(one)
        return lambda values: kind(
            constant if part is None else part(values) for constant, part in zip(one, parts, strict=True)
        )
    for place, (mine, his) in enumerate(zip(ours, theirs, strict=True)):
        if _same(one, mine) and _same(other, his):
            # Numbers come wrapped in the type of their column.
            return functools.partial(_filled, place, None if type(one) is type(mine) else type(one))
    return None if type(one) is type(other) and one == other else _UNKNOWN


def _filled(place: int, wrap: type | None, values: list[Any]) -> Any:
    """The value of a place, in the type that the column's parameter has."""
    return values[place] if wrap is None else wrap(values[place])


def _same(parameter: Any, stand_in: Any) -> bool:
    """Whether a parameter is the stand-in itself: a date is no moment."""
    if isinstance(parameter, Array):
        return isinstance(stand_in, _MANY) and tuple(parameter) == stand_in
    if isinstance(stand_in, dt.date) and isinstance(parameter, dt.datetime) != isinstance(stand_in, dt.datetime):
        return False
    return isinstance(parameter, type(stand_in)) and bool(parameter == stand_in)


def _fetched(written: Written, values: list[Any]) -> list[Any]:
    """The rows of a written statement with the values of a call."""
    assert written.compiler is not None
    compiler = copy.copy(written.compiler)
    compiler.connection = connections[DEFAULT_DB_ALIAS]
    answer = (written.sql, written.parameters(values))
    compiler.as_sql = lambda *args, **kwargs: answer  # type: ignore[method-assign]
    return _listed(written, compiler)


def _of_rows(written: Written, rows: ahead.Rows) -> list[Any]:
    """The same where the rows are there already. No statement, but for what is prefetched."""
    assert written.compiler is not None
    compiler = copy.copy(written.compiler)
    compiler.connection = connections[DEFAULT_DB_ALIAS]
    compiler.execute_sql = lambda *args, **kwargs: [rows]  # type: ignore[method-assign, assignment]
    return _listed(written, compiler)


def _listed(written: Written, compiler: SQLCompiler) -> list[Any]:
    queryset = written.queryset.all()
    queryset.query.get_compiler = lambda *args, **kwargs: compiler  # type: ignore[method-assign]
    return list(queryset)


def prepared(build: Callable[..., QuerySet[Any, Row]]) -> Prepared[Row]:
    """Keep the statements of a function that builds a queryset (decorator)."""
    return Prepared(build)

"""Values that a kept statement takes as one, whatever is in them: any number of ids, a text."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Field, ForeignKey, Lookup
from django.db.models.sql.compiler import SQLCompiler


class Ids(tuple[UUID, ...]):
    """Any number of ids that stand in a statement as one value: `filter(pk__among=Ids(found))`."""

    __slots__ = ()


class Keys(tuple[str, ...]):
    """Any number of texts that name rows, as one value."""

    __slots__ = ()


class Numbers(tuple[int, ...]):
    """Any number of whole numbers that name rows, as one value."""

    __slots__ = ()


class Told(str):
    """A text that a statement is told, as it is told a day: another text makes no other statement."""

    __slots__ = ()


class Array(list[Any]):
    """The same as the driver takes it."""


_TYPES: dict[type, str] = {Ids: "uuid", Keys: "text", Numbers: "bigint"}


@ForeignKey.register_lookup
@Field.register_lookup
class Among(Lookup):
    """`column = ANY(array)`: unlike `in`, one statement for any number of ids, and one parameter to quote.

    The array may be a statement of its own (`ArraySubquery`): it is asked for first, and the rows by their index, where
    the database would rather read all rows and look each up among what it takes for many.
    """

    lookup_name = "among"

    def get_prep_lookup(self) -> Ids | Keys | Numbers | ArraySubquery:
        """The ids as they are; what is no id cannot be asked for."""
        if not isinstance(self.rhs, Ids | Keys | Numbers | ArraySubquery):
            raise TypeError("`among` asks for Ids, Keys, Numbers or an ArraySubquery")
        return self.rhs

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        """The condition; none of no ids is nothing."""
        left, parameters = self.process_lhs(compiler, connection)
        if isinstance(self.rhs, ArraySubquery):
            right, asked = self.process_rhs(compiler, connection)
            return f"{left} = ANY({right})", [*parameters, *asked]
        return f"{left} = ANY(%s::{_TYPES[type(self.rhs)]}[])", [*parameters, Array(self.rhs)]

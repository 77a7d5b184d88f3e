"""Values that a kept statement takes as one, whatever is in them: any number of ids, a text."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Field, ForeignKey, Lookup
from django.db.models.sql.compiler import SQLCompiler


class Ids(tuple[UUID, ...]):
    """Any number of ids that stand in a statement as one value: `filter(pk__among=Ids(found))`."""

    __slots__ = ()


class Told(str):
    """A text that a statement is told, as it is told a day: another text makes no other statement."""

    __slots__ = ()


class Array(list[UUID]):
    """The same as the driver takes it."""


@ForeignKey.register_lookup
@Field.register_lookup
class Among(Lookup):
    """`column = ANY(array)`: unlike `in`, one statement for any number of ids."""

    lookup_name = "among"

    def get_prep_lookup(self) -> Ids:
        """The ids as they are; what is no id cannot be asked for."""
        if not isinstance(self.rhs, Ids):
            raise TypeError("`among` asks for Ids")
        return self.rhs

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        """The condition; none of no ids is nothing."""
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s::uuid[])", [*parameters, Array(self.rhs)]

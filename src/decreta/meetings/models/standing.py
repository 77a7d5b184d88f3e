"""Whether a seat still stands on the day of its sitting, as one condition over its columns.

It is asked on every page of a sitting, several times and deep inside other conditions. As nested querysets the ORM
wrote it anew at each level, which cost more than the database needs to answer; so its inner part is SQL of our own.
"""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Expression, F

from decreta.core import clock
from decreta.meetings.enums import PART_OF_ROLE, Part, Removed, SittingState

#: What it looks at, by the path from the seat.
_COLUMNS = {
    "part": "part",
    "removed": "removed_as",
    "starts_at": "sitting__starts_at",
    "state": "sitting__state",
    "chair": "sitting__chair_post_id",
    "body": "sitting__body_id",
    "person": "holding__person_id",
    "since": "holding__valid_from",
    "until": "holding__valid_to",
}
_DAY = "(({starts_at}) AT TIME ZONE %(zone)s)::date"
# The seat of a guest stands as long as nobody ends it. Any other stands by the post with which it was given, or by
# another of the same person that gives the same part.
_STANDS = f"""(
    {{removed}} <> '{Removed.ENDED}' AND ({{removed}} <> '{Removed.EXCLUDED}' OR {{state}} <> '{SittingState.OPEN}')
    AND ({{part}} = '{Part.GUEST}'
        OR ({{since}} <= {_DAY} AND ({{until}} IS NULL OR {{until}} > {_DAY}))
        OR EXISTS (
            SELECT FROM organisation_holding AS another JOIN organisation_post AS held ON held.id = another.post_id
            WHERE another.person_id = {{person}} AND another.valid_from <= {_DAY}
                AND (another.valid_to IS NULL OR another.valid_to > {_DAY})
                AND (held.id = {{chair}} OR held.body_id = {{body}} AND (
                    {{part}} = '{Part.MEMBER}' AND held.role = ANY(%(members)s)
                    OR {{part}} = '{Part.SECRETARY}' AND held.role = ANY(%(roles)s)
                ))
        )
    )
)"""


class Stands(Expression):
    """True for a seat that stands. `seat` is the path to it, where the rows asked for are not the invitations themselves."""

    contains_aggregate = False

    def __init__(self, seat: str = "") -> None:
        super().__init__(output_field=BooleanField())
        self.sources: list[Any] = [F(f"{seat}{path}") for path in _COLUMNS.values()]

    def get_source_expressions(self) -> Any:
        return self.sources

    def set_source_expressions(self, exprs: Any) -> None:
        self.sources = list(exprs)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        columns = {}
        for name, source in zip(_COLUMNS, self.sources, strict=True):
            columns[name], parameters = compiler.compile(source)
            assert not parameters, "columns alone"
        values = {
            "zone": str(clock.zone()),
            "members": [str(role) for role, part in PART_OF_ROLE.items() if part == Part.MEMBER],
            "roles": [str(role) for role in PART_OF_ROLE],
        }
        written, *rest = _STANDS.format(**columns).split("%(")
        found = []
        for piece in rest:
            name, _sep, text = piece.partition(")s")
            found.append(values[name])
            written += f"%s{text}"
        return written, tuple(found)

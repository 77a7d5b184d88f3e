"""Cursors whose values travel apart from their statements, however many values there are."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql.base import ServerBindingCursor
from psycopg import ClientCursor

from decreta.core.plans import is_by_values

#: The protocol counts the values of a statement with sixteen bits.
MOST_VALUES = 65_535


class PlannedCursor(ServerBindingCursor):
    """Statements that are asked again are planned once. One with more values than the protocol counts is sent as a text.

    Thousands of rows in one statement are asked once, so that nothing is lost by it. One whose rows depend on its values
    by orders of magnitude is planned for them each time (`core.plans`).
    """

    # The stubs know this class without what it inherits from the driver.
    def execute(self, query: Any, params: Any = None, **how: Any) -> Any:
        if params is not None and len(params) > MOST_VALUES:
            query, params = ClientCursor(self.connection).mogrify(query, params), None  # type: ignore[attr-defined]
        if is_by_values(query):
            how.setdefault("prepare", False)
        return super().execute(query, params, **how)  # type: ignore[misc]

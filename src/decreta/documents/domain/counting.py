"""Taking the next number of a register, for what goes out and for what comes in."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import connection

from decreta.core.ids import new_id
from decreta.documents import policies
from decreta.documents.models import Series
from decreta.documents.numbering import Scope


def next_number(scope: Scope, at: dt.datetime) -> tuple[UUID, int]:
    """Take the next number from the counter row; the row stays locked until the transaction ends.

    A sequence would leave gaps at every rollback; `max + 1` would give a number twice. A closed register gives none.
    """
    keys = scope.as_fields()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            INSERT INTO {Series._meta.db_table} AS s
                (id, body_id, organisation_id, direction, type_code, term_id, year, first_number, next_number,
                 opened_at, opening_authority, opening_reason, skipped, closing_reason)
            VALUES (%s, %s, %s, %s, %s, %s, %s, 1, 2, %s, '', '', '[]', '')
            ON CONFLICT ON CONSTRAINT one_series DO UPDATE SET next_number = s.next_number + 1
                WHERE s.closed_at IS NULL
            RETURNING id, next_number - 1
            """,  # noqa: S608  (the table's name, nothing from outside)
            [new_id(), *keys.values(), at],
        )
        taken: tuple[UUID, int] | None = cursor.fetchone()
    if taken is None:
        raise policies.closed(str(scope.term or scope.year))
    return taken

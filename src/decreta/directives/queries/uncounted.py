"""Which tasks' spells do not yet say what their facts do: noted ones, and those of entries that nobody has read yet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.db import connection

from decreta.audit.models import Entry
from decreta.core.among import Ids
from decreta.directives.models.tasks import MATTER_KIND

FOLLOWER: Final = "directives.spells"
#: What the follower reads of the log.
KINDS: Final = (
    "assignments.",
    "directives.assign_task",
    "directives.open_occurrence",
    "directives.withdraw_task",
    "directives.restore_task",
)
#: What happens to an assignment without a fact.
UNMOVED: Final = frozenset({"assignments.rung_fired"})
#: With more than so many, all tasks are counted from their facts: the echo has not been made yet.
MOST: Final = 500

#: And with more entries than so many that the follower has not read.
MOST_UNREAD: Final = 100_000

_UNCOUNTED = """
WITH unread AS MATERIALIZED (
    SELECT entry_id FROM audit_pending
    UNION ALL
    SELECT entry_id FROM audit_leaf
    WHERE index >= COALESCE((SELECT next_index FROM audit_follower WHERE name = %(follower)s), 0)
    LIMIT %(unread)s + 1
)
SELECT task_id FROM directives_uncounted
UNION
SELECT split_part(named.ref, ':', 2)::uuid
FROM unread JOIN audit_entry AS entry ON entry.id = unread.entry_id
CROSS JOIN LATERAL (
    SELECT jsonb_array_elements_text(entry.about) AS ref UNION ALL SELECT entry.on_kind || ':' || entry.on_id
) AS named
WHERE entry.kind LIKE ANY(%(kinds)s) AND entry.kind <> ALL(%(unmoved)s) AND named.ref LIKE %(matter)s
    AND (SELECT count(*) FROM unread) <= %(unread)s
UNION
SELECT NULL WHERE (SELECT count(*) FROM unread) > %(unread)s
LIMIT %(most)s + 1
"""


def uncounted() -> Ids | None:
    """Tasks that are to be counted from their facts; None when there are so many that everything is. One statement."""
    sql, values = ASKED.statement()
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return _ids([row[0] for row in cursor.fetchall()])


class _Asked:
    """The question of `uncounted`, to stand among others (`ui.nav.along`)."""

    def statement(self) -> tuple[str, tuple[Any, ...]]:
        """The statement and its parameters."""
        told: dict[str, str | int | list[str]] = {
            "follower": FOLLOWER,
            "kinds": [f"{one}%" for one in KINDS],
            "unmoved": list(UNMOVED),
            "matter": f"{MATTER_KIND}:%",
            "most": MOST,
            "unread": MOST_UNREAD,
        }
        names = re.findall(r"%\((\w+)\)s", _UNCOUNTED)
        return re.sub(r"%\(\w+\)s", "%s", _UNCOUNTED), tuple(told[name] for name in names)


ASKED: Final = _Asked()


class Waiting:
    """`uncounted` for a page: asked once, when the first wants to know, or told with the rows of `ASKED`."""

    def __init__(self, rows: Sequence[Mapping[str, Any]] | None = None) -> None:
        self._rows = rows

    @cached_property
    def tasks(self) -> Ids | None:
        """See `uncounted`."""
        if self._rows is None:
            return uncounted()
        return _ids([UUID(one["task_id"]) if one["task_id"] else None for one in self._rows])


def _ids(found: list[UUID | None]) -> Ids | None:
    known = [one for one in found if one is not None]
    return Ids(known) if len(known) == len(found) <= MOST else None


def tasks_of(entry: Entry) -> Sequence[UUID]:
    """The tasks that an entry is on or about."""
    refs = [*entry.about, f"{entry.on_kind}:{entry.on_id}"]
    return [UUID(one.partition(":")[2]) for one in refs if one.startswith(f"{MATTER_KIND}:")]

"""Writing an entry."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.utils import timezone

from decreta.audit.refs import Ref
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.ids import new_id

_COLUMNS = (
    "id",
    "kind",
    "actor",
    "actor_person_id",
    "address",
    "on_kind",
    "on_id",
    "about",
    "facts",
    "happened_at",
    "recorded_at",
    "logged_at",
    "is_simulated",
)
#: The entry, that it waits for its place, and a call to the sequencer: one statement, since every act pays for it.
#: The call is delivered at commit; equal ones of one transaction are sent once.
_WRITE = f"""
WITH written AS (
    INSERT INTO audit_entry ({", ".join(_COLUMNS)})
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id
)
INSERT INTO audit_pending (entry_id) SELECT id FROM written RETURNING pg_notify('decreta_entries', '')
"""  # noqa: S608 - no input in it


@dataclass(frozen=True)
class Line:
    """What is particular to one of many entries: the thing, what else it belongs to, its facts."""

    on: Ref
    about: Sequence[Ref]
    facts: dict[str, Any]


class _Written:
    number = 0


_whole: ContextVar[tuple[Ref, ...]] = ContextVar("entries_belong_to", default=())


@contextmanager
def belonging_to(whole: models.Model | Ref) -> Iterator[None]:
    """Entries that are written inside are also about a whole that they are part of: an import, a run of a sweep."""
    token = _whole.set((*_whole.get(), Ref.to(whole)))
    try:
        yield
    finally:
        _whole.reset(token)


_written: ContextVar[_Written | None] = ContextVar("entries_written", default=None)


@contextmanager
def counting_entries() -> Iterator[_Written]:
    """Count the entries that are written inside."""
    outer = _written.get()
    inner = _Written()
    token = _written.set(inner)
    try:
        yield inner
    finally:
        _written.reset(token)
        if outer is not None:
            outer.number += inner.number


def record(
    kind: str,
    *,
    by: Actor,
    on: models.Model | Ref,
    facts: dict[str, Any],
    about: Sequence[models.Model | Ref] = (),
    at: dt.datetime | None = None,
) -> UUID:
    """Write one entry in the present transaction and return its id.

    `facts` are the values before and after that matter; never secret content. `about` names other things
    that the entry belongs to (a task's entry is also about its directive). `at` is when it happened; when
    it was recorded is always the clock's present moment.
    """
    entry, now, thing = new_id(), clock.now(), Ref.to(on)
    row = (
        entry,
        kind,
        json.dumps(by.as_facts()),
        by.person_id,
        by.address,
        thing.kind,
        thing.id,
        json.dumps([str(Ref.to(one)) for one in (*about, *_whole.get())]),
        json.dumps(_plain(facts)),
        at or now,
        now,
        clock.real_now(),
        clock.is_simulated(),
    )
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, row)
    _count(1)
    return entry


def record_all(kind: str, *, by: Actor, lines: Iterable[Line], at: dt.datetime | None = None) -> int:
    """Write many entries of one kind and moment in the present transaction, each as `record` would; returns how many.

    For what happens to thousands of things at once (a sweep): the rows go by COPY.
    """
    now, actor = clock.now(), json.dumps(by.as_facts())
    always = (at or now, now, clock.real_now(), clock.is_simulated())
    rows = [
        (
            new_id(),
            kind,
            actor,
            by.person_id,
            by.address,
            line.on.kind,
            line.on.id,
            json.dumps([str(ref) for ref in (*line.about, *_whole.get())]),
            json.dumps(_plain(line.facts)),
            *always,
        )
        for line in lines
    ]
    if not rows:
        return 0
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY audit_entry ({', '.join(_COLUMNS)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        with cursor.copy("COPY audit_pending (entry_id) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row[:1])
        cursor.execute("NOTIFY decreta_entries")
    _count(len(rows))
    return len(rows)


def _count(number: int) -> None:
    """Count what was written for the act around it."""
    written = _written.get()
    if written is not None:
        written.number += number


def _plain(value: Any) -> Any:
    """Facts as JSON: moments in UTC, ids and everything else as text."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_plain(item) for item in value]
        case dt.datetime():
            return timezone.localtime(value, dt.UTC).isoformat()
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)

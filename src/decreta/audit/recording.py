"""Writing an entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.utils import timezone

from decreta.audit.refs import Ref
from decreta.core import clock
from decreta.core.actor import Actor


class _Written:
    number = 0


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
    from decreta.audit.models import Entry, Pending

    entry = Entry(
        kind=kind,
        actor=by.as_facts(),
        actor_person_id=by.person_id,
        address=by.address,
        on_kind=Ref.to(on).kind,
        on_id=Ref.to(on).id,
        about=[str(Ref.to(thing)) for thing in about],
        facts=_plain(facts),
        happened_at=at or clock.now(),
        recorded_at=clock.now(),
        logged_at=clock.real_now(),
        is_simulated=clock.is_simulated(),
    )
    entry.save(force_insert=True)
    Pending.objects.create(entry_id=entry.pk)
    written = _written.get()
    if written is not None:
        written.number += 1
    with connection.cursor() as cursor:
        # Delivered at commit; equal notifications of one transaction are sent once.
        cursor.execute("NOTIFY decreta_entries")
    return entry.pk


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

"""Entries as iCalendar (RFC 5545). Texts are escaped by the library; the zone's table is carried along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from icalendar import Calendar, Event, Todo

from decreta.feeds.sources import Entry

PRODID: Final = "-//Decreta//Decreta//EN"
#: How often calendars may ask again (RFC 7986; the other name is older and wider known).
_REFRESH: Final = dt.timedelta(hours=1)


def calendar(name: str, entries: Iterable[Entry], *, zone: dt.tzinfo, as_tasks: bool) -> bytes:
    """A feed: the same entries give the same bytes."""
    made = Calendar()
    made.add("prodid", PRODID)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    for entry in entries:
        made.add_component(_task(entry) if as_tasks and entry.day is not None else event(entry, zone=zone))
    made.add_missing_timezones()
    octets: bytes = made.to_ical()
    return octets


def event(entry: Entry, *, zone: dt.tzinfo) -> Event:
    """An entry as an event, at its time in a zone or on its whole day."""
    made = Event()
    _common(made, entry)
    if entry.day is not None:
        made.add("dtstart", entry.day)
        made.add("dtend", entry.day + dt.timedelta(days=1))
        made.add("transp", "TRANSPARENT")
    elif entry.starts_at is not None and entry.ends_at is not None:
        made.add("dtstart", entry.starts_at.astimezone(zone))
        made.add("dtend", entry.ends_at.astimezone(zone))
    if entry.place:
        made.add("location", entry.place)
    made.add("status", "CANCELLED" if entry.is_off else "CONFIRMED")
    return made


def _task(entry: Entry) -> Todo:
    """A deadline as a task that is due by its day."""
    made = Todo()
    _common(made, entry)
    made.add("due", entry.day)
    if entry.is_off:
        made.add("status", "CANCELLED")
    elif entry.done_at is not None:
        made.add("status", "COMPLETED")
        made.add("completed", entry.done_at.astimezone(dt.UTC))
        made.add("percent-complete", 100)
    else:
        made.add("status", "NEEDS-ACTION")
    return made


def _common(made: Event | Todo, entry: Entry) -> None:
    changed = entry.changed_at.astimezone(dt.UTC).replace(microsecond=0)
    made.add("uid", entry.uid)
    made.add("sequence", entry.sequence)
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    made.add("summary", entry.summary)
    if entry.description:
        made.add("description", entry.description)
    if entry.url:
        made.add("url", entry.url)

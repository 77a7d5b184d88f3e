"""Calendar entries (RFC 5545, sent as RFC 5546 says): invitation, update, cancellation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from decreta.core import clock
from decreta.feeds import ical
from decreta.meetings.enums import Answer, Part
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.queries.feeds import entry_of

Method = Literal["REQUEST", "CANCEL", "PUBLISH"]
_PARTSTAT = {
    Answer.NONE: "NEEDS-ACTION",
    Answer.ATTENDS: "ACCEPTED",
    Answer.REMOTE: "ACCEPTED",
    Answer.EXCUSED: "DECLINED",
}
_ROLE = {
    Part.CHAIR: "CHAIR",
    Part.SECRETARY: "REQ-PARTICIPANT",
    Part.MEMBER: "REQ-PARTICIPANT",
    Part.GUEST: "OPT-PARTICIPANT",
}


def calendar_entry(
    sitting: Sitting,
    *,
    method: Method,
    language: str,
    url: str = "",
    attendees: Iterable[Invitation] = (),
    video: str = "",
) -> str:
    """One sitting as an iCalendar text, made as feeds make it.

    UID is the sitting's and SEQUENCE its calendar revision, so that calendars replace what they have. Only those in
    `attendees` are named: an invitation tells nobody who else is invited. `video` is for whom the entry is made alone.
    """
    calendar = Calendar()
    calendar.add("prodid", ical.PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_event(sitting, method=method, language=language, url=url, attendees=attendees, video=video))
    text: str = calendar.to_ical().decode()
    return text


def _event(
    sitting: Sitting, *, method: Method, language: str, url: str, attendees: Iterable[Invitation], video: str
) -> Event:
    # In UTC: right in every calendar without carrying a table of the zone along.
    entry = replace(entry_of(sitting, changed_at=clock.now(), language=language, video=video), url=url)
    event = ical.event(entry, zone=dt.UTC)
    if method == "CANCEL":
        event["status"] = vText("CANCELLED")
    organizer = vCalAddress(f"mailto:{settings.DEFAULT_FROM_EMAIL}")
    organizer.params["cn"] = vText(sitting.body.name_in(language))
    event["organizer"] = organizer
    for invitation in attendees:
        event.add("attendee", _attendee(invitation), encode=False)
    return event


def _attendee(invitation: Invitation) -> vCalAddress:
    person = invitation.holding.person
    address = vCalAddress(f"mailto:{person.email}")
    address.params["cn"] = vText(person.full_name)
    address.params["role"] = vText(_ROLE[Part(invitation.part)])
    address.params["partstat"] = vText(_PARTSTAT[Answer(invitation.answer)])
    address.params["rsvp"] = vText("TRUE")
    return address

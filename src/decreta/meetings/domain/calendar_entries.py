"""Calendar entries (RFC 5545, sent as RFC 5546 says): invitation, update, cancellation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from decreta.core import clock
from decreta.meetings.enums import Answer, Part, SittingState
from decreta.meetings.models import Invitation, Sitting

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
    sitting: Sitting, *, method: Method, language: str, url: str = "", attendees: Iterable[Invitation] = ()
) -> str:
    """One sitting as an iCalendar text.

    UID is the sitting's and SEQUENCE its calendar revision, so that calendars replace what they have. Only those in
    `attendees` are named: an invitation tells nobody who else is invited.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Decreta//Decreta//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_event(sitting, method=method, language=language, url=url, attendees=attendees))
    text: str = calendar.to_ical().decode()
    return text


def _event(sitting: Sitting, *, method: Method, language: str, url: str, attendees: Iterable[Invitation]) -> Event:
    event = Event()
    event.add("uid", f"sitting-{sitting.pk}@decreta")
    event.add("sequence", sitting.calendar_revision)
    event.add("dtstamp", clock.now().astimezone(dt.UTC))
    # In UTC: right in every calendar without carrying a table of the zone along.
    event.add("dtstart", sitting.starts_at.astimezone(dt.UTC))
    event.add("dtend", sitting.ends_at.astimezone(dt.UTC))
    event.add("summary", sitting.title_in(language))
    event.add("location", sitting.place)
    is_off = method == "CANCEL" or sitting.state == SittingState.CANCELLED
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    event.add("description", sitting.body.name_in(language))
    if url:
        event.add("url", url)
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

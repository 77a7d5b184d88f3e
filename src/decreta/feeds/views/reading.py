"""What calendars read. The address is the authority; what it shows is what its post sees at this moment."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from decreta.core import clock
from decreta.feeds import ical
from decreta.feeds.domain import feed_of_token, note_read
from decreta.feeds.sources import SOURCES
from decreta.organisation.queries.actors import actor_for


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """The feed behind an address, in its holder's language; 304 when the calendar has it already."""
    found = feed_of_token(token)
    source = SOURCES.get(found.source) if found is not None else None
    if found is None or source is None:
        raise Http404
    user = found.holding.person.user
    with translation.override(user.language if user is not None else settings.LANGUAGE_CODE):
        entries = source.entries(actor_for(found.holding), found.body_id)
        name = found.body.name if found.body is not None else str(source.title)
        octets = ical.calendar(name, entries, zone=clock.zone(), as_tasks=found.as_tasks)
    note_read(found)
    etag = f'"{hashlib.sha256(octets).hexdigest()[:32]}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(octets, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="decreta.ics"'
    response["ETag"] = etag
    # Kept by the calendar alone, and asked for anew each time: what is revoked is gone at once.
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response

"""What is told of an act: ids, kind, moment and addresses. Never a word of content: that is fetched with a token."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, Final

from django.urls import NoReverseMatch, reverse

from decreta.audit.models import Entry
from decreta.core import sight
from decreta.core.actor import Actor
from decreta.core.addresses import absolute

PING: Final = "webhooks.ping"
#: Where the API shows a thing, by the log's name for it.
_API: Final = {
    "documents.document": "api:document",
    "documents.arrival": "api:arrival",
    "directives.directive": "api:directive",
    "directives.task": "api:task",
    "assignments.assignment": "api:assignment",
    "meetings.sitting": "api:sitting",
}


def payload_of(entry: Entry, actor: Actor) -> dict[str, Any] | None:
    """What an actor may be told of an entry now; None when he does not see what it is on."""
    refs = _refs(entry)
    seen = sight.seen(actor, refs)
    if not _is_seen(refs, seen):
        return None
    about = [_thing(ref) for ref in refs[1:] if ref in seen]
    return {
        "type": entry.kind,
        "timestamp": _moment(entry.happened_at),
        "data": {
            "entry": str(entry.pk),
            "recorded_at": _moment(entry.recorded_at),
            "thing": _thing(refs[0]),
            "about": about,
        },
    }


def ping(at: dt.datetime) -> dict[str, Any]:
    """What a test sends."""
    return {"type": PING, "timestamp": _moment(at), "data": {}}


def body_of(payload: dict[str, Any]) -> bytes:
    """The bytes that are signed and sent."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()


def _refs(entry: Entry) -> list[sight.Ref]:
    pairs = (text.partition(":") for text in entry.about)
    return [(entry.on_kind, entry.on_id), *((kind, one) for kind, _sep, one in pairs)]


def _is_seen(refs: list[sight.Ref], seen: dict[sight.Ref, int]) -> bool:
    """A thing decides for itself. A part of one (a report, an invitation) is seen by whoever sees all that it belongs to."""
    if sight.is_known(refs[0][0]):
        return refs[0] in seen
    wholes = [ref for ref in refs[1:] if sight.is_known(ref[0]) and not sight.is_public(ref[0])]
    return bool(wholes) and all(ref in seen for ref in wholes)


def _thing(ref: sight.Ref) -> dict[str, str]:
    found = {"kind": ref[0], "id": ref[1]}
    if page := sight.page_of(ref):
        found["page"] = absolute(page)
    if api := _api(ref):
        found["api"] = api
    return found


def _api(ref: sight.Ref) -> str:
    name = _API.get(ref[0])
    try:
        return absolute(reverse(name, kwargs={"pk": ref[1]})) if name else ""
    except NoReverseMatch:
        return ""


def _moment(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")

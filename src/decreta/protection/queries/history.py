"""The history of readings of one paper: entries of the log, which nobody can change unseen."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from decreta.audit.models import Entry
from decreta.audit.refs import Ref
from decreta.documents.enums import How, Through
from decreta.documents.models import Document

READ = "protection.read"
#: What dispatch writes when a paper is fetched by the link of its mail.
LINK = "dispatch.link_opened"
LONGEST = 500


@dataclass(frozen=True)
class Reading:
    """One entry of the history."""

    entry: Entry
    who: str
    post: str
    how: str
    through: str
    file: str


def readings_of(document: Document) -> list[Reading]:
    """The last readings, the newest first. One statement."""
    ref = Ref.to(document)
    own = Q(on_kind=ref.kind, on_id=str(ref.id), kind=READ)
    by_link = Q(kind=LINK, about__contains=[str(ref)])
    found = Entry.objects.filter(own | by_link).order_by("-happened_at", "-pk")[:LONGEST]
    return [_reading(one) for one in found]


def _reading(one: Entry) -> Reading:
    how = How(one.facts.get("how", How.OPENED))
    through = Through(one.facts.get("through", Through.MAIL))
    who, post = one.actor.get("name") or "", one.actor.get("post") or ""
    return Reading(one, who, post, str(how.label), str(through.label), one.facts.get("file", ""))

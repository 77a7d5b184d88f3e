"""Who is told of a directive without an end: its secretary that it is to be reviewed, its leaders what became of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.directives.models import Directive
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import register_kind
from decreta.organisation.enums import Role
from decreta.organisation.queries.who import holdings_in
from decreta.reviews.enums import Outcome
from decreta.ui import moments

DUE, DONE = "reviews.due", "reviews.done"
#: Which notice an entry of the log gives, and to whom in the body.
_OF = {
    "reviews.reminded": (DUE, (Role.SECRETARY,)),
    "reviews.reviewed": (DONE, (Role.HEAD, Role.DEPUTY, Role.SECRETARY)),
}


def register() -> None:
    """Register kinds and the follower of the log."""
    register_kind(
        DUE,
        words=_due,
        label=pgettext_lazy("notice", "Review"),
        icon="calendar-clock",
        title=gettext_lazy("A directive without an end is to be reviewed"),
        way=Way.MAIL,
    )
    register_kind(
        DONE,
        words=_done,
        label=pgettext_lazy("notice", "Review"),
        icon="clipboard-check",
        title=gettext_lazy("A directive without an end was reviewed"),
        way=Way.DIGEST,
    )
    follow("reviews.notices", kinds=tuple(_OF), handler=tell)


def _due(facts: Any) -> str:
    """Its symbol names it; no word of the paper leaves the house with a notice."""
    return pgettext("notice", "The review of %(symbol)s was due by %(day)s") % {
        "symbol": facts.get("symbol", ""),
        "day": moments.day(dt.date.fromisoformat(facts["due_on"])),
    }


def _done(facts: Any) -> str:
    outcome = facts.get("outcome", "")
    became = str(Outcome(outcome).label) if outcome in Outcome.values else ""
    return pgettext("notice", "%(symbol)s was reviewed: %(outcome)s") % {
        "symbol": facts.get("symbol", ""),
        "outcome": became,
    }


def tell(entry: Entry) -> None:
    """Give the notices that follow from one entry."""
    found = Directive.objects.select_related("body", "document").filter(pk=entry.on_id).first()
    if found is None or entry.kind not in _OF:
        return
    kind, roles = _OF[entry.kind]
    told = {name: entry.facts[name] for name in ("due_on", "outcome") if name in entry.facts}
    notify(
        holdings=holdings_in(on=clock.today(), body=found.body, roles=roles),
        kind=kind,
        facts={**told, "symbol": found.document.symbol},
        url=reverse("reviews:directive", args=[found.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=found.document,
        at=entry.recorded_at,
    )

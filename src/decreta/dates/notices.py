"""Who is told what of polls: the members are asked and reminded, who answered hears which time was chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.dates.models import DatePoll
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import Facts, register_kind
from decreta.ui import moments

ASKED, REMINDED, CHOSEN, WITHDRAWN = "dates.asked", "dates.reminded", "dates.chosen", "dates.withdrawn"
_WORDS: Final[dict[str, Callable[[Facts], str]]] = {
    ASKED: lambda facts: pgettext("notice", "When can you come to “%(title)s”? Answer until %(until)s.") % _told(facts),
    REMINDED: lambda facts: (
        pgettext("notice", "Reminder: say until %(until)s when you can come to “%(title)s”.") % _told(facts)
    ),
    CHOSEN: lambda facts: pgettext("notice", "“%(title)s” is to begin at %(time)s.") % _told(facts),
    WITHDRAWN: lambda facts: (
        pgettext("notice", "You are no longer asked when you can come to “%(title)s”: %(reason)s") % _told(facts)
    ),
}
_CHOICES: Final = {
    ASKED: (gettext_lazy("I am asked when I can come to a session"), "calendar-clock"),
    REMINDED: (gettext_lazy("I have not said yet when I can come to a session"), "alarm-clock"),
    CHOSEN: (gettext_lazy("One of the times that I was asked about is chosen"), "calendar-check"),
    WITHDRAWN: (gettext_lazy("I am no longer asked when I can come to a session"), "circle-slash"),
}


def register() -> None:
    """Register the kinds and the follower."""
    label = pgettext_lazy("notice", "Dates of sessions")
    for kind, (title, icon) in _CHOICES.items():
        register_kind(kind, words=_WORDS[kind], label=label, icon=icon, title=title, way=Way.MAIL)
    follow("dates.notices", kinds=tuple(_CHOICES), handler=tell)


def tell(entry: Entry) -> None:
    """Tell those concerned of one entry; who has left the body meanwhile hears nothing more."""
    poll = DatePoll.objects.select_related("sitting__body", "chosen").filter(pk=entry.on_id).first()
    if poll is None:
        return
    asked = poll.asked.seated(clock.today())
    if entry.kind == REMINDED:
        asked = asked.filter(answered_at=None)
    if entry.kind == CHOSEN:
        asked = asked.filter(answered_at__isnull=False)
    sitting = poll.sitting
    facts = {
        "title": sitting.title,
        "title_en": sitting.title_en,
        "title_ja": sitting.title_ja,
        "until": poll.until.isoformat(),
        "time": poll.chosen.starts_at.isoformat() if poll.chosen is not None else "",
        "reason": poll.reason,
    }
    for one in asked.select_related("holding__person__user", "holding__post"):
        notify(
            holdings=[one.holding],
            kind=entry.kind,
            facts=facts,
            url=reverse("dates:answer", args=[one.pk]),
            entry_id=entry.pk,
            by_person_id=entry.actor_person_id,
            matter=poll,
            at=entry.recorded_at,
        )


def _told(facts: Facts) -> dict[str, Any]:
    language = (get_language() or "vi")[:2]
    return {
        "title": facts.get(f"title_{language}") or facts["title"],
        "until": _moment(facts["until"]),
        "time": _moment(facts["time"]),
        "reason": facts["reason"],
    }


def _moment(text: str) -> str:
    return moments.moment(dt.datetime.fromisoformat(text)) if text else ""

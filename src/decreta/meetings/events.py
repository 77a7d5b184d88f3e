"""How the notices of meetings are worded, in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from decreta.notifications.kinds import register_kind

CONVENED = "meetings.convened"
CHANGED = "meetings.changed"
CANCELLED = "meetings.cancelled"
UNINVITED = "meetings.uninvited"
ANSWERED_EXCUSED = "meetings.excused"
COMPOSED = "meetings.composed"
REMINDED = "meetings.reminded"
SUBSTITUTE = "meetings.substitute"
PAPER_REPLACED = "meetings.paper_replaced"
PAPER_WITHDRAWN = "meetings.paper_withdrawn"
TEXT_CHANGED = "meetings.text_changed"
PAPER_ADDED = "meetings.papers_added"
POINT_ADDED = "meetings.points_added"
POINT_REMOVED = "meetings.points_removed"
PRESIDES = "meetings.presides"
EXCLUDED = "meetings.excluded"
SEAT_ENDED = "meetings.seat_ended"


@dataclass(frozen=True)
class _Kind:
    """A kind of notice: its sign, what one chooses it by, and what it says."""

    name: str
    icon: str
    title: Promise
    words: Promise
    is_mailed_apart: bool = False
    is_of_several: bool = False
    """Whether one notice tells of all that was gathered since the last."""

    def say(self, facts: Mapping[str, Any]) -> str:
        """The notice in the reader's language."""
        said: str = self.words % (_several(facts) if self.is_of_several else _worded(facts))
        return said


_KINDS = (
    _Kind(
        CONVENED,
        "gavel",
        _("I am invited to a sitting"),
        _("You are invited to “%(title)s” on %(when)s."),
        is_mailed_apart=True,
    ),
    _Kind(
        CHANGED,
        "calendar-clock",
        _("A sitting has changed"),
        _("“%(title)s” has changed: %(when)s, %(place)s."),
        is_mailed_apart=True,
    ),
    _Kind(
        CANCELLED,
        "calendar-x",
        _("A sitting is cancelled"),
        _("“%(title)s” is cancelled: %(reason)s"),
        is_mailed_apart=True,
    ),
    _Kind(
        UNINVITED,
        "calendar-x",
        _("My invitation is withdrawn"),
        _("Your invitation to “%(title)s” is withdrawn."),
        is_mailed_apart=True,
    ),
    _Kind(
        ANSWERED_EXCUSED,
        "user-x",
        _("Somebody is excused from a sitting"),
        _("%(person)s is excused from “%(title)s”."),
    ),
    _Kind(
        REMINDED,
        "bell",
        _("I have not answered an invitation yet"),
        _("Please say whether you attend “%(title)s” on %(when)s."),
    ),
    _Kind(
        SUBSTITUTE,
        "user-x",
        _("A member names a substitute"),
        _("%(person)s names %(other)s to come to “%(title)s” in his place."),
    ),
    _Kind(
        PAPER_REPLACED,
        "file-text",
        _("A paper of a sitting was replaced"),
        _("“%(title)s”: a paper of point %(point)s was replaced."),
    ),
    _Kind(
        PAPER_WITHDRAWN,
        "file-text",
        _("A paper of a sitting was withdrawn"),
        _("“%(title)s”: a paper of point %(point)s was withdrawn."),
    ),
    _Kind(
        PAPER_ADDED,
        "file-text",
        _("Papers are added after the convocation"),
        ngettext_lazy(
            "“%(title)s”: a paper was added under point %(points)s.",
            "“%(title)s”: %(n)s papers were added (points: %(points)s).",
            "n",
        ),
        is_of_several=True,
    ),
    _Kind(
        POINT_ADDED,
        "list-plus",
        _("Points are added after the convocation"),
        ngettext_lazy(
            "“%(title)s”: point %(points)s was added to the agenda.",
            "“%(title)s”: points %(points)s were added to the agenda.",
            "n",
        ),
        is_of_several=True,
    ),
    _Kind(
        POINT_REMOVED,
        "list-minus",
        _("Points are taken off after the convocation"),
        ngettext_lazy(
            "“%(title)s”: point %(points)s was taken off the agenda.",
            "“%(title)s”: points %(points)s were taken off the agenda.",
            "n",
        ),
        is_of_several=True,
    ),
    _Kind(PRESIDES, "gavel", _("The chair of a sitting is handed to me"), _("You preside over “%(title)s” now.")),
    _Kind(EXCLUDED, "user-x", _("I am excluded from a session"), _("You are excluded from the rest of “%(title)s”.")),
    _Kind(SEAT_ENDED, "user-x", _("My seat in a session has ended"), _("Your seat in “%(title)s” has ended.")),
    _Kind(
        TEXT_CHANGED,
        "file-text",
        _("What is proposed under a point was changed"),
        _("“%(title)s”: what is proposed under point %(point)s was changed."),
    ),
)


def register() -> None:
    """Enter the kinds into the registry of notices."""
    for one in _KINDS:
        register_kind(
            one.name,
            words=one.say,
            label=_("Sitting"),
            icon=one.icon,
            title=one.title,
            is_mailed_apart=one.is_mailed_apart,
        )


def _several(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The same facts with how many things are told of, and how these are called, each once."""
    labels = [label for _key, label in facts["gathered"]]
    return {**_worded(facts), "n": len(labels), "points": "; ".join(dict.fromkeys(labels))}


def titles(
    title: str, title_en: str, title_ja: str, *, place: str, starts_at: dt.datetime, **more: Any
) -> dict[str, Any]:
    """The facts that every notice of a sitting carries."""
    return {
        "title": title,
        "title_en": title_en,
        "title_ja": title_ja,
        "place": place,
        "starts_at": starts_at.isoformat(),
        **more,
    }


def _worded(facts: Mapping[str, Any]) -> dict[str, Any]:
    language = (get_language() or "vi")[:2]
    when = localtime(dt.datetime.fromisoformat(facts["starts_at"]))
    return {
        **facts,
        "title": facts.get(f"title_{language}") or facts["title"],
        "when": date_format(when, "SHORT_DATETIME_FORMAT"),
    }

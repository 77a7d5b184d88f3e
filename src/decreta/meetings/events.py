"""How the notices of meetings are worded, in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy, ngettext_lazy
from django.utils.translation import gettext as _

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


def register() -> None:
    """Enter the kinds into the registry of notices."""
    label = gettext_lazy("Sitting")
    register_kind(
        CONVENED,
        words=lambda facts: _("You are invited to “%(title)s” on %(when)s.") % _worded(facts),
        label=label,
        icon="gavel",
        title=gettext_lazy("I am invited to a sitting"),
        is_mailed_apart=True,
    )
    register_kind(
        CHANGED,
        words=lambda facts: _("“%(title)s” has changed: %(when)s, %(place)s.") % _worded(facts),
        label=label,
        icon="calendar-clock",
        title=gettext_lazy("A sitting has changed"),
        is_mailed_apart=True,
    )
    register_kind(
        CANCELLED,
        words=lambda facts: _("“%(title)s” is cancelled: %(reason)s") % _worded(facts),
        label=label,
        icon="calendar-x",
        title=gettext_lazy("A sitting is cancelled"),
        is_mailed_apart=True,
    )
    register_kind(
        UNINVITED,
        words=lambda facts: _("Your invitation to “%(title)s” is withdrawn.") % _worded(facts),
        label=label,
        icon="calendar-x",
        title=gettext_lazy("My invitation is withdrawn"),
        is_mailed_apart=True,
    )
    register_kind(
        ANSWERED_EXCUSED,
        words=lambda facts: _("%(person)s is excused from “%(title)s”.") % _worded(facts),
        label=label,
        icon="user-x",
        title=gettext_lazy("Somebody is excused from a sitting"),
    )
    register_kind(
        REMINDED,
        words=lambda facts: _("Please say whether you attend “%(title)s” on %(when)s.") % _worded(facts),
        label=label,
        icon="bell",
        title=gettext_lazy("I have not answered an invitation yet"),
    )
    register_kind(
        SUBSTITUTE,
        words=lambda facts: _("%(person)s names %(other)s to come to “%(title)s” in his place.") % _worded(facts),
        label=label,
        icon="user-x",
        title=gettext_lazy("A member names a substitute"),
    )
    register_kind(
        PAPER_REPLACED,
        words=lambda facts: _("“%(title)s”: a paper of point %(point)s was replaced.") % _worded(facts),
        label=label,
        icon="file-text",
        title=gettext_lazy("A paper of a sitting was replaced"),
    )
    register_kind(
        PAPER_WITHDRAWN,
        words=lambda facts: _("“%(title)s”: a paper of point %(point)s was withdrawn.") % _worded(facts),
        label=label,
        icon="file-text",
        title=gettext_lazy("A paper of a sitting was withdrawn"),
    )
    register_kind(
        PAPER_ADDED,
        words=lambda facts: (
            ngettext_lazy(
                "“%(title)s”: a paper was added under point %(points)s.",
                "“%(title)s”: %(n)s papers were added (points: %(points)s).",
                "n",
            )
            % _several(facts)
        ),
        label=label,
        icon="file-text",
        title=gettext_lazy("Papers are added after the convocation"),
    )
    register_kind(
        POINT_ADDED,
        words=lambda facts: (
            ngettext_lazy(
                "“%(title)s”: point %(points)s was added to the agenda.",
                "“%(title)s”: points %(points)s were added to the agenda.",
                "n",
            )
            % _several(facts)
        ),
        label=label,
        icon="list-plus",
        title=gettext_lazy("Points are added after the convocation"),
    )
    register_kind(
        POINT_REMOVED,
        words=lambda facts: (
            ngettext_lazy(
                "“%(title)s”: point %(points)s was taken off the agenda.",
                "“%(title)s”: points %(points)s were taken off the agenda.",
                "n",
            )
            % _several(facts)
        ),
        label=label,
        icon="list-minus",
        title=gettext_lazy("Points are taken off after the convocation"),
    )
    register_kind(
        PRESIDES,
        words=lambda facts: _("You preside over “%(title)s” now.") % _worded(facts),
        label=label,
        icon="gavel",
        title=gettext_lazy("The chair of a sitting is handed to me"),
    )
    register_kind(
        EXCLUDED,
        words=lambda facts: _("You are excluded from the rest of “%(title)s”.") % _worded(facts),
        label=label,
        icon="user-x",
        title=gettext_lazy("I am excluded from a session"),
    )
    register_kind(
        SEAT_ENDED,
        words=lambda facts: _("Your seat in “%(title)s” has ended.") % _worded(facts),
        label=label,
        icon="user-x",
        title=gettext_lazy("My seat in a session has ended"),
    )
    register_kind(
        TEXT_CHANGED,
        words=lambda facts: _("“%(title)s”: what is proposed under point %(point)s was changed.") % _worded(facts),
        label=label,
        icon="file-text",
        title=gettext_lazy("What is proposed under a point was changed"),
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

"""What the search page finds among decisions and in minutes."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language

from decreta.core.actor import Actor
from decreta.core.texts import lines_of
from decreta.documents.queries.excerpts import best_line
from decreta.minutes.models import SoughtPassage
from decreta.minutes.queries.decided import found
from decreta.ui.moments import day
from decreta.ui.search import Hit

_SHOWN = 20
#: So many passages are looked through for as many minutes: the words often stand in several of one.
_READ = 3 * _SHOWN


def find(words: str, actor: Actor) -> list[Hit]:
    """Decisions in which every word stands, the latest first. One statement."""
    if not words.strip():
        return []
    rows = found(actor, words=words).select_related("body").order_by("-decided_on", "-number")[:_SHOWN]
    return [
        Hit(
            one.subject,
            reverse("minutes:decision", args=[one.pk]),
            symbol=one.symbol,
            lang=one.body.name_lang,
            why=one.text,
            why_lang=one.body.name_lang,
        )
        for one in rows
    ]


def find_minutes(words: str, actor: Actor) -> list[Hit]:
    """Minutes that have a passage with every word, as they were put before the members, the latest sitting first.

    Each with the line of that passage, in the reader's language. One statement.
    """
    rows = SoughtPassage.objects.visible_to(actor).with_words(words).select_related("minutes__sitting__body")
    ordered = rows.defer("search").order_by("-minutes__sitting__starts_at", "minutes", "pk")[:_READ]
    language = (get_language() or "vi")[:2]
    hits: dict[UUID, Hit] = {}
    for one in ordered:
        sitting = one.minutes.sitting
        line, lang = _line(one.texts, words, language)
        title = f"{sitting.shown_title}, {day(sitting.starts_at)}"
        url = reverse("minutes:minutes", args=[one.minutes_id])
        hits.setdefault(one.minutes_id, Hit(title, url, lang=sitting.shown_lang, why=line, why_lang=lang))
    return list(hits.values())[:_SHOWN]


def _line(texts: dict[str, str], words: str, language: str) -> tuple[str, str]:
    """The line that holds the words, and its language: the reader's, else one in which they stand."""
    for code in sorted(texts, key=lambda one: (one != language, one != "vi")):
        line = best_line(lines_of(texts[code]), words)
        if line:
            return line, code
    return "", language

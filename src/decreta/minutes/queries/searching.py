"""What the search page finds among decisions and in minutes."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Told
from decreta.core.prepared import prepared
from decreta.core.seeking import holding, parts_of, wanted
from decreta.core.texts import lines_of
from decreta.documents.queries.excerpts import best_line
from decreta.minutes.models import Decision, SoughtPassage
from decreta.ui.moments import day
from decreta.ui.search import Hit

_SHOWN = 20
#: So many passages are looked through for as many minutes: the words often stand in several of one.
_READ = 3 * _SHOWN


def find(words: str, actor: Actor) -> list[Hit]:
    """Decisions in which every word stands, the latest first. One statement."""
    parts = parts_of(words)
    return [
        Hit(
            one.subject,
            reverse("minutes:decision", args=[one.pk]),
            symbol=one.symbol,
            lang=one.body.name_lang,
            why=one.text,
            why_lang=one.body.name_lang,
        )
        for one in (_decisions.rows(actor, parts, clock.today()) if parts else ())
    ]


def find_minutes(words: str, actor: Actor) -> list[Hit]:
    """Minutes that have a passage with every word, as they were put before the members, the latest sitting first.

    Each with the line of that passage, in the reader's language. One statement.
    """
    asked, language = wanted(words), (get_language() or "vi")[:2]
    hits: dict[UUID, Hit] = {}
    for one in _passages.rows(actor, asked) if asked is not None else ():
        sitting = one.minutes.sitting
        line, lang = _line(one.texts, words, language)
        title = f"{sitting.shown_title}, {day(sitting.starts_at)}"
        url = reverse("minutes:minutes", args=[one.minutes_id])
        hits.setdefault(one.minutes_id, Hit(title, url, lang=sitting.shown_lang, why=line, why_lang=lang))
    return list(hits.values())[:_SHOWN]


@prepared
def _decisions(actor: Actor, parts: list[Told], day: dt.date) -> QuerySet[Decision]:
    found = Decision.objects.visible_to(actor).filter(decided_on__lte=day)
    for one in parts:
        found = found.filter(folded__like=one)
    return found.select_related("body").order_by("-decided_on", "-number")[:_SHOWN]


@prepared
def _passages(actor: Actor, words: Told) -> QuerySet[SoughtPassage]:
    found = SoughtPassage.objects.visible_to(actor).filter(search=holding(words))
    related = found.select_related("minutes__sitting__body").defer("search")
    return related.order_by("-minutes__sitting__starts_at", "minutes", "pk")[:_READ]


def _line(texts: dict[str, str], words: str, language: str) -> tuple[str, str]:
    """The line that holds the words, and its language: the reader's, else one in which they stand."""
    for code in sorted(texts, key=lambda one: (one != language, one != "vi")):
        line = best_line(lines_of(texts[code]), words)
        if line:
            return line, code
    return "", language

"""What the search page finds among decisions."""

from __future__ import annotations

from django.urls import reverse

from decreta.core.actor import Actor
from decreta.minutes.queries.decided import found
from decreta.ui.search import Hit

_SHOWN = 20


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

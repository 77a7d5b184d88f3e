"""Keeping what is searched of minutes in step with their newest edition. Called inside the act that makes it."""

from __future__ import annotations

from decreta.core.seeking import index_of
from decreta.minutes.models import Edition, SoughtPassage
from decreta.minutes.queries.texts import passages_by_place


def index(edition: Edition) -> None:
    """Write the words of an edition in the place of those of the one before."""
    SoughtPassage.objects.filter(minutes=edition.minutes_id).delete()
    SoughtPassage.objects.bulk_create(
        SoughtPassage(minutes_id=edition.minutes_id, item_id=point, texts=texts, search=index_of(*texts.values()))
        for point, texts in passages_by_place(edition.content)
    )

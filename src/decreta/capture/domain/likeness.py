"""Remembering the text of a registered paper, so that one that is nearly the same is noticed."""

from __future__ import annotations

from decreta.capture.models import Likeness, TrayPaper
from decreta.capture.queries.likeness import bands_of, words_of
from decreta.documents.models import Document


def remember(document: Document, paper: TrayPaper) -> None:
    """Keep the bands of a paper's words. Called by the act that registers it."""
    bands = bands_of(words_of(paper.pages.all()))
    Likeness.objects.bulk_create(
        (Likeness(document=document, band=band, key=key) for band, key in enumerate(bands)), ignore_conflicts=True
    )

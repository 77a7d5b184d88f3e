"""Why a document was found: the line of its text where the words stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from decreta.core.texts import fold
from decreta.documents.models import Reading, Version
from decreta.documents.rendering.inline import plain


def lines_that_hold(documents: Iterable[UUID], words: str) -> Mapping[UUID, str]:
    """The line of each document's present text, or of what was read from its paper, that holds most of the words.

    One statement, none for no documents. The caller has made sure that the reader sees them.
    """
    wanted = list(documents)
    if not wanted:
        return {}
    found: dict[UUID, str] = {}
    for document, kept in _texts(wanted):
        found[document] = found.get(document) or best_line(_lines(kept), words)
    return found


def best_line(lines: Iterable[str], words: str) -> str:
    """The first line that holds most of the words; empty where none holds any."""
    wanted = fold(words).split()
    best, score = "", 0
    for line in lines:
        folded = fold(line)
        held = sum(word in folded for word in wanted)
        if held > score:
            best, score = line, held
    return best


def _lines(kept: Any) -> list[str]:
    """The lines of a version's content, or of the pages that were read."""
    if isinstance(kept, dict):
        return [plain(block["text"]) for block in kept.get("blocks", [])]
    return [line for page in kept for line in page.splitlines()]


def _texts(documents: list[UUID]) -> QuerySet[Any, tuple[UUID, Any]]:
    newest = Version.objects.filter(document_id__in=documents).order_by("document_id", "-ordinal")
    readings = Reading.objects.filter(document_id__in=documents).order_by()
    return (
        newest.distinct("document_id")
        .values_list("document_id", "content")
        .union(readings.values_list("document_id", "pages"), all=True)
    )

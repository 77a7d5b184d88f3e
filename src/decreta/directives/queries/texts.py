"""Reading the issued text of a directive by its anchors."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from decreta.core import clock
from decreta.directives.models import Directive, Task
from decreta.documents.models import Document, Version


def issued_version(document: Document) -> Version:
    """The version that was issued: the last one, since an issued document is never revised."""
    return document.versions.order_by("-ordinal").first()  # type: ignore[return-value]


def blocks_of(version: Version) -> list[dict[str, str]]:
    """The blocks of a version's text: anchor, label, text."""
    return list(version.content.get("blocks", []))


def text_at(document: Document, anchor: str, start: int, end: int) -> str | None:
    """The words at a place of the issued text, or None if there is no such place."""
    for block in blocks_of(issued_version(document)):
        if block["anchor"] == anchor:
            return block["text"][start:end]
    return None


def find_quote(version: Version, quote: str) -> tuple[str, int, int] | None:
    """Where a quotation stands: anchor, first and last character; None when it is not one unbroken stretch."""
    for block in blocks_of(version):
        start = block["text"].find(quote)
        if start >= 0:
            return block["anchor"], start, start + len(quote)
    return None


@dataclass(frozen=True)
class Piece:
    """A stretch of a block: plain, or a clause with the task that came of it."""

    text: str
    task: Task | None = None


@dataclass(frozen=True)
class MarkedBlock:
    """A block of the text with its clauses marked."""

    anchor: str
    label: str
    text: str
    pieces: list[Piece]


def marked_blocks(directive: Directive) -> list[MarkedBlock]:
    """The issued text, block by block, with the sentences that became tasks."""
    clauses: dict[str, list[tuple[int, int, Task]]] = {}
    for task in directive.tasks.standing_at(clock.now()).select_related("clause").order_by("clause__start"):
        clauses.setdefault(task.clause.anchor, []).append((task.clause.start, task.clause.end, task))
    found = []
    for block in blocks_of(issued_version(directive.document)):
        text = block["text"]
        found.append(
            MarkedBlock(block["anchor"], block.get("label", ""), text, _pieces(text, clauses.get(block["anchor"], [])))
        )
    return found


def _pieces(text: str, clauses: list[tuple[int, int, Task]]) -> list[Piece]:
    pieces, place = [], 0
    for start, end, task in clauses:
        if start < place:
            continue
        if start > place:
            pieces.append(Piece(text[place:start]))
        pieces.append(Piece(text[start:end], task))
        place = end
    if place < len(text):
        pieces.append(Piece(text[place:]))
    return pieces


def place_of(directive: Directive, data: QueryDict) -> QueryDict:
    """The form's data with the place of the quotation filled in: without a script only the words are typed."""
    if data.get("start") and data.get("end"):
        return data
    found = find_quote(issued_version(directive.document), data.get("quote", "").strip())
    if found is None:
        return data
    filled = data.copy()
    filled["anchor"], filled["start"], filled["end"] = found[0], str(found[1]), str(found[2])
    return filled

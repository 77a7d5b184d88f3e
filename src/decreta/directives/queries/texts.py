"""Reading the issued text of a directive by its anchors."""

from __future__ import annotations

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

"""The words of a paper in the tray: from the file itself, or recognised in its pictures; and what they say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from decreta.audit import act, record
from decreta.capture.enums import ReadBy
from decreta.capture.models import Page, TrayPaper
from decreta.capture.queries.proposing import proposals_of
from decreta.capture.workbench import limits, tesseract
from decreta.capture.workbench.apart import WorkRefused, work
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.files import blobs, queries
from decreta.files.detection import PDF
from decreta.files.domain import store

#: A page with fewer words in the file itself is a picture.
_FEW = 6
#: Below this surety on the average another language is tried.
_UNSURE = 75
#: Vietnamese first; then what a paper of another country may be written in.
#: Of a Vietnamese text at least so many letters bear a mark.
_MARKED = 0.05
_ORDERS = ("vie", "eng", "jpn")


@dataclass
class Reading:
    """The words of a paper and where they are from; pictures of its first pages; the paper with its text, if that is new."""

    read_by: ReadBy
    pages: list[dict[str, Any]]
    pictures: dict[int, str] = field(default_factory=dict)
    readable: bytes | None = None


def read_paper(*, paper: TrayPaper, by: Actor, at: dt.datetime | None = None) -> TrayPaper | None:
    """Read a paper that waits for it: first the work, which takes seconds, then the act. None when it was read."""
    if paper.read_by != ReadBy.WAITING:
        return None
    return note_reading(paper=paper, result=_read(paper), by=by, at=at)


@act("capture.note_reading")
def note_reading(*, paper: TrayPaper, result: Reading, by: Actor, at: dt.datetime | None = None) -> TrayPaper | None:
    """Keep what was read, and what is proposed from it. None when it was read before, or was arranged anew meanwhile."""
    row = TrayPaper.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=paper.pk)
    if row.read_by != ReadBy.WAITING or row.rendition_id != paper.rendition_id:
        return None
    Page.objects.filter(paper=row).delete()
    Page.objects.bulk_create(
        Page(
            paper=row,
            number=number,
            width=page["width"],
            height=page["height"],
            words=page["words"],
            picture=result.pictures.get(number, ""),
        )
        for number, page in enumerate(result.pages)
    )
    if result.readable is not None:
        row.readable = store(content=result.readable, name=row.rendition.name, media_type=PDF, by=by, at=at)
    row.read_by, row.read_at = result.read_by, at or clock.now()
    row.proposals = proposals_of(result.pages, row, on=clock.today())
    row.save(update_fields=["readable", "read_by", "read_at", "proposals"])
    record(
        "capture.paper_read",
        by=by,
        on=row,
        about=[row.organisation],
        at=at,
        facts={"read_by": str(row.read_by), "pages": len(result.pages), "fields": sorted(row.proposals["fields"])},
    )
    return row


def _read(paper: TrayPaper) -> Reading:
    content = queries.read(paper.rendition)
    try:
        pages: list[dict[str, Any]] = work("words", [content])[0]
    except WorkRefused:
        return Reading(ReadBy.FAILED, [])
    pictures = _pictures(content, len(pages))
    bare = [number for number, page in enumerate(pages) if len(page["words"]) < _FEW]
    if not pages or len(bare) < max(1, (len(pages) + 1) // 2):
        return Reading(ReadBy.TEXT, pages, pictures)
    if not tesseract.program():
        return Reading(ReadBy.UNAVAILABLE, pages, pictures)
    return _recognised(content, pages, bare[: limits.RECOGNISED], pictures)


def _recognised(content: bytes, pages: list[dict[str, Any]], bare: list[int], pictures: dict[int, str]) -> Reading:
    layers: dict[int, bytes] = {}
    orders = tesseract.orders(*_ORDERS)
    for number in bare:
        try:
            page, layer, orders = _best(content, number, orders)
        except WorkRefused:
            continue
        pages[number] = page
        layers[number] = layer
    if not layers:
        return Reading(ReadBy.FAILED, pages, pictures)
    if not any(page["words"] for page in pages):
        return Reading(ReadBy.NOTHING, pages, pictures)
    numbers = sorted(layers)
    made = work("lay_text", [content, *(layers[number] for number in numbers)], numbers=numbers)[1]["out.pdf"]
    return Reading(ReadBy.RECOGNISED, pages, pictures, made)


def _best(content: bytes, number: int, orders: list[str]) -> tuple[dict[str, Any], bytes, list[str]]:
    """A page in the first language that reads it well, else in the one that reads it best; that one is tried first next."""
    tries: list[tuple[float, str, dict[str, Any], bytes]] = []
    for languages in orders:
        page, made = work("recognise", [content], tesseract=tesseract.program(), page=number, languages=languages)
        # Read as Vietnamese, English looks sure but gets double letters; a text without any mark is not Vietnamese.
        is_bare = languages == "vie" and _share_of_marks(page) < _MARKED
        tries.append((page["surety"] - (_UNSURE / 10 if is_bare else 0), languages, page, made["out.pdf"]))
        if page["surety"] >= _UNSURE and not is_bare:
            break
    _surety, languages, page, layer = max(tries, key=lambda one: one[0])
    return page, layer, [languages, *(one for one in orders if one != languages)]


def _share_of_marks(page: dict[str, Any]) -> float:
    letters = [letter for word in page["words"] for letter in word[0] if letter.isalpha()]
    return sum(not letter.isascii() for letter in letters) / len(letters) if letters else 0.0


def _pictures(content: bytes, count: int) -> dict[int, str]:
    """The pictures of the first pages, kept under their hashes; the others are made when they are looked at."""
    try:
        made = work("pictures", [content], first=0, count=min(count, limits.STEP), width=limits.PICTURE)[1]
    except WorkRefused:
        return {}
    return {int(name.split("-")[1].split(".")[0]): blobs.write(picture) for name, picture in made.items()}

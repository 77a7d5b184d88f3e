"""All papers that one reader may see in one PDF: the agenda first, bookmarks, page numbers, his name on each page."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pikepdf
import typst
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.documents.delivering import mark_of
from decreta.documents.rendering.papers import fonts
from decreta.documents.rendering.watermarks import UNMARKABLE, Mark, watermarked
from decreta.files import queries
from decreta.files.detection import PDF
from decreta.meetings.models import AgendaItem, Paper
from decreta.meetings.queries.room import Room

_LAYOUT = Path(__file__).resolve().parent.parent / "layouts" / "pack.typ"
_FONT: Final = pikepdf.Name("/DecretaNumber")
#: How far the number stands from the lower edge, and the half of the white field under it, in points.
_UP: Final = 20.0
_HALF: Final = 26.0
Tell = Callable[[int], None]


@dataclass
class _Bound:
    """A paper on its way into the pack: its pages, and on which page of the pack it begins."""

    item: AgendaItem
    paper: Paper
    pages: int = 0
    begins: int = 0

    @property
    def is_apart(self) -> bool:
        """Whether it cannot be bound in: no PDF, or one that cannot be read or written on."""
        return self.pages == 0


@dataclass
class _Pack:
    room: Room
    bound: list[_Bound] = field(default_factory=list)


def pack_of(room: Room, actor: Actor, *, tell: Tell | None = None) -> bytes:
    """Bind the papers of a room, which holds what the actor is shown and nothing else. `tell` is told of each paper."""
    tell = tell or (lambda _done: None)
    try:
        return _made(room, actor, tell)
    except UNMARKABLE:
        # One of the papers is such that nothing can be written on it: each is tried by itself, and that one left out.
        return _made(room, actor, tell, is_wary=True)


def _made(room: Room, actor: Actor, tell: Tell, *, is_wary: bool = False) -> bytes:
    mark = mark_of(actor)
    pack = _Pack(room, [_Bound(item, paper) for item in room.points for paper in item.papers.all()])
    with pikepdf.new() as papers:
        _bind(pack, papers, tell, trial=mark if is_wary else None)
        total = _place(pack, first=2)
        front = _front(pack, actor, total)
        with pikepdf.open(io.BytesIO(front)) as sheet:
            if len(sheet.pages) != 1:  # a long agenda pushes everything back, and says so
                total = _place(pack, first=len(sheet.pages) + 1)
                front = _front(pack, actor, total)
        with pikepdf.open(io.BytesIO(front)) as whole:
            whole.pages.extend(papers.pages)
            _bookmark(pack, whole)
            out = io.BytesIO()
            whole.save(out)
    return _numbered(watermarked(out.getvalue(), mark), total)


def _bind(pack: _Pack, papers: pikepdf.Pdf, tell: Tell, *, trial: Mark | None) -> None:
    for number, one in enumerate(pack.bound, start=1):
        if one.paper.file.blob.media_type == PDF:
            before = len(papers.pages)
            try:
                with pikepdf.open(io.BytesIO(queries.read(one.paper.file))) as found:
                    for page in found.pages:
                        _mend(page)
                    if trial is not None:
                        _try(found, trial)
                    papers.pages.extend(found.pages)
                    one.pages = len(found.pages)
            except UNMARKABLE:  # it costs its own paper a place in the pack, and no other
                del papers.pages[before:]
        tell(number)


def _mend(page: pikepdf.Page) -> None:
    """Give a page a turn and a box that can be drawn by: none, and its medium's, where its own make no sense."""
    if "/Rotate" in page:
        page.obj["/Rotate"] = _turned(page)
    box = _box(page.trimbox) or _box(page.mediabox)
    if box is None:
        raise ValueError("a page without a size")
    page.trimbox = pikepdf.Array(box)


def _turned(page: pikepdf.Page) -> int:
    try:
        turned = int(page.get("/Rotate", 0)) % 360
    except (TypeError, ValueError):
        return 0
    return turned if turned % 90 == 0 else 0


def _box(stated: Iterable[Any] | None) -> list[float] | None:
    """The corners of a box, the lower left one first; None for what is no box."""
    try:
        across, up, across_too, up_too = (float(one) for one in stated or ())
    except (TypeError, ValueError):
        return None
    (left, right), (low, high) = sorted((across, across_too)), sorted((up, up_too))
    return [left, low, right, high] if right - left >= 1 and high - low >= 1 and math.isfinite(right + high) else None


def _try(paper: pikepdf.Pdf, mark: Mark) -> None:
    """Write on every page of a paper as on those of a pack, for whether that goes."""
    out = io.BytesIO()
    paper.save(out)
    _numbered(watermarked(out.getvalue(), mark), len(paper.pages))


def _place(pack: _Pack, *, first: int) -> int:
    """Give each paper its page; returns how many the pack has."""
    page = first
    for one in pack.bound:
        one.begins = page
        page += one.pages
    return page - 1


def _front(pack: _Pack, actor: Actor, total: int) -> bytes:
    sitting = pack.room.sitting
    of_point: dict[Any, list[dict[str, Any]]] = {}
    for one in pack.bound:
        at = _("attached separately") if one.is_apart else str(one.begins)
        of_point.setdefault(one.item.pk, []).append({"title": one.paper.title, "page": at})
    data = {
        "lang": (get_language() or "vi")[:2],
        "title": sitting.shown_title,
        "body": sitting.body.name,
        "when": date_format(localtime(sitting.starts_at), "SHORT_DATETIME_FORMAT"),
        "place": sitting.place,
        "heading": gettext("Agenda and papers"),
        "reader": _("Bound for %(person)s") % {"person": actor.person_name or actor.name},
        "pages": _("%(n)s pages") % {"n": total},
        "page": _("Page"),
        "proposed": _("Proposed decision"),
        "points": [
            {
                "number": item.number,
                "level": item.level,
                "title": item.shown_title,
                "is_heading": item.is_heading,
                "presenter": item.presenter,
                "why": item.why.split("\n"),
                "proposed": item.proposed.split("\n"),
                "papers": of_point.get(item.pk, []),
            }
            for item in pack.room.points
        ],
    }
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    made = typst.compile(str(_LAYOUT), format="pdf", sys_inputs=inputs, font_paths=fonts())
    assert isinstance(made, bytes)
    return made


def _bookmark(pack: _Pack, whole: pikepdf.Pdf) -> None:
    """One bookmark for each point, below it one for each of its papers."""
    with whole.open_outline() as outline:
        outline.root.clear()
        outline.root.append(pikepdf.OutlineItem(gettext("Agenda and papers"), 0))
        for item in pack.room.points:
            of_item = [one for one in pack.bound if one.item.pk == item.pk and not one.is_apart]
            if not of_item:
                continue
            mark = pikepdf.OutlineItem(f"{item.number}. {item.shown_title}", of_item[0].begins - 1)
            mark.children.extend(pikepdf.OutlineItem(one.paper.title, one.begins - 1) for one in of_item)
            outline.root.append(mark)


def _numbered(content: bytes, total: int) -> bytes:
    """Page numbers (3/57) at the lower edge of each page, whichever way it is turned."""
    with pikepdf.open(io.BytesIO(content)) as whole:
        letters = whole.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Helvetica-Bold")
            )
        )
        for number, page in enumerate(whole.pages, start=1):
            page.add_resource(letters, pikepdf.Name.Font, _FONT)
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(_stamp(page, f"{number}/{total}"))
        out = io.BytesIO()
        whole.save(out)
    return out.getvalue()


def _stamp(page: pikepdf.Page, words: str) -> bytes:
    left, low, right, high = (float(one) for one in page.trimbox)
    turned = _turned(page)
    across, up = (left + right) / 2, (low + high) / 2
    places = {
        0: f"1 0 0 1 {across} {low + _UP}",
        90: f"0 1 -1 0 {right - _UP} {up}",
        180: f"-1 0 0 -1 {across} {high - _UP}",
        270: f"0 -1 1 0 {left + _UP} {up}",
    }
    width = len(words) * 5.0
    field_ = f"1 g {-_HALF} -4 {2 * _HALF} 15 re f 0 g"
    text = f"BT {_FONT} 9 Tf {-width / 2:.1f} 0 Td ({words}) Tj ET"
    return f"\nQ q {places.get(turned, places[0])} cm {field_} {text} Q\n".encode()

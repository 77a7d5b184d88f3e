"""A file comes into the tray: kept as it came, with a PDF made of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from decreta.audit import act, record
from decreta.capture import rules
from decreta.capture.enums import Way
from decreta.capture.models import Original, TrayPaper
from decreta.capture.workbench import limits
from decreta.capture.workbench.apart import WorkRefused, work
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid
from decreta.core.jobs import enqueue
from decreta.files.detection import PDF, media_type_of
from decreta.files.domain import examine, store
from decreta.files.models import StoredFile
from decreta.files.naming import safe_name
from decreta.organisation.models import Organisation, Unit

#: The job that reads the words of a paper in the tray.
READ_JOB = "capture.read"
IMAGES: Final = frozenset({"image/jpeg", "image/png", "image/tiff"})
#: What the workbench could not do, in words.
WORDS: Final[dict[str, Any]] = {
    "unreadable_image": _("The image is damaged or is none"),
    "unreadable": _("The file is not a readable PDF"),
    "too_many_pixels": _("The image has more points than a scanned sheet can have"),
    "too_many_pages": _("The file has more pages than a paper of the tray may have"),
    "too_much": _("The file asks for more work than a paper may"),
}


def bring(
    *,
    organisation: Organisation,
    name: str,
    content: bytes,
    way: Way,
    by: Actor,
    came_key: str = "",
    at: dt.datetime | None = None,
) -> list[TrayPaper]:
    """Lay a file into the tray; a scan of several pages is parted where separator sheets lie in it.

    Raises NotAllowed, and Invalid with what is wrong.
    """
    rules.may_take_in(organisation, by=by)
    taken, parts = judged(organisation, name, content)
    return take_in(organisation=organisation, taken=taken, parts=parts, way=way, came_key=came_key, by=by, at=at)


def judged(organisation: Organisation, name: str, content: bytes) -> tuple[Taken, list[Part]]:
    """The work before the act, which takes seconds: what a file is, and where a scan is parted. Raises Invalid."""
    taken = _judged(name, content)
    return taken, _parted(taken.pdf, organisation) if taken.pages > 1 else []


@dataclass(frozen=True)
class Taken:
    """A file that may lie in the tray: its name, what it is, the bytes that came, and a PDF of them."""

    name: str
    media_type: str
    content: bytes
    pdf: bytes
    pages: int


@dataclass(frozen=True)
class Part:
    """Pages of a scan between separator sheets, and the unit that the sheet before them names."""

    pages: tuple[int, ...]
    unit: Unit | None = None


def _judged(name: str, content: bytes) -> Taken:
    media_type = media_type_of(content) if content else PDF
    if media_type not in IMAGES | {PDF}:
        raise Invalid.of(_not_taken(name), code="wrong_type")
    pdf = rendition_of(content, media_type)
    return Taken(name, media_type, content, pdf, examine(pdf, PDF)[1] or 1)


def _parted(pdf: bytes, organisation: Organisation) -> list[Part]:
    """The parts of a scan; none where no sheet of this organisation lies in it."""
    try:
        answer, _made = work("sheets", [pdf])
    except WorkRefused:
        return []
    said = {int(number): str(text).split(":") for number, text, *_rest in answer["sheets"]}
    own = {number: unit for number, (house, unit, *_more) in said.items() if house == str(organisation.pk)}
    if not own:
        return []
    units = {str(one.pk): one for one in Unit.objects.filter(organisation=organisation)}
    parts: list[Part] = []
    pages: list[int] = []
    unit: Unit | None = None
    for number in range(answer["pages"]):
        if number not in own:
            pages.append(number)
            continue
        if pages:
            parts.append(Part(tuple(pages), unit))
        pages, unit = [], units.get(own[number])
    return [*parts, Part(tuple(pages), unit)] if pages else parts


@act("capture.take_in")
def take_in(
    *,
    organisation: Organisation,
    taken: Taken,
    way: Way,
    by: Actor,
    parts: Sequence[Part] = (),
    came_key: str = "",
    for_unit: Unit | None = None,
    mail: Mapping[str, Any] | None = None,
    came_in: StoredFile | None = None,
    at: dt.datetime | None = None,
) -> list[TrayPaper]:
    """Lay a judged file into the tray of an organisation, as one paper or as its parts. Raises NotAllowed.

    What came by mail says so (`mail`), and keeps the mail beside it (`came_in`).
    """
    rules.may_take_in(organisation, by=by)
    original = store(content=taken.content, name=taken.name, media_type=taken.media_type, by=by, at=at)
    mailed: dict[str, Any] = {"mail": dict(mail or {}), "came_in": came_in}
    if not parts:
        is_same = taken.pdf is taken.content
        rendition = (
            original if is_same else store(content=taken.pdf, name=_as_pdf(taken.name), media_type=PDF, by=by, at=at)
        )
        return [
            laid(organisation, [original], rendition, way, by=by, at=at, came_key=came_key, for_unit=for_unit, **mailed)
        ]
    papers = []
    for number, part in enumerate(parts, start=1):
        pages = [[0, page, 0] for page in part.pages]
        content = work("arrange", [taken.pdf], pages=pages)[1]["out.pdf"]
        rendition = store(content=content, name=_as_pdf(taken.name), media_type=PDF, by=by, at=at)
        papers.append(
            laid(
                organisation,
                [original],
                rendition,
                way,
                by=by,
                at=at,
                is_whole=False,
                name=f"{taken.name} ({number}/{len(parts)})"[-255:],
                came_key=f"{came_key}#{number}" if came_key else "",
                for_unit=part.unit or for_unit,
                **mailed,
            )
        )
    return papers


def laid(
    organisation: Organisation,
    originals: Sequence[StoredFile],
    rendition: StoredFile,
    way: Way | str,
    *,
    by: Actor,
    at: dt.datetime | None,
    is_whole: bool = True,
    name: str = "",
    **facts: Any,
) -> TrayPaper:
    """A new row of the tray; its words are read by a job. Called by acts."""
    paper = TrayPaper.objects.create(
        organisation=organisation,
        name=name or originals[0].name,
        way=way,
        rendition=rendition,
        is_whole=is_whole,
        page_count=rendition.page_count or 1,
        brought_at=at or clock.now(),
        brought_by=by.as_facts(),
        **{key: value for key, value in facts.items() if value},
    )
    Original.objects.bulk_create(
        Original(paper=paper, ordinal=ordinal, file=file) for ordinal, file in enumerate(originals, start=1)
    )
    enqueue(READ_JOB, lock=f"tray-{paper.pk}", paper_id=str(paper.pk))
    record(
        "capture.taken_in",
        by=by,
        on=paper,
        about=[organisation],
        at=at,
        facts={"way": str(way), "pages": paper.page_count, "originals": [file.blob_id for file in originals]},
    )
    return paper


def rendition_of(content: bytes, media_type: str) -> bytes:
    """The PDF itself, or one made of an image. Raises Invalid."""
    if media_type == PDF:
        _found, pages = examine(content, PDF)
        if (pages or 0) > limits.PAGES:
            raise Invalid.of(WORDS["too_many_pages"], code="too_many_pages")
        return content
    examine(content, media_type)
    try:
        return work("image_to_pdf", [content])[1]["out.pdf"]
    except WorkRefused as refusal:
        raise Invalid.of(WORDS.get(refusal.code, WORDS["too_much"]), code=refusal.code) from refusal


def _not_taken(name: str) -> Any:
    if PurePath(name).suffix.lower() in {".heic", ".heif"}:
        return _("HEIC images are not taken: let the telephone or the scanner save JPEG or PDF")
    return _("Only PDF, JPEG, PNG and TIFF are taken")


def _as_pdf(name: str) -> str:
    return f"{PurePath(safe_name(name)).stem or 'scan'}.pdf"

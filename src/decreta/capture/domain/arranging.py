"""Pages in the tray are put in order: turned, parted, joined. What came stays as it came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.capture import policies, rules
from decreta.capture.domain.taking_in import READ_JOB, WORDS, laid
from decreta.capture.enums import ReadBy, TrayState
from decreta.capture.models import Original, Page, TrayPaper
from decreta.capture.workbench.apart import WorkRefused, work
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow
from decreta.core.jobs import enqueue
from decreta.files import queries
from decreta.files.detection import PDF
from decreta.files.domain import store
from decreta.files.models import StoredFile

_QUARTERS = frozenset({90, 180, 270})


@act("capture.turn")
def turn(*, paper: TrayPaper, page: int, degrees: int, by: Actor, at: dt.datetime | None = None) -> TrayPaper:
    """Turn one page of the rendition to the right by 90, 180 or 270 degrees; with page 0 all of them."""
    row = held(paper, by=by)
    if degrees not in _QUARTERS:
        raise Invalid.of(_("Pages are turned by quarters."), field="degrees", code="no_quarter")
    place = policies.page_of(row, page) if page else None
    order = [(0, n, degrees if place in (None, n) else 0) for n in range(row.page_count)]
    _arranged(row, _bound([row], order, by=by, at=at))
    record("capture.turned", by=by, on=row, about=[row.organisation], at=at, facts={"page": page, "degrees": degrees})
    return row


@act("capture.split")
def split(*, paper: TrayPaper, page: int, by: Actor, at: dt.datetime | None = None) -> TrayPaper:
    """Part a paper in two: from this page on it is another, which is returned."""
    row = held(paper, by=by)
    place = policies.page_of(row, page)
    if place == 0:
        raise Invalid.of(_("Before the first page there is nothing to part."), field="page", code="first_page")
    rest = _bound([row], [(0, n, 0) for n in range(place, row.page_count)], by=by, at=at)
    kept = _bound([row], [(0, n, 0) for n in range(place)], by=by, at=at)
    other = laid(
        row.organisation,
        [one.file for one in row.originals.select_related("file")],
        rest,
        row.way,
        by=by,
        at=at,
        is_whole=False,
        name=f"{row.name} ({page}–{row.page_count})"[:255],
        mail=row.mail,
        came_in=row.came_in,
        for_unit=row.for_unit,
    )
    _arranged(row, kept)
    record(
        "capture.parted",
        by=by,
        on=row,
        about=[row.organisation, other],
        at=at,
        facts={"page": page, "other": str(other.pk)},
    )
    return other


@act("capture.join")
def join(*, paper: TrayPaper, others: Sequence[TrayPaper], by: Actor, at: dt.datetime | None = None) -> TrayPaper:
    """Add the pages of other papers behind those of this one; they leave the tray with it."""
    row = held(paper, by=by)
    rows = [held(one, by=by) for one in others if one.pk != row.pk]
    if not rows:
        raise Invalid.of(_("Choose the paper that belongs to it."), field="others", code="required")
    if any(one.organisation_id != row.organisation_id for one in rows):
        raise NotNow.of(_("They lie in the trays of different organisations."), code="other_tray")
    together = [row, *rows]
    order = [(number, n, 0) for number, one in enumerate(together) for n in range(one.page_count)]
    bound = _bound(together, order, by=by, at=at)
    last = row.originals.count()
    added = [file for one in rows for file in one.originals.select_related("file")]
    Original.objects.bulk_create(
        Original(paper=row, ordinal=last + number, file=one.file) for number, one in enumerate(added, start=1)
    )
    _arranged(row, bound)
    for one in rows:
        one.state, one.into, one.changed_at = TrayState.JOINED, row, at or clock.now()
        one.save(update_fields=["state", "into", "changed_at"])
    record(
        "capture.joined",
        by=by,
        on=row,
        about=[row.organisation, *rows],
        at=at,
        facts={"with": [str(one.pk) for one in rows], "pages": row.page_count},
    )
    return row


def held(paper: TrayPaper, *, by: Actor) -> TrayPaper:
    """The row for an act of a clerk of its tray, locked. Raises NotAllowed, NotNow."""
    row = TrayPaper.objects.select_for_update(of=("self",)).select_related("organisation", "rendition").get(pk=paper.pk)
    rules.may_take_in(row.organisation, by=by)
    policies.is_lying(row)
    return row


def _bound(
    papers: Sequence[TrayPaper], order: Sequence[tuple[int, int, int]], *, by: Actor, at: dt.datetime | None
) -> StoredFile:
    contents = [queries.read(one.rendition) for one in papers]
    try:
        made = work("arrange", contents, pages=[list(one) for one in order])[1]["out.pdf"]
    except WorkRefused as refusal:
        raise Invalid.of(WORDS.get(refusal.code, WORDS["too_much"]), code=refusal.code) from refusal
    return store(content=made, name=papers[0].rendition.name, media_type=PDF, by=by, at=at)


def _arranged(row: TrayPaper, rendition: StoredFile) -> None:
    """The rendition is another: its words are read anew."""
    row.rendition, row.readable, row.is_whole = rendition, None, False
    row.page_count = rendition.page_count or 1
    row.read_by, row.read_at, row.proposals = ReadBy.WAITING, None, {}
    row.save(update_fields=["rendition", "readable", "is_whole", "page_count", "read_by", "read_at", "proposals"])
    Page.objects.filter(paper=row).delete()
    enqueue(READ_JOB, lock=f"tray-{row.pk}", paper_id=str(row.pk))

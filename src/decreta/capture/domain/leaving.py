"""A paper leaves the tray: registered, returned, dropped; or waits aside."""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.audit import act, record
from decreta.capture import policies
from decreta.capture.domain.arranging import held
from decreta.capture.domain.likeness import remember
from decreta.capture.enums import ReadBy, TrayState
from decreta.capture.models import TrayPaper
from decreta.capture.queries.proposing import differing
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow
from decreta.documents import domain as documents
from decreta.documents.domain.arrival_words import Bearing, Coming
from decreta.documents.domain.arriving import Upload
from decreta.documents.models import Arrival
from decreta.documents.queries.arrivals import Sender, kept_here
from decreta.files import queries
from decreta.files.detection import PDF


@act("capture.register")
def register(
    *,
    paper: TrayPaper,
    sender: Sender,
    bearing: Bearing,
    coming: Coming,
    by: Actor,
    is_compared: bool = False,
    at: dt.datetime | None = None,
) -> Arrival:
    """Register a paper of the tray under the next number of the year, with the file as it came.

    What came as one PDF is kept as it came. Of images, and of pages that were put in order, the PDF that was made of
    them is the paper, and what came goes along, unless another paper came in the same file or mail. Raises what
    `documents.register_arrival` raises.
    """
    row = held(paper, by=by)
    original = kept_here(sender, bearing.symbol)
    file, attached = (None, []) if original is not None else _files(row)
    if original is None and row.came_in is not None and not _is_shared(row, came_in=row.came_in):
        attached.append((row.came_in.name, queries.read(row.came_in)))
    arrival = documents.register_arrival(
        organisation=row.organisation,
        sender=sender,
        bearing=bearing,
        coming=coming,
        paper=file,
        attached=attached,
        is_compared=is_compared,
        by=by,
        at=at,
    )
    if original is None and row.read_by == ReadBy.RECOGNISED:
        texts = [" ".join(word[0] for word in page.words) for page in row.pages.all()]
        documents.read_paper(document=arrival.document, pages=texts, by=Actor.system("capture.reading"), at=at)
    if original is None:
        remember(arrival.document, row)
    corrected = differing(row, {"sender": sender.name_in("vi"), **vars(bearing), **vars(coming)})
    row.state, row.arrival, row.changed_at = TrayState.REGISTERED, arrival, at or clock.now()
    row.save(update_fields=["state", "arrival", "changed_at"])
    record(
        "capture.registered",
        by=by,
        on=row,
        about=[row.organisation, arrival],
        at=at,
        facts={"number": arrival.number, "proposed": sorted(row.proposals.get("fields", {})), "corrected": corrected},
    )
    return arrival


def _files(row: TrayPaper) -> tuple[Upload, list[Upload]]:
    originals = [one.file for one in row.originals.select_related("file__blob")]
    if row.is_whole and len(originals) == 1 and originals[0].blob.media_type == PDF:
        return (originals[0].name, queries.read(originals[0])), []
    shown = row.readable or row.rendition
    own = [file for file in originals if not _is_shared(row, originals__file=file)]
    return (shown.name, queries.read(shown)), [(file.name, queries.read(file)) for file in own]


def _is_shared(row: TrayPaper, **by: Any) -> bool:
    """Whether another paper came in the same file: that one's readers are not those of this one, so it stays in the tray."""
    return TrayPaper.objects.filter(**by).exclude(pk=row.pk).exclude(state=TrayState.JOINED).exists()


@act("capture.set_aside")
def set_aside(*, paper: TrayPaper, reason: str, by: Actor, at: dt.datetime | None = None) -> TrayPaper:
    """Let a paper wait, with a reason: a page is missing, somebody is asked."""
    return _left(paper, TrayState.ASIDE, "capture.set_aside", reason, by=by, at=at)


@act("capture.take_up")
def take_up(*, paper: TrayPaper, by: Actor, at: dt.datetime | None = None) -> TrayPaper:
    """Take up what was set aside."""
    row = held(paper, by=by)
    if row.state != TrayState.ASIDE:
        raise NotNow.of(TrayState(row.state).label, code="not_aside")
    row.state, row.reason, row.changed_at = TrayState.WAITING, "", at or clock.now()
    row.save(update_fields=["state", "reason", "changed_at"])
    record("capture.taken_up", by=by, on=row, about=[row.organisation], at=at, facts={})
    return row


@act("capture.give_back")
def give_back(*, paper: TrayPaper, reason: str, by: Actor, at: dt.datetime | None = None) -> TrayPaper:
    """Return a paper to who sent it, unregistered: meant for another house, damaged, without signature."""
    return _left(paper, TrayState.RETURNED, "capture.returned", reason, by=by, at=at)


@act("capture.drop")
def drop(*, paper: TrayPaper, reason: str, by: Actor, at: dt.datetime | None = None) -> TrayPaper:
    """Take a paper out of the tray that is none: an advertisement, a second scan. The file is kept."""
    return _left(paper, TrayState.DROPPED, "capture.dropped", reason, by=by, at=at)


def _left(
    paper: TrayPaper, state: TrayState, kind: str, reason: str, *, by: Actor, at: dt.datetime | None
) -> TrayPaper:
    row = held(paper, by=by)
    words = policies.reason_given(reason)
    row.state, row.reason, row.changed_at = state, words, at or clock.now()
    row.save(update_fields=["state", "reason", "changed_at"])
    facts: dict[str, Any] = {"reason": words}
    record(kind, by=by, on=row, about=[row.organisation], at=at, facts=facts)
    return row

"""Papers of a point: PDF, examined before they are kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, Invalid, Problems
from decreta.files import domain as files
from decreta.files.detection import PDF
from decreta.files.models import StoredFile
from decreta.meetings import policies, rules
from decreta.meetings.domain import periods
from decreta.meetings.domain.agenda import check_audience, is_sent
from decreta.meetings.domain.indexing import index_paper, index_text
from decreta.meetings.enums import Audience, Period
from decreta.meetings.models import AgendaItem, Paper, PaperVersion
from decreta.meetings.states import AUDIT_KINDS

_TITLE_LIMIT = 300


@dataclass(frozen=True)
class Earlier:
    """A version that a paper had before it came under this point."""

    file: StoredFile
    since: dt.datetime
    until: dt.datetime
    reason: str
    by: Mapping[str, Any]


@act("meetings.add_paper")
def add_paper(
    *,
    item: AgendaItem,
    title: str,
    upload: tuple[str, bytes] | StoredFile,
    by: Actor,
    audience: str = Audience.EVERYBODY,
    late_reason: str = "",
    earlier: Sequence[Earlier] = (),
    at: dt.datetime | None = None,
) -> Paper:
    """Put a paper under a point. `upload` is the file's name and its bytes, or what is stored already.

    `earlier` are the versions that it had under another point, the first one first; it goes on from them.

    Without a title the name of the file serves. One that comes later than the rules of the body ask for is noted as
    such, with its reason where they ask for one.

    Raises Invalid with everything that is wrong with the title and with the file.
    """
    rules.may_prepare(item.sitting.body, by=by)
    policies.can("arrange", item.sitting)
    name = upload.name if isinstance(upload, StoredFile) else upload[0]
    words = " ".join(title.split()) or name.rsplit(".", 1)[0].strip()
    problems = Problems()
    if not words:
        problems.add(_("State the title."), "title", "required")
    if len(words) > _TITLE_LIMIT:
        problems.add(_("The title is longer than %(limit)s characters.") % {"limit": _TITLE_LIMIT}, "title")
    check_audience(audience, is_listed=True, problems=problems)
    file = upload if isinstance(upload, StoredFile) else None
    try:
        if not isinstance(upload, StoredFile):
            file = files.store(content=upload[1], name=name, media_type=PDF, by=by, at=at)
    except ActRefused as refusal:
        for problem in refusal.problems:
            problems.add(problem.message, "upload", problem.code)
    problems.refuse_if_any(Invalid)
    assert file is not None
    short = periods.shortfall(item.sitting, Period.PAPERS, at=at)
    reason = periods.checked(short, late_reason)
    AgendaItem.objects.select_for_update().get(pk=item.pk)
    last = item.papers.aggregate(last=Max("ordinal"))["last"] or 0
    paper = Paper.objects.create(
        item=item,
        file=file,
        title=words,
        ordinal=last + 1,
        added_at=at or clock.now(),
        audience=audience,
        version=len(earlier) + 1,
        replaced_at=earlier[-1].until if earlier else None,
    )
    PaperVersion.objects.bulk_create(
        PaperVersion(
            paper=paper,
            number=number,
            file=one.file,
            since=one.since,
            until=one.until,
            reason=one.reason,
            by=dict(one.by),
        )
        for number, one in enumerate(earlier, start=1)
    )
    index_paper(paper)
    noted = periods.note(short, item.sitting, reason=reason, by=by, paper=paper, at=at)
    facts = {**_facts(paper), "pages": file.page_count, **is_sent(item.sitting), **noted}
    if earlier:
        facts["version"] = paper.version
    record(AUDIT_KINDS["add_paper"], by=by, on=paper, about=[item.sitting], facts=facts, at=at)
    return paper


@act("meetings.remove_paper")
def remove_paper(*, paper: Paper, by: Actor, at: dt.datetime | None = None) -> AgendaItem:
    """Take a paper off a point that has not begun. What it was stays in the log by its hash.

    What somebody who is invited has opened is not removed but withdrawn, with a reason and a trace.
    """
    item = paper.item
    rules.may_prepare(item.sitting.body, by=by)
    policies.can("arrange", item.sitting)
    policies.point_is_untouched(item)
    policies.paper_is_unread(paper, by=by)
    facts = _facts(paper)
    record(AUDIT_KINDS["remove_paper"], by=by, on=paper, about=[item.sitting], facts=facts, at=at)
    paper.delete()
    return item


@act("meetings.read_paper")
def read_paper(
    *, paper: Paper, version: int, pages: list[str], by: Actor, at: dt.datetime | None = None
) -> Paper | None:
    """Keep what was read from a version of a paper, page by page, so that the paper is found by its words.

    A scan has no words. None where another version came, or the paper went, while it was read.
    """
    held = Paper.objects.select_for_update().filter(pk=paper.pk, version=version).first()
    if held is None:
        return None
    index_text(held, pages)
    # About the paper alone: nobody's open page changes because it was read.
    record(AUDIT_KINDS["read_paper"], by=by, on=held, facts={"version": version, "pages": len(pages)}, at=at)
    return held


def _facts(paper: Paper) -> dict[str, object]:
    """What the log keeps: of a paper that not everybody reads its hash, not its title."""
    is_closed = paper.is_restricted or paper.item.is_restricted
    words = {} if is_closed else {"title": paper.title}
    return {**words, "sha256": paper.file.blob_id, "point": paper.item.position, "audience": paper.audience}

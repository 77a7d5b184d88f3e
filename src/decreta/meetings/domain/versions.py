"""A paper gets another version, is taken back, is opened by a reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import connection
from django.utils.translation import gettext as _

from decreta.audit import Line, Ref, act, record, record_all
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, Invalid, NotNow, Problems
from decreta.documents.enums import How
from decreta.files import domain as files
from decreta.files.detection import PDF
from decreta.meetings import policies, rules
from decreta.meetings.domain import periods
from decreta.meetings.domain.indexing import index_paper
from decreta.meetings.enums import Period
from decreta.meetings.models import Paper, PaperReading, PaperVersion, WithdrawnPaper
from decreta.meetings.queries.readings import entitled_to
from decreta.meetings.states import AUDIT_KINDS

_REASON_LIMIT = 300


@act("meetings.replace_paper")
def replace_paper(
    *, paper: Paper, upload: tuple[str, bytes], reason: str, by: Actor, at: dt.datetime | None = None
) -> Paper:
    """Put another version in the place of a paper; the earlier one is kept, with who replaced it, when and why.

    Whoever opened the earlier one sees that it has changed. Also while the sitting runs: open pages are told. When less
    is left before the sitting than the rules of the body ask for papers, that is noted with the same reason.
    Raises Invalid with everything that is wrong with the reason and with the file, also when it is the same file.
    """
    rules.may_prepare(paper.item.sitting.body, by=by)
    policies.can("arrange", paper.item.sitting)
    problems = Problems()
    words = _words(reason, problems)
    file = None
    try:
        file = files.store(content=upload[1], name=upload[0], media_type=PDF, by=by, at=at)
    except ActRefused as refusal:
        for problem in refusal.problems:
            problems.add(problem.message, "upload", problem.code)
    if file is not None and file.blob_id == paper.file.blob_id:
        problems.add(_("This is the file that is there already."), "upload", "same_file")
    problems.refuse_if_any(Invalid)
    assert file is not None
    held = _held(paper)
    moment = at or clock.now()
    PaperVersion.objects.create(
        paper=held,
        number=held.version,
        file=held.file,
        since=held.since,
        until=moment,
        reason=words,
        by=by.as_facts(),
    )
    before = held.file.blob_id
    held.file, held.version, held.replaced_at = file, held.version + 1, moment
    held.save(update_fields=["file", "version", "replaced_at"])
    index_paper(held)
    short = periods.shortfall(held.item.sitting, Period.PAPERS, at=moment)
    noted = periods.note(short, held.item.sitting, reason=words, by=by, paper=held, at=at)
    facts = {
        "before": before,
        "after": file.blob_id,
        "version": held.version,
        "pages": file.page_count,
        **_open_words(held, reason=words),
        **noted,
    }
    record(AUDIT_KINDS["replace_paper"], by=by, on=held, about=[held.item.sitting], facts=facts, at=at)
    return held


@act("meetings.withdraw_paper")
def withdraw_paper(*, paper: Paper, reason: str, by: Actor, at: dt.datetime | None = None) -> WithdrawnPaper:
    """Take a paper back, also while the sitting runs: at once no page, file or list has it any more.

    What it was, who had opened it and why it was withdrawn stay for who runs the sitting. Raises Invalid without a reason.
    """
    sitting = paper.item.sitting
    rules.may_prepare(sitting.body, by=by)
    policies.can("arrange", sitting)
    problems = Problems()
    words = _words(reason, problems)
    problems.refuse_if_any(Invalid)
    held = _held(paper)
    earlier = [
        {"number": one.number, "sha256": one.file.blob_id, "since": one.since.isoformat(), "reason": one.reason}
        for one in held.earlier.select_related("file")
    ]
    opened = [
        {"person": one.person.full_name, "version": one.version, "at": one.opened_at.isoformat()}
        for one in held.readings.select_related("person")
    ]
    trace = WithdrawnPaper.objects.create(
        item=held.item,
        key=held.pk,
        file=held.file,
        title=held.title,
        audience=held.audience,
        version=held.version,
        added_at=held.added_at,
        withdrawn_at=at or clock.now(),
        reason=words,
        by=by.as_facts(),
        earlier=earlier,
        opened=opened,
        told=[str(one.holding_id) for one in entitled_to(held)],
    )
    facts = {
        "trace": trace.pk,
        "sha256": held.file.blob_id,
        "version": held.version,
        "opened_by": len({one["person"] for one in opened}),
        **_open_words(held, title=held.title, reason=words),
    }
    record(AUDIT_KINDS["withdraw_paper"], by=by, on=held, about=[held.item.sitting], facts=facts, at=at)
    held.delete()
    return trace


@act("meetings.open_paper")
def open_paper(*, paper: Paper, by: Actor, at: dt.datetime | None = None) -> PaperReading | None:
    """Note that somebody has opened the present version of a paper. None when he had, or when nobody in person reads.

    Raises NotNow for a paper that was withdrawn since it was found: it is not given out any more.
    """
    if by.person_id is None:
        return None
    made = PaperReading(paper=paper, person_id=by.person_id, version=paper.version, opened_at=at or clock.now())
    if not _is_noted(made):
        return None
    # About the paper alone: nobody's open page changes because somebody reads.
    record(AUDIT_KINDS["open_paper"], by=by, on=paper, facts={"version": paper.version}, at=at)
    return made


@act("meetings.open_papers")
def open_papers(*, papers: Sequence[Paper], by: Actor, at: dt.datetime | None = None) -> int | None:
    """Note that somebody has opened the present versions of many papers, as `open_paper` does of one.

    Returns of how many that is new; None when of none, or when nobody in person reads. Raises NotNow where one of them
    was withdrawn since it was found. So many statements for two papers as for two hundred.
    """
    if by.person_id is None:
        return None
    held = list(Paper.objects.select_for_update().filter(pk__in=[one.pk for one in papers]).order_by("pk"))
    if len(held) < len({one.pk for one in papers}):
        raise NotNow.of(_("This paper was withdrawn."), code="withdrawn")
    read = {one.pk: one.version for one in papers}
    known = set(PaperReading.objects.filter(paper__in=held, person_id=by.person_id).values_list("paper_id", "version"))
    new = [one for one in held if (one.pk, read[one.pk]) not in known]
    if not new:
        return None
    moment = at or clock.now()
    PaperReading.objects.bulk_create(
        [PaperReading(paper=one, person_id=by.person_id, version=read[one.pk], opened_at=moment) for one in new],
        ignore_conflicts=True,
    )
    lines = [Line(Ref.to(one), (), {"version": read[one.pk]}) for one in new]
    return record_all(AUDIT_KINDS["open_paper"], by=by, lines=lines, at=at)


@act("meetings.take_paper")
def take_paper(*, paper: Paper, version: int, how: How, by: Actor, at: dt.datetime | None = None) -> Paper:
    """Note that somebody printed or kept a version of a paper that bears its reader's name.

    Raises NotNow for a paper that was withdrawn since it was found: it is not given out any more.
    """
    held = _held(paper)
    # About the paper alone: nobody's open page changes because somebody keeps one.
    record(AUDIT_KINDS["take_paper"], by=by, on=held, facts={"version": version, "how": str(how)}, at=at)
    return held


#: Holds the paper against being withdrawn, not against others who open it in the same moment: they are a thousand.
_NOTE_READING = """
    INSERT INTO meetings_paperreading (id, paper_id, person_id, version, opened_at)
    SELECT %s, paper.id, %s, %s, %s FROM meetings_paper AS paper WHERE paper.id = %s FOR KEY SHARE
    ON CONFLICT DO NOTHING RETURNING id
"""


def _is_noted(reading: PaperReading) -> bool:
    """Whether the reading is written now; False when it stood already. Raises NotNow for a paper that was withdrawn."""
    values = (reading.pk, reading.person_id, reading.version, reading.opened_at, reading.paper_id)
    with connection.cursor() as cursor:
        cursor.execute(_NOTE_READING, values)
        if cursor.fetchone() is not None:
            return True
    if not Paper.objects.filter(pk=reading.paper_id).exists():
        raise NotNow.of(_("This paper was withdrawn."), code="withdrawn")
    return False


def _held(paper: Paper) -> Paper:
    """The paper as it is now, which nobody else changes until the act has ended."""
    rows = Paper.objects.select_for_update(of=("self",)).select_related("item__sitting__body", "file")
    found = rows.filter(pk=paper.pk).first()
    if found is None:
        raise NotNow.of(_("This paper was withdrawn."), code="withdrawn")
    return found


def _words(reason: str, problems: Problems) -> str:
    words = " ".join(reason.split())
    if not words:
        problems.add(_("State the reason."), "reason", "required")
    if len(words) > _REASON_LIMIT:
        problems.add(_("The reason is longer than %(limit)s characters.") % {"limit": _REASON_LIMIT}, "reason")
    return words


def _open_words(paper: Paper, **words: str) -> dict[str, object]:
    """What the log may say in words: nothing of a paper that not everybody reads."""
    is_closed = paper.is_restricted or paper.item.is_restricted
    return {"point": paper.item.position, "audience": paper.audience, **({} if is_closed else words)}

"""What was decided, what holds of it, and what became of the tasks that follow."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from decreta.assignments.enums import ANSWERABLE, DONE, Timeliness
from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.texts import search_text
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.meetings.domain.notice import told_points
from decreta.meetings.happenings import Group, Happening, happenings_of
from decreta.meetings.models import Conclusion, ConclusionNotice, Sitting
from decreta.minutes.enums import Life, Work
from decreta.minutes.models import Decision, DecisionLink
from decreta.minutes.models.decisions import DecisionQuerySet

#: So many decisions that are not done a page of a sitting shows.
MOST_OPEN = 50
_AT_ONCE = 300
_RELATED = ("body", "sitting__body", "item", "series__term", "document")


@dataclass
class Row:
    """A decision with its life and its tasks as of a day, as far as the reader sees them."""

    decision: Decision
    life: Life
    document: Document | None = None
    tasks: list[TaskClass] = field(default_factory=list)

    @property
    def pk(self) -> UUID:
        key: UUID = self.decision.pk
        return key

    @property
    def done(self) -> int:
        return sum(one.timeliness in DONE or one.timeliness == Timeliness.CLOSED_OTHERWISE for one in self.tasks)

    @property
    def overdue(self) -> int:
        return sum(one.timeliness == Timeliness.OVERDUE for one in self.tasks)

    @property
    def counts(self) -> dict[str, int]:
        """How many tasks stand where."""
        return dict(Counter(str(one.timeliness.value) for one in self.tasks))

    @property
    def work(self) -> Work:
        """What became of the tasks, in one word."""
        if not self.tasks:
            return Work.NONE
        if self.done == len(self.tasks):
            return Work.DONE
        return Work.LATE if self.overdue else Work.OPEN


def found(
    actor: Actor, *, words: str = "", body: str = "", life: str = "", as_of: dt.date | None = None
) -> DecisionQuerySet:
    """The decisions that somebody sees, narrowed; each folded word must stand in subject, text or number."""
    day = as_of or clock.today()
    rows: DecisionQuerySet = Decision.objects.visible_to(actor)
    rows = rows.living(life, day) if life in Life.values else rows.with_life(day)
    rows = rows.filter(decided_on__lte=day)
    if body:
        rows = rows.filter(body__code=body)
    for word in search_text(words).split():
        rows = rows.filter(folded__contains=word)
    return rows


def rows_of(decisions: QuerySet[Decision], *, as_of: dt.date, actor: Actor) -> list[Row]:
    """Decisions with their papers and tasks, in the order of the query. A fixed number of statements."""
    given = list(decisions.select_related(*_RELATED))
    papers = _papers(given, actor)
    tasks = _tasks({one.pk for one in papers.values()}, as_of=as_of, actor=actor)
    made = []
    for one in given:
        paper = papers.get(one.pk)
        held = [task for task in tasks if paper is not None and _follows(task, paper, one.anchor)]
        made.append(Row(one, one.life(as_of), paper, held))
    return made


def with_work(decisions: QuerySet[Decision], work: str, *, as_of: dt.date, actor: Actor) -> list[UUID]:
    """Those of whose tasks this became: judged as the page shows it, some hundreds at a time.

    What has tasks or has none by its rows alone is not looked at.
    """
    if work != Work.NONE:
        decisions = decisions.filter(_with_tasks(as_of, unfinished=work in {Work.OPEN, Work.LATE}))
    return [row.pk for row in _in_parts(decisions, as_of=as_of, actor=actor) if row.work == work]


def _in_parts(decisions: QuerySet[Decision], *, as_of: dt.date, actor: Actor) -> Iterator[Row]:
    """The rows of a query in its order, so that never more than a part of a register is in memory."""
    keys = list(decisions.values_list("pk", flat=True))
    for start in range(0, len(keys), _AT_ONCE):
        yield from rows_of(decisions.filter(pk__in=keys[start : start + _AT_ONCE]), as_of=as_of, actor=actor)


def _with_tasks(as_of: dt.date, *, unfinished: bool) -> Q:
    """Decisions whose paper, or whose sitting's notice, has tasks; `unfinished`: and one that may not be done on the day.

    A wider ring than the truth, which depends on the place in the paper and on the reader: it spares the rest.
    """
    moment = clock.end_of_day(as_of)
    tasks = Task.objects.standing_at(moment)
    if unfinished:
        answering = Assignment.objects.filter(
            matter_kind=MATTER_KIND, matter_id=OuterRef("pk"), role__in=ANSWERABLE, parent=None
        )
        is_finished = Q(last_fact_at__lte=moment) & (Q(done_accepted_at__isnull=False) | Q(closed_at__isnull=False))
        tasks = tasks.filter(Exists(answering.exclude(is_finished)) | ~Exists(answering))
    own = Exists(tasks.filter(directive__document=OuterRef("document")))
    by_notice = Exists(tasks.filter(directive__document=OuterRef("sitting__notice__document")))
    return Q(own) | Q(by_notice)


def _papers(decisions: Sequence[Decision], actor: Actor) -> dict[UUID, Document]:
    """The paper that carries each decision, as far as the reader sees it. Two statements."""
    notices = dict(
        ConclusionNotice.objects.filter(sitting__in={one.sitting_id for one in decisions})
        .exclude(document__state=DocumentState.WITHDRAWN)
        .values_list("sitting_id", "document_id")
    )
    wanted = {one.pk: one.document_id or (notices.get(one.sitting_id) if one.anchor else None) for one in decisions}
    seen = Document.objects.visible_to(actor).filter(pk__in={pk for pk in wanted.values() if pk is not None})
    known = seen.defer("search").in_bulk()
    return {pk: known[paper] for pk, paper in wanted.items() if paper in known}


def _tasks(papers: set[UUID], *, as_of: dt.date, actor: Actor) -> list[TaskClass]:
    if not papers:
        return []
    moment = clock.end_of_day(as_of)
    tasks = Task.objects.filter(directive__document__in=papers).standing_at(moment)
    return classes_of(tasks.told_to(actor).visible_to(actor), moment=moment, reader=actor)


def _follows(row: TaskClass, paper: Document, anchor: str) -> bool:
    """Whether a task follows from a place of a paper: from its sentence, or from one below it."""
    if row.task.directive.document_id != paper.pk:
        return False
    place = row.task.clause.anchor
    return not anchor or place == anchor or place.startswith((f"{anchor}.", f"{anchor}-"))


def links_of(decision: Decision, actor: Actor) -> tuple[list[DecisionLink], list[DecisionLink]]:
    """What it changes and what changes it, as far as the reader sees the other one."""
    visible = Decision.objects.visible_to(actor).values("pk")
    earlier = decision.changes.filter(earlier__in=visible).select_related("earlier__body")
    later = decision.changed_by.filter(later__in=visible).select_related("later__body")
    return list(earlier), list(later)


def open_of(bodies: Iterable[object], *, as_of: dt.date, actor: Actor) -> list[Row]:
    """Earlier decisions in force of some bodies that are not all done: what the next agenda asks about.

    The oldest first, and at most one more than `MOST_OPEN`: a page shows no more, and says where the rest is.
    """
    visible = Decision.objects.visible_to(actor).filter(body__in=list(bodies), decided_on__lt=as_of)
    rows = visible.standing(as_of).filter(_with_tasks(as_of, unfinished=True)).order_by("decided_on", "number")
    waiting = (one for one in _in_parts(rows, as_of=as_of, actor=actor) if one.work in {Work.OPEN, Work.LATE})
    return list(islice(waiting, MOST_OPEN + 1))


def results_of(sitting: Sitting) -> dict[UUID, str]:
    """By which result each conclusion was decided, in words that may go wherever the conclusion goes.

    Results on the order of the sitting and on amendments decide no conclusion. A conclusion is held to what was decided
    under its point since the one before it was first written; to the same as that one where nothing was; and a draft
    that was written before any vote to the first that followed. Where several questions were decided meanwhile, all of
    them are told, each with its question.
    """
    results = matters_of(sitting)
    found: dict[UUID, str] = {}
    first = Coalesce("begun_at", "written_at")
    conclusions = Conclusion.objects.concluded().filter(item__sitting=sitting).order_by("item_id", first, "ordinal")
    for point, held in groupby(conclusions, key=lambda one: one.item_id):
        waiting: Sequence[Happening] = results.get(point, [])
        standing: Sequence[Happening] = []
        for one in held:
            fresh = [result for result in waiting if result.at <= one.first_written_at]
            waiting = waiting[len(fresh) :]
            standing = fresh or standing
            if not standing:
                standing, waiting = waiting[:1], waiting[1:]
            found[one.pk] = told(standing)
    return found


def matters_of(sitting: Sitting) -> dict[UUID, list[Happening]]:
    """What was decided on the matter under each point, the earliest first."""
    happened = [one for one in happenings_of(sitting) if one.group == Group.RESULT and one.point is not None]
    # A motion tells its end besides its ballot: of a motion on the order neither counts, of another one the ballot.
    of_order = {one.through for one in happened if one.is_of_order and one.through is not None}
    put = {one.source for one in happened}
    found: dict[UUID, list[Happening]] = {}
    for one in happened:
        if not one.is_of_order and one.source not in of_order and (one.through is None or one.through not in put):
            assert one.point is not None
            found.setdefault(one.point, []).append(one)
    return found


def told(results: Sequence[Happening]) -> str:
    """Results as a decision carries them, a line for each."""
    return "\n".join(one.told_widely for one in results)


def anchors_of(sitting: Sitting) -> dict[UUID, str]:
    """Where each conclusion stands in the notice: points with conclusions are numbered anew, as its composing does."""
    points = told_points(sitting).order_by("position").prefetch_related("conclusions")
    concluded = [item.concluded for item in points if item.concluded]
    return {
        one.pk: f"{number}.{place}"
        for number, held in enumerate(concluded, start=1)
        for place, one in enumerate(held, start=1)
    }

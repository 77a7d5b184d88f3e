"""What papers ended: of one task, by one paper, and one ending with all of its tasks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from decreta.assignments.enums import ANSWERABLE
from decreta.assignments.models import WHOSE, Assignment
from decreta.changes.enums import Side
from decreta.changes.models import ChangedTask, Ending, ExtensionLine
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND

#: As many tasks as a form offers for a choice; others are found by words.
OFFERED = 30


@dataclass(frozen=True)
class Told:
    """An ending with its tasks on both sides, as one reader sees them."""

    ending: Ending
    ended: list[ChangedTask]
    successors: list[ChangedTask]

    def other_side(self, task_id: UUID) -> list[ChangedTask]:
        """The tasks that stand opposite to one."""
        return self.successors if self.has_ended(task_id) else self.ended

    def has_ended(self, task_id: UUID) -> bool:
        """Whether a task ended by it."""
        return any(one.task_id == task_id for one in self.ended)


def endings_of(task_id: UUID, actor: Actor) -> list[Told]:
    """The endings in which a task stands, on whichever side, the newest first. One statement."""
    return _grouped(_of_task.rows(actor, task_id))


def endings_by(document_id: UUID, actor: Actor) -> list[Told]:
    """The endings that rest on a paper. One statement."""
    return _grouped(_of_document.rows(actor, document_id))


def told_of(ending: Ending, actor: Actor) -> Told:
    """One ending with its tasks, their words as its reader may have them."""
    found = _seen(ChangedTask.objects.filter(ending=ending), actor)
    tasks = Task.objects.told_to(actor).select_related("directive__document", "clause").defer("search")
    named = tasks.in_bulk([one.task_id for one in found])
    rows = list(found)
    for one in rows:
        one.task = named[one.task_id]
    return _told(ending, rows)


def lines_of(document_id: UUID) -> list[ExtensionLine]:
    """What a letter says to each request, in its order. One statement."""
    return list(_lines.rows(document_id))


@dataclass(frozen=True)
class Offered:
    """Tasks among which one is chosen: those chosen before, so many that were found now, and whether there are more."""

    tasks: list[Task]
    found: int = 0
    has_more: bool = False


def offered(
    task: Task, actor: Actor, words: str = "", *, chosen: Iterable[UUID] = (), elsewhere: bool = False
) -> Offered:
    """Other open tasks of the body, found by words or the newest directive first; those chosen before stand on top.

    `elsewhere` leaves out those of the same directive. At most two statements.
    """
    answering = Assignment.objects.filter(
        matter_kind=MATTER_KIND,
        matter_id=OuterRef("pk"),
        role__in=ANSWERABLE,
        parent=None,
        closed_at=None,
        done_accepted_at=None,
    )
    found = Task.objects.visible_to(actor).told_to(actor).filter(Exists(answering), body=task.body_id)
    found = found.exclude(pk=task.pk)
    if elsewhere:
        found = found.exclude(directive=task.directive_id)
    related = ("directive__document", "directive__body", "clause", "group", "body")
    order = ("-directive__decided_on", "directive_id", "ordinal", "pk")
    found = found.select_related(*related).defer("search").order_by(*order)
    keys = list(chosen)
    kept = list(found.filter(pk__in=keys)) if keys else []
    if words:
        found = found.filter(pk__in=Task.objects.found_by_words(words, actor).values("pk"))
    rows = list(found.exclude(pk__in=[one.pk for one in kept])[: OFFERED + 1])
    return Offered([*kept, *rows[:OFFERED]], len(rows[:OFFERED]), len(rows) > OFFERED)


@prepared
def _of_task(actor: Actor, task_id: UUID) -> QuerySet[ChangedTask]:
    return _seen(ChangedTask.objects.filter(ending__tasks__task_id=task_id), actor)


@prepared
def _of_document(actor: Actor, document_id: UUID) -> QuerySet[ChangedTask]:
    return _seen(ChangedTask.objects.filter(ending__document_id=document_id), actor)


@prepared
def _lines(document_id: UUID) -> QuerySet[ExtensionLine]:
    found = ExtensionLine.objects.filter(letter__document_id=document_id)
    related = ("letter", *(f"request__assignment__{one}" for one in WHOSE))
    return found.select_related(*related).order_by("pk")


def _seen(found: QuerySet[ChangedTask], actor: Actor) -> QuerySet[ChangedTask]:
    """With whether the reader sees each task itself: who does not is told its number, not led to it."""
    is_seen = Exists(Task.objects.visible_to(actor).filter(pk=OuterRef("task_id")))
    related = ("ending__document", "task__directive__document")
    unread = ("ending__document__search", "task__search", "task__directive__document__search")
    return found.annotate(is_seen=is_seen).select_related(*related).defer(*unread).order_by("-ending_id", "pk")


def _grouped(rows: list[ChangedTask]) -> list[Told]:
    by_ending: dict[UUID, list[ChangedTask]] = {}
    for row in rows:
        by_ending.setdefault(row.ending_id, []).append(row)
    return [_told(members[0].ending, members) for members in by_ending.values()]


def _told(ending: Ending, rows: list[ChangedTask]) -> Told:
    sides = [[one for one in rows if one.side == side] for side in (Side.ENDED, Side.SUCCESSOR)]
    return Told(ending, *sides)

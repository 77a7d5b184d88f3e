"""Tasks as a list keeps them: with who leads and coordinates now, to be compared with the list that comes in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import WHOSE, Assignee, Assignment, Deliverable
from decreta.core.deadlines import Deadline
from decreta.core.recurrence import Rule
from decreta.core.texts import fold
from decreta.directives.models import RecurrenceRule, Task, Withdrawal
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.standing_leads import names_each
from decreta.organisation.models import Group, Organisation


@dataclass
class Listed:
    """A task with what a row of a list says of it."""

    task: Task
    deadline: Deadline
    lead: Assignee | Group | None = None
    #: The organisations that it names itself, each of which must do it.
    each: list[Organisation] = field(default_factory=list)
    coordinating: list[Assignee] = field(default_factory=list)
    deliverables: list[str] = field(default_factory=list)
    is_open: bool = False
    #: Entered wrongly: it hides nothing that stands, as what has ended otherwise does.
    is_withdrawn: bool = False
    #: How it recurs, in force now.
    rule: Rule | None = None


@dataclass
class ListedTasks:
    """The tasks of some documents, found by id, or by the words of their sentence."""

    by_id: dict[str, Listed]
    by_words: dict[tuple[UUID, str], Listed]

    def find(self, document_id: UUID, task_id: str, quote: str) -> Listed | None:
        """The task that a row means; one that was withdrawn is none, and one of another document neither."""
        found = self.by_id.get(task_id)
        if found is None or found.is_withdrawn:
            found = self.by_words.get((document_id, fold(quote)))
        is_its = found is not None and found.is_open and found.task.directive.document_id == document_id
        return found if is_its else None


def each_words(organisations: Iterable[Organisation]) -> str:
    """Several, each of which must do a task, as the cell of a list names them and an import reads them again."""
    return _("each of: %(names)s") % {"names": "; ".join(sorted(one.name_vi for one in organisations))}


def listed_tasks(documents: Iterable[UUID]) -> ListedTasks:
    """The tasks that came of some documents. Three statements, and one more where some recur."""
    tasks = Task.objects.filter(directive__document__in=list(documents)).defer("search")
    tasks = tasks.select_related("clause", "group", "directive__body", "directive__document__body")
    withdrawn = Exists(Withdrawal.objects.filter(task=OuterRef("pk"), restored_at=None))
    listed = {
        task.pk: Listed(task, Deadline.from_data(task.deadline), lead=task.group, is_withdrawn=task.stands_withdrawn)
        for task in tasks.annotate(stands_withdrawn=withdrawn)
    }
    matters = {"matter_kind": MATTER_KIND, "matter_id__in": list(listed)}
    given = Assignment.objects.filter(**matters, parent=None, closed_at=None).select_related(*WHOSE)
    for one in given.order_by("pk"):
        found = listed[one.matter_id]
        found.is_open = True
        if one.role == AssignmentRole.LEAD:
            found.lead = one.assignee
        elif one.role == AssignmentRole.EACH and one.organisation is not None and names_each(found.task):
            found.each.append(one.organisation)
        elif one.role == AssignmentRole.COORDINATE:
            found.coordinating.append(one.assignee)
    for item in Deliverable.objects.standing().filter(**matters).order_by("ordinal"):
        listed[item.matter_id].deliverables.append(item.name_vi)
    rules = _rules({task.first_id for task in tasks if task.occurrence})
    for each in listed.values():
        each.rule = rules.get(each.task.first_id)
    by_words: dict[tuple[UUID, str], Listed] = {}
    # Of a recurring task the newest occurrence, with the deadline by which the list knows it: that of the first. What is
    # withdrawn hides nothing that stands.
    newest = sorted(listed.values(), key=lambda one: (one.is_withdrawn, -(one.task.occurrence or 0)))
    for each in newest:
        first = listed.get(each.task.first_id)
        known = replace(each, deadline=first.deadline) if first is not None else each
        for words in (each.task.clause.raw_quote, each.task.raw_title):
            by_words.setdefault((each.task.directive.document_id, fold(words)), known)
    return ListedTasks({str(pk): one for pk, one in listed.items()}, by_words)


def _rules(firsts: set[UUID]) -> dict[UUID, Rule | None]:
    """The rules in force of recurring tasks, by their first occurrence."""
    if not firsts:
        return {}
    newest = (
        RecurrenceRule.objects.filter(recurrence__in=firsts).order_by("recurrence", "-version").distinct("recurrence")
    )
    return {
        first: Rule.from_data(data) if data else None for first, data in newest.values_list("recurrence_id", "rule")
    }

"""The tasks of a list as rows that can be changed in a spreadsheet and brought back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.deadlines import DeadlineKind, words
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.listed import Listed, each_words, listed_tasks
from decreta.directives.queries.task_list import tasks_asked_for
from decreta.directives.queries.whom import written

#: A spreadsheet to be worked in, not an archive. What is beyond is said before and in the file.
MOST = 5_000


def _changeable(query: Mapping[str, str], actor: Actor) -> QuerySet[Task]:
    """The open tasks of an address that the actor may change, without what is not told to him or not of his bodies."""
    found, _moment = tasks_asked_for(query, actor, [])
    open_ones = Assignment.objects.filter(
        matter_kind=MATTER_KIND, matter_id=OuterRef("pk"), parent=None, closed_at=None
    )
    own = found.filter(Q(("is_told", True)), body_id__in=actor.body_ids | actor.served_body_ids)
    return own.filter(Exists(open_ones))


def number_to_change(query: Mapping[str, str], actor: Actor) -> int:
    """How many there are, whatever a file holds of them. One statement."""
    return _changeable(query, actor).order_by().count()


def rows_to_change(query: Mapping[str, str], actor: Actor) -> list[dict[str, str]]:
    """The open tasks of an address that the actor may change, with every cell as an import reads it again. At most `MOST`."""
    in_order = _changeable(query, actor).order_by("directive__decided_on", "directive_id", "ordinal", "pk")
    asked = list(in_order.values_list("pk", "directive__document_id")[:MOST])
    listed = listed_tasks({document for _pk, document in asked})
    return list(_rows(listed.by_id[str(pk)] for pk, _document in asked))


def _rows(listed: Iterable[Listed]) -> Iterator[dict[str, str]]:
    language = get_language() or "vi"
    for one in listed:
        if not one.is_open:
            continue
        task = one.task
        yield {
            "task_id": str(task.pk),
            "symbol": task.directive.document.symbol,
            "title": task.raw_title,
            "title_en": task.raw_title_en,
            "title_ja": task.raw_title_ja,
            "lead": each_words(one.each) if one.each else written(one.lead) if one.lead else "",
            "coordinating": "\n".join(sorted(map(written, one.coordinating))),
            # What waits for an event is said in more columns than one; an empty cell says nothing.
            "deadline": "" if one.deadline.kind is DeadlineKind.EVENT else words(one.deadline, language),
            "day_off": "" if one.deadline.rolls_to_working_day else "stays",
            "repeats": one.rule.unit.value if one.rule is not None else "",
            "repeats_until": one.rule.until.isoformat() if one.rule is not None and one.rule.until else "",
            "deliverables": "\n".join(one.deliverables),
            "quote": task.clause.raw_quote,
        }

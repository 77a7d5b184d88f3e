"""The tasks of a list as rows that can be changed in a spreadsheet and brought back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Q
from django.utils.translation import get_language

from decreta.core.actor import Actor
from decreta.core.deadlines import DeadlineKind, words
from decreta.directives.queries.listed import Listed, listed_tasks
from decreta.directives.queries.task_list import tasks_asked_for

#: A spreadsheet to be worked in, not an archive.
MOST = 5_000


def rows_to_change(query: Mapping[str, str], actor: Actor) -> list[dict[str, str]]:
    """The open tasks of an address that the actor may change, with every cell as an import reads it again.

    What is not told to him, and what belongs to other bodies, is left out. At most `MOST`.
    """
    found, _moment = tasks_asked_for(query, actor, [])
    own = found.filter(Q(("is_told", True)), body_id__in=actor.body_ids | actor.served_body_ids)
    in_order = own.order_by("directive__decided_on", "directive_id", "ordinal", "pk")
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
            "lead": one.lead.name_vi if one.lead else "",
            "coordinating": "\n".join(sorted(each.name_vi for each in one.coordinating)),
            # What waits for an event is said in more columns than one; an empty cell says nothing.
            "deadline": "" if one.deadline.kind is DeadlineKind.EVENT else words(one.deadline, language),
            "repeats": one.rule.unit.value if one.rule is not None else "",
            "repeats_until": one.rule.until.isoformat() if one.rule is not None and one.rule.until else "",
            "deliverables": "\n".join(one.deliverables),
            "quote": task.clause.raw_quote,
        }

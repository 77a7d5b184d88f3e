"""A list of tasks: each row a sentence of a directive, with who leads, who coordinates, by when, what is to come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from decreta.assignments.models import Assignee
from decreta.core.actor import Actor
from decreta.core.deadlines import DECISION, words
from decreta.core.errors import NotAllowed
from decreta.core.texts import fold, normalise_symbol
from decreta.directives.domain.amending import amend_task
from decreta.directives.domain.directing import Responsible, Span, Titles, declare_total
from decreta.directives.domain.recurring import assign_repeating
from decreta.directives.domain.withdrawing import withdraw_task
from decreta.directives.importing import papers
from decreta.directives.importing.besides import besides
from decreta.directives.importing.columns import COLUMNS
from decreta.directives.importing.reading import read_row
from decreta.directives.models import Directive, Task
from decreta.directives.queries.listed import Listed, each_words, listed_tasks
from decreta.directives.queries.texts import find_quote, issued_version
from decreta.directives.queries.whom import written
from decreta.kit.importing import Column, Importable, Judged, Row, Standing
from decreta.kit.queries.imports import results
from decreta.organisation.models import Group


class TaskList(Importable):
    """Tasks of directives. A directive that the records do not hold is entered with the sentences of the list."""

    kind: ClassVar[str] = "directives.tasks"
    label: ClassVar[str | Promise] = gettext_lazy("List of tasks")
    about: ClassVar[str | Promise] = gettext_lazy(
        "Tasks that a body has assigned, each with its lead agency, deadline and deliverables."
    )
    icon: ClassVar[str] = "list-checks"
    order: ClassVar[int] = 10
    columns: ClassVar[tuple[Column, ...]] = COLUMNS
    fixed: ClassVar[frozenset[str]] = frozenset(
        {"deadline", "day_off", "deliverables", "quote", "repeats", "repeats_until"}
    )

    def may(self, *, by: Actor) -> None:
        """Secretaries of bodies, for the bodies they work for."""
        if not by.can("assign_tasks") or not (by.is_system or by.body_ids | by.served_body_ids):
            raise NotAllowed.of(_("Lists of tasks are imported by the secretary of a body."), code="not_a_secretary")

    def key(self, row: Row) -> str:
        symbol = normalise_symbol(row.cells.get("symbol", ""))
        known_by = row.cells.get("task_id") or row.cells.get("number")
        known_by = known_by or fold(row.cells.get("quote") or row.cells.get("title", ""))
        return f"{symbol}\x1f{known_by}" if symbol and known_by else ""

    def said(self, row: Row) -> str:
        cells = row.cells
        return f"{cells['symbol']}, {cells.get('number') or cells.get('quote') or cells.get('title', '')}"

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        papers.find_papers(judged, by=by)
        for beside in besides():
            beside.look_up(judged, by=by)
        for row in judged.rows:
            read_row(row, judged)

    def standing(self, judged: Judged, *, by: Actor) -> dict[int, Standing]:
        documents = {row.values["_document"].pk for row in judged.rows if row.values.get("_document")}
        earlier = results(self.kind, [row.key for row in judged.rows if row.key])
        listed = listed_tasks(documents)
        found = {}
        for row in judged.rows:
            document = row.values.get("_document")
            task_id = row.get("task_id", "").lower() or row.get("_task_id", "")
            one = None
            if document is not None:
                one = listed.find(
                    document.pk, task_id or earlier.get(row.key, ""), "" if task_id else row.get("quote", "")
                )
            if one is None and task_id:
                row.fault("task_id", "no_such_task", symbol=row.get("symbol", ""))
            if one is not None:
                _by_its_clock(row, one.task.directive)
                found[row.number] = Standing(one, self._shown(one))
        tasks = {number: one.thing.task for number, one in found.items()}
        for beside in besides():
            for number, shown in beside.compare(tasks, judged.rows, by=by).items():
                found[number] = Standing(found[number].thing, {**found[number].shown, **shown})
        return found

    def _shown(self, one: Listed) -> dict[str, object]:
        task = one.task
        return {
            "title": task.raw_title,
            "title_en": task.raw_title_en,
            "title_ja": task.raw_title_ja,
            "quote": task.clause.raw_quote,
            "lead": each_words(one.each) if one.each else written(one.lead) if one.lead else "",
            "coordinating": sorted(map(written, one.coordinating)),
            "deadline": words(one.deadline, get_language() or "vi"),
            "day_off": "" if one.deadline.rolls_to_working_day else "stays",
            "repeats": one.rule.unit.value if one.rule is not None else "",
            "repeats_until": one.rule.until if one.rule is not None else None,
            "deliverables": one.deliverables,
            "declared_total": task.directive.declared_total,
        }

    def before(self, rows: Sequence[Row], *, by: Actor) -> None:
        papers.enter_papers([row for row in rows if row.thing is None], by=by)

    def act(self, row: Row, *, by: Actor) -> models.Model | None:
        task = self._change(row, by=by) if row.thing is not None else self._assign(row, by=by)
        for beside in besides():
            beside.act(row, task, by=by)
        return task

    def _assign(self, row: Row, *, by: Actor) -> Task:
        directive = papers.directive_of(row)
        place = find_quote(issued_version(directive.document), row.values["quote"])
        assert place is not None  # the paper was found or entered with these words
        anchor, start, end = place
        return assign_repeating(
            directive=directive,
            span=Span(anchor, start, end, row.values["quote"]),
            titles=_titles(row),
            responsible=_responsible(row),
            deadline=row.values["_deadline"],
            deliverables=_deliverables(row),
            quote_translations=Titles("", row.get("quote_en", ""), row.get("quote_ja", "")),
            repeats=row.values.get("_repeats"),
            by=by,
        )

    def _change(self, row: Row, *, by: Actor) -> Task:
        task: Task = row.thing.task
        if "declared_total" in row.changes:
            directive = papers.directive_of(row)
            if directive.declared_total != row.values["declared_total"]:
                declare_total(directive=directive, total=row.values["declared_total"], by=by)
        retitled = row.changes & {"title", "title_en", "title_ja"}
        titles = Titles(
            row.values.get("title") or task.raw_title,
            _kept(row, "title_en", task.raw_title_en),
            _kept(row, "title_ja", task.raw_title_ja),
        )
        others = row.changes & {"lead", "coordinating"}
        if retitled or others:
            amend_task(
                task=task,
                titles=titles if retitled else None,
                responsible=self._others(row) if others else None,
                reason=_("changed in the imported list"),
                by=by,
            )
        return task

    def _others(self, row: Row) -> Responsible:
        listed: Listed = row.thing
        wanted = _responsible(row)
        if "coordinating" in row.changes:
            return wanted
        kept = [one for one in listed.coordinating if one != wanted.lead]
        return replace(wanted, coordinating=kept)

    def undo(self, kind: str, key: str, *, by: Actor) -> None:
        task = Task.objects.select_related("directive__body", "directive__document__body").get(pk=UUID(key))
        for beside in besides():
            beside.undo(task, by=by)
        withdraw_task(task=task, reason=_("the import was undone"), if_untouched=True, by=by)

    def address(self, kind: str, key: str) -> str:
        return reverse("directives:task", args=[key])


def _kept(row: Row, column: str, otherwise: str) -> str:
    return str(row.values.get(column) or "") if column in row.changes else otherwise


def _titles(row: Row) -> Titles:
    return Titles(row.values["title"], row.get("title_en", ""), row.get("title_ja", ""))


def _responsible(row: Row) -> Responsible:
    lead: Assignee | Group = row.values["_lead"]
    coordinating = row.values["_coordinating"]
    if several := row.values["_several"]:
        return Responsible(several=several, coordinating=coordinating)
    if isinstance(lead, Group):
        return Responsible(each=lead, coordinating=coordinating)
    return Responsible(lead=lead, coordinating=coordinating)


def _deliverables(row: Row) -> list[Titles]:
    in_english, in_japanese = row.get("deliverables_en", []), row.get("deliverables_ja", [])
    return [
        Titles(
            text,
            in_english[place] if place < len(in_english) else "",
            in_japanese[place] if place < len(in_japanese) else "",
        )
        for place, text in enumerate(row.get("deliverables", []))
    ]


def _by_its_clock(row: Row, directive: Directive) -> None:
    """A time that names no event runs from what the directive says, as it did when the task was assigned."""
    deadline = row.values.get("_deadline")
    if deadline is not None and deadline.event_key == DECISION:
        row.values["_deadline"] = replace(deadline, event_key=str(directive.clock_start))
        row.values["deadline"] = words(row.values["_deadline"], get_language() or "vi")

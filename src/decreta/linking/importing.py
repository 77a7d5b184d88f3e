"""Identifiers of trackers in lists of tasks: by them rows are known again, and what is new is entered with the task."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from decreta.core.actor import Actor
from decreta.directives.importing.besides import Beside
from decreta.directives.models import Task
from decreta.kit.importing import Column, Judged, Row
from decreta.kit.importing.faults import sentences
from decreta.linking.domain import identify
from decreta.linking.identifiers import key_of, read, written
from decreta.linking.imprints import imprint_of
from decreta.linking.models import ExternalId, Tracker
from decreta.linking.queries.identifiers import of_tasks, trackers_in_use
from decreta.linking.queries.likeness import lookalikes, told_of

COLUMN = "external_ids"

sentences(
    {
        "no_such_tracker": _("“%(text)s” names no tracker. Write its code, a colon, the identifier: %(codes)s."),
        "other_task": _("%(id)s is the identifier of a task of another directive, or of one that has ended."),
        "two_tasks": _("These are the identifiers of several tasks."),
        "looks_like": _("Looks like task %(n)s of %(symbol)s: %(percent)s %% of the words alike."),
        "same_id": _("Row %(other)s of this file has the identifier %(id)s as well."),
    }
)


class Identifiers(Beside):
    """One column with the identifiers of a task in all trackers."""

    columns: ClassVar[tuple[Column, ...]] = (
        Column(
            COLUMN,
            _("Identifiers in trackers"),
            synonyms=(
                "Mã trên hệ thống theo dõi",
                "Mã định danh nhiệm vụ",
                "Mã nhiệm vụ trên hệ thống",
                "External ID",
                "External ids",
                "Tracker ID",
                "外部ID",
                "外部識別子",
            ),
            is_many=True,
            help=_(
                "The code of the tracker, a colon, the identifier; several separated by semicolons. By it a task is "
                "known again."
            ),
            example="nq57: 12.3.1",
            width=24,
        ),
    )

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        """One statement for the trackers of a file, one for the tasks of a stretch of rows."""
        rows = [row for row in judged.rows if row.get(COLUMN)]
        if not rows:
            return
        trackers = _trackers(judged)
        for row in rows:
            row.values["_external"] = _read(row, trackers)
        wanted = {key_of(value) for row in rows for _tracker, value in row.values["_external"]}
        known = _known(wanted, by)
        seen: dict[tuple[object, str], int] = judged.memo.setdefault("external_seen", {})
        for row in rows:
            _find(row, known, seen)

    def compare(self, found: Mapping[int, Task], rows: Iterable[Row], *, by: Actor) -> dict[int, dict[str, object]]:
        """An identifier is added, never taken away: what a list does not name stays."""
        asked = {row.number: row for row in rows if row.number in found and row.values.get("_external")}
        present = of_tasks(found[number].pk for number in asked) if asked else {}
        shown: dict[int, dict[str, object]] = {}
        for number, row in asked.items():
            here = present.get(found[number].pk, [])
            keys = {(one.tracker_id, one.key) for one in here}
            added = [
                written(tracker.code, value)
                for tracker, value in row.values["_external"]
                if (tracker.pk, key_of(value)) not in keys
            ]
            before = sorted(written(one.tracker.code, one.value) for one in here)
            row.values[COLUMN] = sorted([*before, *added])
            shown[number] = {COLUMN: before}
        return shown

    def act(self, row: Row, task: Task, *, by: Actor) -> None:
        """Enter the identifiers that the task has not got yet."""
        if not row.values.get("_external"):
            return
        names: dict[Tracker, list[str]] = {}
        present = of_tasks([task.pk]).get(task.pk, [])
        for tracker, value in row.values["_external"]:
            names.setdefault(tracker, [one.value for one in present if one.tracker_id == tracker.pk]).append(value)
        identify(task=task, names=names, by=by)

    def undo(self, task: Task, *, by: Actor) -> None:
        """A task that is withdrawn leaves its identifiers to another."""
        names: dict[Tracker, list[str]] = {one.tracker: [] for one in of_tasks([task.pk]).get(task.pk, [])}
        if names:
            identify(task=task, names=names, by=by)

    def take_out(self, tasks: Iterable[UUID]) -> dict[UUID, dict[str, str]]:
        """The identifiers as an import reads them again."""
        return {
            key: {COLUMN: "\n".join(written(one.tracker.code, one.value) for one in found)}
            for key, found in of_tasks(tasks).items()
        }


def _trackers(judged: Judged) -> dict[str, Tracker]:
    if "trackers" not in judged.memo:
        judged.memo["trackers"] = {one.code: one for one in trackers_in_use()}
    found: dict[str, Tracker] = judged.memo["trackers"]
    return found


def _read(row: Row, trackers: dict[str, Tracker]) -> list[tuple[Tracker, str]]:
    found = []
    for text in row.get(COLUMN, []):
        named = read(text, trackers)
        if named is None or not key_of(named[1]) or len(named[1]) > 80:
            row.fault(COLUMN, "no_such_tracker", text=text, codes=", ".join(trackers) or "–")
        else:
            found.append(named)
    return found


def _known(keys: set[str], by: Actor) -> dict[tuple[object, str], ExternalId]:
    """What is named so already; whose tasks one does not see are not told apart from those of other directives."""
    found = ExternalId.objects.filter(key__in=keys, withdrawn_at=None)
    related = found.select_related("tracker", "task__clause", "task__directive")
    return {(one.tracker_id, one.key): one for one in related}


def _find(row: Row, known: Mapping[tuple[object, str], ExternalId], seen: dict[tuple[object, str], int]) -> None:
    """The task that the row means by its identifiers: `_task_id`."""
    here = [
        one for tracker, value in row.values["_external"] if (one := known.get((tracker.pk, key_of(value)))) is not None
    ]
    for tracker, value in row.values["_external"]:
        first = seen.setdefault((tracker.pk, key_of(value)), row.number)
        if first != row.number:
            row.fault(COLUMN, "same_id", other=first, id=value)
    tasks = {one.task_id: one.task for one in here}
    if not tasks:
        return
    if len(tasks) > 1:
        row.fault(COLUMN, "two_tasks")
        return
    task = next(iter(tasks.values()))
    document = row.values.get("_document")
    if document is None or task.directive.document_id != document.pk:
        row.fault(COLUMN, "other_task", id=here[0].value)
        return
    row.values["_task_id"] = str(task.pk)
    if not row.cells.get("quote"):
        # The list names the task by its identifier: its sentence is the one that stands.
        row.values["quote"] = task.clause.raw_quote


class Likes(Beside):
    """What a list adds and looks like a task of another directive: said in the preview, never in the way."""

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        """Four statements for a stretch of rows."""
        rows = [
            row for row in judged.rows if row.get("title") and not row.get("_task_id") and not row.cells.get("task_id")
        ]
        made = {row.number: imprint_of(row.get("title")) for row in rows}
        near = lookalikes(made)
        tasks = {task.pk: task for _like, task in told_of([like for likes in near.values() for like in likes], by)}
        for row in rows:
            document = row.values.get("_document")
            for like in near.get(row.number, ()):
                task = tasks.get(like.task_id)
                if task is not None and (document is None or task.directive.document_id != document.pk):
                    symbol = task.directive.document.symbol
                    row.remark("title", "looks_like", n=task.ordinal, symbol=symbol, percent=like.likeness)
                    break

"""Who directs and who monitors a task, in lists of tasks: by name, by name and post, or by the code of the post."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from decreta.assignments.enums import Minds
from decreta.assignments.queries.minders import as_of, named_now
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.domain.minding import mind_task
from decreta.directives.importing.besides import Beside
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.minders import called, candidates
from decreta.kit.importing import Column, Judged, Row
from decreta.kit.importing.faults import sentences
from decreta.organisation.models import Body, Holding

_PARTS: dict[str, Minds] = {"directs": Minds.DIRECTS, "monitors": Minds.MONITORS}

sentences(
    {
        "no_minder": _("“%(text)s” is nobody who may be named for this. Possible: %(names)s."),
        "minder_unclear": _("Several people are meant by “%(text)s”. Give the post as well: %(names)s."),
    }
)


class Minders(Beside):
    """Two columns: the directing leader and the monitoring officer."""

    columns: ClassVar[tuple[Column, ...]] = (
        Column(
            "directs",
            _("Directing leader"),
            synonyms=(
                "Lãnh đạo chỉ đạo",
                "Lãnh đạo phụ trách",
                "Đồng chí chỉ đạo",
                "Lãnh đạo phân công chỉ đạo",
                "Leader in charge",
                "指導担当幹部",
                "担当幹部",
            ),
            help=_("A leader of the body, by name or by the code of his post. An empty cell says nothing."),
            max_length=300,
            width=26,
        ),
        Column(
            "monitors",
            _("Monitoring officer"),
            synonyms=(
                "Chuyên viên theo dõi",
                "Cán bộ theo dõi",
                "Người theo dõi",
                "Cán bộ đôn đốc",
                "Officer in charge of monitoring",
                "進捗担当官",
                "進捗管理担当",
            ),
            help=_("Who works for the body, by name or by the code of his post. An empty cell says nothing."),
            max_length=300,
            width=26,
        ),
    )

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        """Two statements for each body that is named in a file, none for a file without these columns."""
        for row in judged.rows:
            body = row.values.get("_body")
            for column, part in _PARTS.items():
                text = row.get(column, "")
                if not text or body is None:
                    continue
                people = _people(judged, body, part)
                found = called(people, text)
                if len(found) == 1:
                    row.values[f"_{column}"] = found[0]
                    row.values[column] = str(found[0])
                elif found:
                    row.fault(column, "minder_unclear", text=text, names="; ".join(map(str, found[:4])))
                else:
                    names = [str(one) for one in people[:4]]
                    row.fault(column, "no_minder", text=text, names="; ".join(names) or "–", offers=names)

    def compare(self, found: Mapping[int, Task], rows: Iterable[Row], *, by: Actor) -> dict[int, dict[str, object]]:
        """Who minds the tasks now. One statement, none where no row names anybody."""
        asked = {row.number for row in rows if row.number in found and any(row.get(f"_{one}") for one in _PARTS)}
        if not asked:
            return {}
        now = as_of(MATTER_KIND, [found[number].pk for number in asked], clock.now())
        return {
            number: {column: str(minders[part]) if part in minders else "" for column, part in _PARTS.items()}
            for number in asked
            for minders in [now.get(found[number].pk, {})]
        }

    def act(self, row: Row, task: Task, *, by: Actor) -> None:
        """Name whom the row names; of whom it says nothing he stays."""
        wanted: dict[str, Holding] = {one: row.values[f"_{one}"] for one in _PARTS if row.values.get(f"_{one}")}
        if not wanted:
            return
        now = named_now(MATTER_KIND, task.pk)
        mind_task(
            task=task,
            directs=wanted.get("directs") or now.get(Minds.DIRECTS),
            monitors=wanted.get("monitors") or now.get(Minds.MONITORS),
            by=by,
        )

    def take_out(self, tasks: Iterable[UUID]) -> dict[UUID, dict[str, str]]:
        """The names as an import reads them again."""
        found = as_of(MATTER_KIND, list(tasks), clock.now())
        return {
            task: {column: str(minders[part]) for column, part in _PARTS.items() if part in minders}
            for task, minders in found.items()
        }


def _people(judged: Judged, body: Body, part: Minds) -> list[Holding]:
    known: dict[object, list[Holding]] = judged.memo.setdefault("minders", {})
    key = (body.pk, part)
    if key not in known:
        known[key] = list(candidates(body, part, clock.today()))
    return known[key]

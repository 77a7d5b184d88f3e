"""The tasks that were published of 2017, all 21,914, through the report, its data, its tables and its paper."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from django.utils import translation

from decreta.assignments.enums import AssignmentRole, Timeliness
from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.progress import ratios, report
from decreta.directives.queries.report_data import report_data
from decreta.directives.rendering import paper, plain
from decreta.directives.rendering.printed import printed
from tests.directives.tasks import directed
from tests.directives.test_published import PUBLISHED
from tests.documents import office as offices
from tests.documents.office import Office

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DAY, ALL = dt.date(2025, 12, 31), 21_914
#: Of each class: when its deadline lapses, when it was reported, when that was accepted.
SHAPES = {
    Timeliness.DONE_IN_TIME: (dt.date(2025, 12, 30), dt.date(2025, 12, 1), dt.date(2025, 12, 31)),
    Timeliness.DONE_LATE: (dt.date(2025, 11, 30), dt.date(2025, 12, 1), dt.date(2025, 12, 31)),
    Timeliness.IN_PROGRESS_IN_TIME: (dt.date(2026, 3, 31), None, None),
    Timeliness.OVERDUE: (dt.date(2025, 11, 30), None, None),
}


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build()


def _noon(day: dt.date | None) -> dt.datetime | None:
    return dt.datetime.combine(day, dt.time(12), tzinfo=clock.zone()) if day else None


def _loaded(office: Office) -> Task:
    """All tasks of that year in one directive, as tables hold them: one by its acts, the others like it."""
    first = directed(office, deadline=Deadline.of_year(2025))
    begun = first.created_at
    wanted = [one for one, number in PUBLISHED.items() for _ in range(number)]
    # The one that was assigned is in progress.
    wanted.remove(Timeliness.IN_PROGRESS_IN_TIME)
    Assignment.objects.filter(matter_id=first.pk).update(current_lapses_at=clock.end_of_day(dt.date(2026, 3, 31)))
    like = {name: getattr(first, name) for name in ("directive", "clause", "body", "mode", "deadline", "due_period")}
    tasks = [
        Task(**like, ordinal=n, raw_title=f"Nhiệm vụ {n}", is_itemised=True, created_at=begun)
        for n in range(2, ALL + 1)
    ]
    Task.objects.bulk_create(tasks, batch_size=4000)
    Assignment.objects.bulk_create(
        [
            Assignment(
                matter_kind=MATTER_KIND,
                matter_id=task.pk,
                role=AssignmentRole.LEAD,
                organisation=office.ministry,
                monitor=office.body,
                deadline=task.deadline,
                due_period=task.due_period,
                assigned_at=begun,
                recorded_at=begun,
                last_fact_at=begun,
                baseline_lapses_at=clock.end_of_day(SHAPES[kind][0]),
                current_lapses_at=clock.end_of_day(SHAPES[kind][0]),
                done_reported_at=_noon(SHAPES[kind][1]),
                done_accepted_at=_noon(SHAPES[kind][2]),
            )
            for task, kind in zip(tasks, wanted, strict=True)
        ],
        batch_size=4000,
    )
    first.directive.declared_total = ALL
    first.directive.save(update_fields=["declared_total"])
    return first


def _words(content: bytes) -> str:
    paper = pypdfium2.PdfDocument(content)
    return " ".join(page.get_textpage().get_text_range() for page in paper).replace("\xa0", " ")


def test_all_tasks_of_2017_come_out_of_report_data_table_and_paper_as_they_were_published(office: Office) -> None:
    first = _loaded(office)
    with clock.frozen(clock.end_of_day(DAY)):
        found = report(directive=first.directive, as_of=DAY)
        assert (found.declared, found.assigned, found.itemised, found.not_itemised) == (ALL, ALL, ALL, 0)
        assert {one: found.totals.counts[one.value] for one in PUBLISHED} == PUBLISHED
        assert found.totals.done == 16_051 and found.totals.total - found.totals.done == 5_863
        shares = {one.key: (one.numerator, one.denominator) for one in ratios(found)}
        assert shares["done_of_due"] == (16_051, 16_274) and shares["in_time_of_due"] == (14_068, 16_274)

        data = report_data(found)  # counts every figure again from its rows
        assert data["totals"] == {one.value: number for one, number in PUBLISHED.items()}
        assert len(data["rows"]) == data["assigned"] == ALL

        with translation.override("vi"):
            said = printed(data, language="vi", moment=clock.now())
        assert len(said.annex.rows) == ALL
        table = io.BytesIO()
        plain.write(said, table)
        assert table.getvalue().decode("utf-8-sig").count("Nhiệm vụ ") >= ALL - 1

        # The paper is set whole but for its annex, of which the first rows stand for all.
        sheet = io.BytesIO()
        with translation.override("vi"):
            paper.write(replace(said, annex=replace(said.annex, rows=said.annex.rows[:20])), sheet)
        words = _words(sheet.getvalue())
        for number in ("21914", "14068", "1983", "5640", "223"):
            assert number in words.replace(".", ""), number

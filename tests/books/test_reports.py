"""The two reports: what became of what came in, and what went out, as of a day, of what one may see."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.assignments import domain as assignments
from decreta.assignments.models import Assignment
from decreta.books.tables.reports import INCOMING_REPORT, OUTGOING_REPORT
from decreta.core import clock
from decreta.documents import domain
from decreta.documents.domain import issuing
from decreta.kit.exporting import content_of
from tests.documents.arrivals import registered
from tests.documents.office import approved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_vietnamese")]


def rows_of(table, office, who: str = "clerk", **query: str) -> dict[object, list[object]]:
    """The rows of a report by their first column."""
    return {row[0]: list(row[1:]) for row in content_of(table, query, office.actor(who)).rows()}


def marked(office, symbol: str, *, due_on: dt.date):
    arrival = registered(office, symbol=symbol)
    return domain.mark(arrival=arrival, words="Xử lý.", lead=office.unit, due_on=due_on, by=office.actor("chief"))


def finish(office, mark) -> None:
    """The unit reports, the leader accepts."""
    one = Assignment.objects.get(matter_id=mark.pk)
    by = office.actor("officer")
    assignments.receive(assignment=one, by=by)
    said = assignments.report(assignment=one, text="Xong.", claims_done=True, by=by)
    assignments.accept(report=said, by=office.actor("chief"))


def test_incoming_is_counted_by_who_leads_in_time_late_open_and_overdue(office):
    start = clock.now()
    in_time, late, _open = (
        marked(office, f"{number}/SXD", due_on=(start + dt.timedelta(days=days)).date())
        for number, days in ((1, 5), (2, 1), (3, 2))
    )
    registered(office, symbol="4/SXD")
    domain.void_arrival(arrival=registered(office, symbol="5/SXD"), reason="Nhầm", by=office.actor("clerk"))
    with clock.frozen(start + dt.timedelta(days=3)):
        finish(office, in_time)
        finish(office, late)
        found = rows_of(INCOMING_REPORT, office)
        # received, marked, in time, late, open, overdue; days to the mark, until done, nine in ten
        assert found == {
            "Vụ Tổng hợp": [3, 3, 1, 1, 1, 1, 0.0, 3.0, 3.0],
            "chưa có ai": [1, 0, 0, 0, 1, 0, None, None, None],
        }
        before = rows_of(INCOMING_REPORT, office, as_of=start.date().isoformat())
        assert before["Vụ Tổng hợp"][:6] == [3, 3, 0, 0, 3, 0]
        assert rows_of(INCOMING_REPORT, office, to="2025-03-17") == {}


def test_nobody_counts_what_he_may_not_see(office):
    marked(office, "1/SXD", due_on=dt.date(2025, 3, 25))
    registered(office, symbol="2/SXD")
    assert rows_of(INCOMING_REPORT, office, "officer") == {"Vụ Tổng hợp": [1, 1, 0, 0, 1, 0, 0.0, None, None]}
    assert rows_of(INCOMING_REPORT, office, "ministry_clerk") == {}
    assert rows_of(OUTGOING_REPORT, office, "ministry_clerk") == {}


def test_outgoing_is_counted_by_type_with_how_long_it_took(office):
    documents = [approved(office, subject=f"Thông báo {n}") for n in range(2)]
    with clock.frozen(clock.now() + dt.timedelta(days=2)):
        for number, document in enumerate(documents):
            day = dt.date(2025, 3, 18 + 2 * number)
            by = office.actor("clerk")
            issuing.issue(document=document, idempotency_key=f"key-of-{number}", issued_on=day, by=by)
        approved(office, subject="Chưa ban hành")
        assert rows_of(OUTGOING_REPORT, office) == {"Thông báo": [2, 0, 1, 2.0, 2.0]}
        assert rows_of(OUTGOING_REPORT, office, to="2025-03-19") == {"Thông báo": [1, 0, 1, 2.0, 2.0]}

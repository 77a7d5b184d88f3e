"""What is done to many things at once costs as many statements for few as for many, and each has its entry."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decreta.audit.models import Entry
from decreta.core.errors import Invalid, NotNow
from decreta.meetings import domain, search_index
from decreta.meetings.domain import NewPoint
from decreta.meetings.enums import PointKind
from decreta.meetings.models import Paper, PaperReading
from tests.files.papers import pdf
from tests.meetings.office import convened, points, secretary, sitting_of


def cost(act, **arguments) -> int:
    with CaptureQueriesContext(connection) as asked:
        act(**arguments)
    return len(asked)


def test_points_are_put_on_an_agenda_together(office):
    sitting, by = sitting_of(office), secretary(office)
    few = cost(domain.add_points, sitting=sitting, points=[NewPoint("Một"), NewPoint("Hai")], by=by)
    more = [NewPoint("Phần hai", kind=PointKind.HEADING), *(NewPoint(f"Việc {n}", level=1) for n in range(8))]
    assert cost(domain.add_points, sitting=sitting, points=more, by=by) == few
    assert [one.number for one in points(sitting)][:4] == ["1", "2", "3", "3.1"]
    assert points(sitting)[2].minutes == 0
    entries = Entry.objects.filter(kind="meetings.point_added")
    assert entries.count() == 11 and entries.filter(facts__level=1).count() == 8
    assert all(f"meetings.sitting:{sitting.pk}" in one.about for one in entries)
    assert len(search_index.find_points("viec", by)) == 8


def test_of_points_that_are_put_together_none_stands_where_one_cannot(office):
    sitting, by = sitting_of(office), secretary(office)
    for wrong in (NewPoint(" "), NewPoint("x", kind=PointKind.EARLIER_CONCLUSIONS), NewPoint("x", minutes=0)):
        with pytest.raises(Invalid):
            domain.add_points(sitting=sitting, points=[NewPoint("Một"), wrong], by=by)
    assert points(sitting) == []


def test_papers_are_opened_together_once_each_and_not_when_one_is_gone(office):
    sitting, by, member = convened(office), secretary(office), office.actor("member")
    item = points(sitting)[0]
    for number in range(6):
        domain.add_paper(item=item, title=f"Phụ lục {number}", upload=(f"{number}.pdf", pdf(1)), by=by)
    papers = list(Paper.objects.filter(item=item))
    few = cost(domain.open_papers, papers=papers[:2], by=member)
    assert cost(domain.open_papers, papers=papers, by=member) == few
    assert PaperReading.objects.filter(person=member.person_id).count() == 7
    assert Entry.objects.filter(kind="meetings.paper_opened").count() == 7
    assert domain.open_papers(papers=papers, by=member) is None
    domain.withdraw_paper(paper=papers[0], reason="Chưa duyệt", by=by)
    with pytest.raises(NotNow):
        domain.open_papers(papers=papers, by=office.actor("deputy"))
    assert not PaperReading.objects.filter(person=office.actor("deputy").person_id).exists()

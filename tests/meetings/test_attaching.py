"""Rows of a prepared statement put under those to which they belong."""

from __future__ import annotations

import pytest

from decreta.core import clock
from decreta.core.attaching import NarrowedWarning, attach
from decreta.meetings import domain
from decreta.meetings.models import AgendaItem, Conclusion
from tests.meetings.office import moment, opened, points, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def agenda(office):
    sitting = opened(office)
    with clock.frozen(moment(9, 30)):
        for number, item in enumerate(points(sitting)):
            for text in ("Một", "Hai")[: number + 1]:
                domain.write_conclusion(item=item, text=text, by=secretary(office))
    return list(AgendaItem.objects.filter(sitting=sitting))


def test_it_stands_where_prefetching_would_put_it(agenda, django_assert_num_queries):
    attach(agenda, "conclusions", Conclusion.objects.filter(item__in=agenda))
    with django_assert_num_queries(0):
        found = [(item.pk, [(one.text, one.item is item) for one in item.conclusions.all()]) for item in agenda]
        assert [item.conclusions.count() for item in agenda] == [len(rows) for _pk, rows in found]
    fetched = AgendaItem.objects.filter(pk__in=[one.pk for one in agenda]).prefetch_related("conclusions")
    assert found == [(item.pk, [(one.text, True) for one in item.conclusions.all()]) for item in fetched]
    assert any(rows for _pk, rows in found)


def test_under_whom_nothing_belongs_stands_nothing(agenda, django_assert_num_queries):
    attach(agenda, "papers", ())
    attach([], "papers", ())
    with django_assert_num_queries(0):
        assert [list(item.papers.all()) for item in agenda] == [[] for _item in agenda]


def test_what_was_attached_is_narrowed_by_a_statement_that_nobody_expects(agenda, django_assert_num_queries):
    attach(agenda, "conclusions", Conclusion.objects.filter(item__in=agenda))
    with pytest.raises(NarrowedWarning):
        agenda[0].conclusions.filter(text="Hai")
    written = agenda[1]
    with pytest.warns(NarrowedWarning), django_assert_num_queries(1):
        assert [(one.text, one.item_id) for one in written.conclusions.filter(text="Hai")] == [("Hai", written.pk)]

"""Entries are written one by one or many at once; a reader cannot tell which."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection, transaction

from decreta.audit import Line, Ref, record, record_all
from decreta.audit.canonical import CANONICAL
from decreta.audit.models import Entry, Pending
from decreta.audit.recording import _COLUMNS, counting_entries
from decreta.core import clock
from decreta.core.actor import Actor

pytestmark = pytest.mark.django_db
BY = Actor.system("tests")
FACTS = {
    "lapses_at": dt.datetime(2025, 3, 31, 9, tzinfo=dt.UTC),
    "on": dt.date(2025, 3, 31),
    "text": "Ủy ban — “kết luận”\t\\N\n",
    "nested": [{"n": 1, "x": None}, 2.5, True],
}
THING, MATTER = Ref("tests.thing", "1"), Ref("tests.matter", "2")


@pytest.fixture(autouse=True)
def _standing_clock(monkeypatch):
    """One moment for both ways, also of real time."""
    at = dt.datetime(2025, 3, 31, 2, tzinfo=dt.UTC)
    monkeypatch.setattr(clock, "real_now", lambda: at)
    with clock.frozen(at):
        yield


def hashed(entry: Entry) -> str:
    """The text whose hash stands in the log, but for the entry's id."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ({CANONICAL})::jsonb - 0 FROM audit_entry e WHERE e.id = %s", [entry.pk])
        return cursor.fetchone()[0]


@pytest.mark.parametrize("at", [None, dt.datetime(2025, 3, 30, 12, 30, 0, 1, tzinfo=dt.UTC)])
def test_an_entry_of_many_is_the_entry_that_would_have_been_written_alone(at):
    alone = Entry.objects.get(pk=record("tests.said", by=BY, on=THING, about=[MATTER], facts=FACTS, at=at))
    assert record_all("tests.said_by_many", by=BY, lines=[Line(THING, [MATTER], FACTS)] * 3, at=at) == 3
    many = list(Entry.objects.filter(kind="tests.said_by_many"))
    assert len({entry.pk for entry in many}) == 3
    for entry in many:
        assert hashed(entry) == hashed(alone).replace("tests.said", "tests.said_by_many")


def test_every_column_of_an_entry_is_written():
    assert set(_COLUMNS) == {field.column for field in Entry._meta.fields}


def test_each_of_many_waits_for_its_place_in_the_log():
    record_all("tests.said", by=BY, lines=[Line(THING, [], {"n": n}) for n in range(5)])
    assert set(Pending.objects.values_list("entry_id", flat=True)) == set(Entry.objects.values_list("pk", flat=True))


def test_many_count_for_the_act_that_writes_them():
    with counting_entries() as written:
        record_all("tests.said", by=BY, lines=[Line(THING, [], {})] * 4)
    assert written.number == 4


def test_none_of_many_writes_nothing():
    assert record_all("tests.said", by=BY, lines=[]) == 0
    assert not Entry.objects.exists()


def test_an_act_that_is_taken_back_takes_its_many_entries_along():
    with pytest.raises(RuntimeError), transaction.atomic():
        record_all("tests.said", by=BY, lines=[Line(THING, [], {})] * 4)
        raise RuntimeError
    assert not Entry.objects.exists()
    assert not Pending.objects.exists()

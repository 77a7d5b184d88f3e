"""What many parts of a page ask is asked at once, and each is given exactly what it would have been given by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.db.models import BinaryField, DecimalField, F, FloatField, QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from decreta.accounts.models import User
from decreta.audit.models import Entry
from decreta.core import ahead, clock, travelling
from decreta.core.among import Told
from decreta.core.prepared import Prepared, prepared
from decreta.organisation.models import Post
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY, Office

pytestmark = pytest.mark.django_db


@prepared
def called(name: Told) -> QuerySet[User]:
    return User.objects.filter(username=name)


@prepared
def entries(since: dt.datetime) -> QuerySet[Entry]:
    return Entry.objects.filter(happened_at__gte=since).order_by("-pk")[:20]


@prepared
def posts() -> QuerySet[Post]:
    return Post.objects.select_related("body", "unit__organisation").order_by("pk")


@prepared
def columns() -> QuerySet[Post, tuple[object, ...]]:
    found = Post.objects.order_by("-pk").annotate(seven=Value(7))
    return found.values_list("pk", "valid_from", "body__code", "seven", "signs")


@prepared
def two_ways() -> QuerySet[Post, tuple[object, ...]]:
    first = Post.objects.filter(signs=True).order_by("pk").values_list("pk", "body_id")[:3]
    return first.union(Post.objects.filter(signs=False).order_by("pk").values_list("pk", "body_id")[:3], all=True)


@prepared
def amounts() -> QuerySet[User, Decimal]:
    kind: DecimalField = DecimalField(max_digits=9, decimal_places=2)
    return User.objects.annotate(amount=Cast(F("pk"), kind)).order_by("pk").values_list("amount", flat=True)


@pytest.fixture
def office(db: None) -> Iterator[Office]:
    with clock.frozen(ISSUE_DAY):
        yield offices.build(with_users=True)


SINCE = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def told(row: object) -> object:
    """A row with everything that was read with it."""
    if not hasattr(row, "_meta"):
        return row
    kept = {name: value for name, value in row.__dict__.items() if name != "_state"}
    joined = row._state.fields_cache.items()  # type: ignore[attr-defined]
    return kept, {name: None if one is None else one.__dict__.keys() for name, one in joined}


@pytest.mark.parametrize(
    ("statement", "arguments"), [(entries, (SINCE,)), (posts, ()), (columns, ()), (two_ways, ()), (amounts, ())]
)
def test_rows_that_were_asked_ahead_are_those_that_the_statement_gives(
    office: Office, statement: Prepared, arguments: tuple[object, ...]
) -> None:
    usual = statement.rows(*arguments)
    assert usual, "nothing to compare"
    with ahead.knowing(ahead.told([statement.ask(*arguments)])):
        assert [told(one) for one in statement.rows(*arguments)] == [told(one) for one in usual]


def test_many_statements_cost_one_and_what_was_not_asked_ahead_is_asked(
    office: Office, django_assert_num_queries: object
) -> None:
    for one in (posts, columns, two_ways, called):
        one.rows(*([Told("nobody")] if one is called else []))
    with django_assert_num_queries(1):  # type: ignore[operator]
        with ahead.gathering() as asked:
            for _again in range(2):
                assert not [*posts.rows(), *columns.rows(), *two_ways.rows(), *called.rows(Told("nobody"))]
        assert len(asked) == 4
        with ahead.knowing(ahead.told(asked)):
            assert posts.rows() and columns.rows() and two_ways.rows() and not called.rows(Told("nobody"))
    with ahead.knowing(ahead.told(asked)), django_assert_num_queries(1):  # type: ignore[operator]
        called.rows(Told("somebody else"))


def test_a_column_that_does_not_travel_is_asked_for_only_where_there_is_a_row(
    office: Office, django_assert_num_queries: object
) -> None:
    known = ahead.told([amounts.ask()])
    with ahead.knowing(known), django_assert_num_queries(1):  # type: ignore[operator]
        assert amounts.rows()

    @prepared
    def of_nobody() -> QuerySet[User, Decimal]:
        return amounts().filter(username="nobody")

    with ahead.knowing(ahead.told([of_nobody.ask()])), django_assert_num_queries(0):  # type: ignore[operator]
        assert of_nobody.rows() == []


def test_a_number_stays_one_and_bytes_stay_bytes() -> None:
    columns = (*map(travelling._of_field, (FloatField(), BinaryField(), UUIDField())),)
    assert None not in columns
    text = '[{"c0": 1, "c1": "\\\\x00ff", "c2": null}, {"c0": "Infinity", "c1": null, "c2": null}]'
    first, second = travelling.read(columns, text)  # type: ignore[arg-type]
    assert first == (1.0, b"\x00\xff", None) and isinstance(first[0], float)
    assert second == (float("inf"), None, None)

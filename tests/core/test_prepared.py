"""Statements that are written once give what the queryset gives, for everybody and at every moment."""

from __future__ import annotations

import dataclasses
import datetime as dt
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import EmptyResultSet
from django.db.models import Q, QuerySet

from decreta.accounts.models import ApiToken, User
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids, Keys, Numbers
from decreta.core.prepared import NotKeptWarning, prepared

pytestmark = pytest.mark.django_db

HANOI = Actor(user_id=7, person_id=uuid4(), person_name="Hà", organisation_ids=frozenset({uuid4()}))
TWO = dataclasses.replace(HANOI, organisation_ids=frozenset({uuid4(), uuid4()}))


def built(query: QuerySet[ApiToken]) -> tuple[str, tuple[object, ...]]:
    sql, parameters = query.query.sql_with_params()
    return sql, tuple(parameters)


@prepared
def written_by(user_id: int, since: dt.datetime, ids: frozenset[UUID]) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(user_id=user_id, created_at__gte=since, id__in=ids, created_at__lt=clock.now())


def test_another_call_of_the_same_shape_gives_its_own_values() -> None:
    before, after = dt.datetime(2025, 3, 1, tzinfo=dt.UTC), dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    one, two = frozenset({uuid4()}), frozenset({uuid4()})
    with clock.frozen(after):
        written_by.statement(1, before, one)
    with clock.frozen(before):
        assert written_by.statement(2, after, two) == built(written_by(2, after, two))
    assert written_by.is_kept(1, before, one)


def test_more_ids_are_another_statement() -> None:
    now = clock.now()
    with clock.frozen(now):
        for ids in (frozenset({uuid4()}), frozenset({uuid4(), uuid4(), uuid4()})):
            sql, parameters = written_by.statement(1, now, ids)
            expected, values = built(written_by(1, now, ids))
            assert sql == expected
            assert sorted(map(str, parameters)) == sorted(map(str, values))


def test_no_ids_give_no_row_without_asking(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert written_by.rows(1, clock.now(), frozenset()) == []
    with pytest.raises(EmptyResultSet):
        written_by.statement(1, clock.now(), frozenset())


def test_equal_values_share_a_place_and_unequal_ones_do_not() -> None:
    @prepared
    def either(one: UUID, other: UUID) -> QuerySet[ApiToken]:
        return ApiToken.objects.filter(id__in={one, other})

    same = uuid4()
    for pair in ((same, same), (uuid4(), uuid4()), (same, same)):
        sql, parameters = either.statement(*pair)
        assert sql.count("%s") == len(set(pair)) == len(parameters)
        assert set(parameters) == set(pair)


def test_what_is_computed_from_a_value_is_built_anew_each_time() -> None:
    @prepared
    def yesterday() -> QuerySet[ApiToken]:
        return ApiToken.objects.filter(created_at__gte=clock.now() - dt.timedelta(days=1))

    @prepared
    def of_this_year(day: dt.date) -> QuerySet[ApiToken]:
        return ApiToken.objects.filter(created_at__year=day.year)

    with pytest.warns(NotKeptWarning):
        assert not yesterday.is_kept()
    with pytest.warns(NotKeptWarning):
        assert not of_this_year.is_kept(clock.today())
    for year in (2025, 2026):
        with clock.frozen(dt.datetime(year, 5, 1, tzinfo=dt.UTC)):
            assert yesterday.statement()[1] == (dt.datetime(year, 4, 30, tzinfo=dt.UTC),)
            assert of_this_year.statement(clock.today())[1] == built(of_this_year(clock.today()))[1]


def test_names_of_the_actor_are_no_part_of_the_shape_unless_they_are_asked_for() -> None:
    @prepared
    def of(actor: Actor) -> QuerySet[ApiToken]:
        return ApiToken.objects.filter(user_id=actor.user_id)

    @prepared
    def named(actor: Actor) -> QuerySet[User]:
        return User.objects.filter(username=actor.person_name)

    other = dataclasses.replace(HANOI, user_id=8, person_name="Huế", address="10.0.0.7")
    assert of.statement(HANOI)[1] == (7,)
    assert of.statement(other)[1] == (8,)
    assert len(of._written) == 1
    with pytest.warns(NotKeptWarning):
        assert named.statement(HANOI)[1] == ("Hà",)
    assert named.statement(other)[1] == ("Huế",)
    assert not named.is_kept(HANOI)
    of.statement(TWO)
    assert len(of._written) == 2


def test_rows_are_the_rows_of_the_queryset() -> None:
    users = [User.objects.create(username=name) for name in ("an", "binh", "chi")]

    @prepared
    def among(ids: frozenset[int], since: dt.datetime) -> QuerySet[User]:
        return User.objects.filter(pk__in=ids, date_joined__lte=since).order_by("username")

    chosen = frozenset(user.pk for user in users[:2])
    assert among.rows(frozenset({users[2].pk, -1}), clock.real_now()) == [users[2]]
    assert among.rows(chosen, clock.real_now()) == users[:2] == list(among(chosen, clock.real_now()))
    assert among.rows(chosen, dt.datetime(2000, 1, 1, tzinfo=dt.UTC)) == []


def test_few_shapes_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    @prepared
    def of_kind(kind: str) -> QuerySet[ApiToken]:
        return ApiToken.objects.filter(label=kind)

    monkeypatch.setattr("decreta.core.prepared.REMEMBERED", 3)
    for number in range(9):
        assert of_kind.statement(f"kind-{number}")[1] == (f"kind-{number}",)
    assert len(of_kind._written) == 3


def test_any_number_of_ids_is_one_statement() -> None:
    tokens = [ApiToken.objects.create(**token_of(number)) for number in range(3)]

    @prepared
    def among(ids: Ids) -> QuerySet[ApiToken]:
        return ApiToken.objects.filter(pk__among=ids).order_by("label")

    for number in (0, 3, 1, 2):
        assert among.rows(Ids(token.pk for token in tokens[:number])) == tokens[:number]
        assert list(among(Ids(token.pk for token in tokens[:number]))) == tokens[:number]
    assert len(among._written) == 1
    with pytest.raises(TypeError):
        ApiToken.objects.filter(pk__among=[tokens[0].pk])


def token_of(number: int) -> dict[str, object]:
    user, _ = User.objects.get_or_create(username="an")
    now = clock.real_now()
    return {"user": user, "label": f"{number}", "token_hash": bytes([number]), "created_at": now, "expires_at": now}


@pytest.mark.django_db
def test_texts_and_numbers_that_name_rows_are_values_too_however_many_there_are():
    users = [User.objects.create(username=f"user{number}") for number in range(4)]

    @prepared
    def named(names: Keys, keys: Numbers) -> QuerySet[User]:
        return User.objects.filter(Q(username__among=names) | Q(pk__among=keys)).order_by("pk")

    for number in (0, 1, 3):
        first, others = users[:number], users[number:]
        found = named.rows(Keys(one.username for one in first), Numbers(one.pk for one in others[:1]))
        assert found == [*first, *others[:1]]
    assert len(named._written) == 1

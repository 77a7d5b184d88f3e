"""Statements that the server plans once: it is told for one statement, and it is told the contrary afterwards."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from decreta.core import ahead
from decreta.core.among import Numbers, Told
from decreta.core.plans import is_by_values, planned_once
from tests.core.test_ahead import called

pytestmark = pytest.mark.django_db


def mode() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW plan_cache_mode")
        return str(cursor.fetchone()[0])


def test_only_within_and_also_after_a_failure() -> None:
    assert mode() == "auto"
    with planned_once():
        assert mode() == "force_generic_plan"
    assert mode() == "auto"
    with pytest.raises(RuntimeError), planned_once():
        raise RuntimeError
    assert mode() == "auto"
    with pytest.raises(DatabaseError), transaction.atomic(), planned_once(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")
    assert mode() == "auto"


def test_behind_a_pooler_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "prepare_threshold", None)
    with planned_once():
        assert mode() == "auto"


def test_what_is_asked_ahead_is_planned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it is asked, with whatever values: the server makes no plan for them."""
    with ahead.gathering() as asked:
        called.rows(Told("nobody"))
    for _time in range(9):
        ahead.told(asked, is_planned_once=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement ~ %s",
            ["^SELECT \\(SELECT .*accounts_user"],
        )
        ((general, own),) = cursor.fetchall()
    assert general >= 5
    assert own == 0


def test_among_takes_a_statement_of_its_own() -> None:
    from django.contrib.postgres.expressions import ArraySubquery

    from decreta.accounts.models import User

    user = User.objects.create(username="one")
    User.objects.create(username="two")
    ones = User.objects.filter(username__startswith="on").values("pk")
    found = User.objects.filter(pk__among=ArraySubquery(ones))
    assert list(found) == [user]
    assert list(User.objects.filter(pk__among=ArraySubquery(ones.none()))) == []
    assert list(User.objects.filter(pk__among=Numbers([user.pk]))) == [user]
    with pytest.raises(TypeError):
        User.objects.filter(pk__among=ones)


def test_what_depends_on_its_values_is_planned_for_them() -> None:
    """Whose assignments are asked for makes the difference between ten rows and a million: no plan is kept for both."""
    from decreta.assignments.models import Assignment

    for _time in range(9):
        list(Assignment.objects.filter(is_disputed=True).values("pk"))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement ~ '^SELECT .*assignments_assignment'"
        )
        assert cursor.fetchone() == (0,)
    assert is_by_values('SELECT "x" FROM "assignments_assignment"')
    assert is_by_values('(SELECT "x" FROM "assignments_assignment") UNION (SELECT 1)')
    assert not is_by_values('UPDATE "assignments_assignment" SET "x" = 1')
    assert not is_by_values('SELECT "x" FROM "accounts_user"')

"""What several areas want to know is asked in one statement for each step, and each is told its own."""

from __future__ import annotations

import pytest

from decreta.accounts.models import User
from decreta.core.together import Asking, Plain, answered, counted, instances, number_of, rows

pytestmark = pytest.mark.django_db


def named(*names: str) -> None:
    for name in names:
        User.objects.create(username=name)


def once(name: str) -> Asking[list[str]]:
    told = yield {
        "found": Plain(User.objects.filter(username__startswith=name).order_by("username").values("username"))
    }
    return [one["username"] for one in told["found"]]


def twice(name: str) -> Asking[int]:
    told = yield {"first": Plain(User.objects.filter(username=name).values("id"))}
    if not told["first"]:
        return -1
    told = yield {"after": number_of(User.objects.filter(id__gt=told["first"][0]["id"]))}
    return counted(told["after"])


def never() -> Asking[str]:
    return "known"
    yield {}


def test_as_many_statements_as_the_one_that_asks_most_often(django_assert_num_queries) -> None:
    named("an", "anh", "binh")
    with django_assert_num_queries(2):
        assert answered([once("an"), twice("an"), never(), once("x"), twice("x")]) == [
            ["an", "anh"],
            2,
            "known",
            [],
            -1,
        ]
    with django_assert_num_queries(1):
        assert answered([once("b"), twice("x")]) == [["binh"], -1]
    with django_assert_num_queries(0):
        assert answered([never()]) == ["known"]


def test_what_can_have_no_row_is_asked_for_as_well_as_rows_of_a_table() -> None:
    named("an")
    nothing, users = rows([number_of(User.objects.none()), Plain(User.objects.values())])
    assert counted(nothing) == 0
    (found,) = instances(User, users)
    assert found == User.objects.get() and found.date_joined == User.objects.get().date_joined

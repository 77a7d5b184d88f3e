"""Notices tell what others did, once, in the reader's own language."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation
from django.utils.translation import gettext

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.ids import new_id
from decreta.notifications import kinds, queries
from decreta.notifications.domain import Gathered, mark_read, notify
from decreta.notifications.models import Notice
from decreta.organisation.models import Body, Holding, Person, Post

pytestmark = pytest.mark.django_db
FIRST_DAY = dt.date(2025, 1, 1)


@pytest.fixture
def body():
    return Body.objects.create(code="bcd", symbol="BCĐ", name_vi="Ban", kind="committee", valid_from=FIRST_DAY)


@pytest.fixture
def seat(body):
    def sit(person: Person, code: str) -> Holding:
        post = Post.objects.create(code=code, name_vi=code, role="member", body=body, valid_from=FIRST_DAY)
        return Holding.objects.create(person=person, post=post, valid_from=FIRST_DAY)

    return sit


def tell(holdings, entry_id=None, **more):
    return notify(
        holdings=holdings, kind="test.told", facts={"title": "A"}, url="/x/", entry_id=entry_id or new_id(), **more
    )


def reader(person: Person) -> Actor:
    return Actor(person_id=person.pk)


def test_nobody_is_told_of_his_own_act(seat):
    secretary, member = (Person.objects.create(full_name=name) for name in ("Secretary", "Member"))
    told = tell([seat(secretary, "s"), seat(member, "m")], by_person_id=secretary.pk)
    assert told == 1
    assert list(Notice.objects.values_list("person_id", flat=True)) == [member.pk]


def test_person_with_two_posts_is_told_once(seat):
    person = Person.objects.create(full_name="Two Posts")
    first, second = seat(person, "a"), seat(person, "b")
    assert tell([first, second]) == 1
    assert Notice.objects.get().holding_id == first.pk


def test_same_entry_tells_once_however_often_it_is_followed(seat):
    holding, entry = seat(Person.objects.create(full_name="P"), "a"), new_id()
    tell([holding], entry)
    tell([holding], entry)
    assert Notice.objects.count() == 1


def test_notice_is_read_only_by_the_person_it_is_for(seat):
    person, other = (Person.objects.create(full_name=name) for name in "PO")
    tell([seat(person, "a")])
    assert queries.notices_of(reader(person)).count() == 1
    assert queries.notices_of(reader(other)).count() == 0
    assert queries.notices_of(Actor()).count() == 0


def test_unread_stand_before_read_and_new_before_old(seat):
    person = Person.objects.create(full_name="P")
    holding = seat(person, "a")
    days = [dt.datetime(2025, 3, day, 9, tzinfo=dt.UTC) for day in (1, 2, 3)]
    for day in days:
        tell([holding], at=day)
    mark_read(notices=Notice.objects.filter(created_at=days[2]))
    assert [notice.created_at.day for notice in queries.notices_of(reader(person))] == [2, 1, 3]


def test_notice_is_worded_in_the_readers_language():
    kinds.register_kind("test.worded", words=lambda facts: gettext("Not read") + f" {facts['n']}")
    try:
        with translation.override("en"):
            assert kinds.words_of("test.worded", {"n": 1}) == "Not read 1"
        with translation.override("vi"):
            assert kinds.words_of("test.worded", {"n": 1}) == gettext("Not read") + " 1"
    finally:
        del kinds.KINDS["test.worded"]


def test_notice_of_a_forgotten_kind_is_still_shown():
    with translation.override("en"):
        assert kinds.words_of("gone.kind", {}).startswith("A notice about a matter")


def test_notice_with_missing_facts_falls_back_to_its_label():
    kinds.register_kind("test.old", words=lambda facts: facts["new_fact"], label="Matter")
    try:
        assert kinds.words_of("test.old", {}) == "Matter"
    finally:
        del kinds.KINDS["test.old"]


def gathered(key: str) -> Gathered:
    return Gathered(key, f"label {key}", "/all/")


def test_like_things_of_a_short_time_stand_in_one_notice_each_once(seat, body):
    holdings = [seat(Person.objects.create(full_name=name), name) for name in "ab"]
    for key in ("1", "2", "2"):
        assert tell(holdings, matter=body, gathered=gathered(key)) == 2
    assert {str(one.facts["gathered"]) for one in Notice.objects.all()} == {"[['1', 'label 1'], ['2', 'label 2']]"}
    assert list(Notice.objects.values_list("url", flat=True)) == ["/all/", "/all/"]


def test_what_was_read_is_of_another_matter_or_kind_or_long_ago_is_not_added_to(seat, body):
    person = Person.objects.create(full_name="P")
    holding, at = seat(person, "a"), clock.now()
    tell([holding], matter=body, gathered=gathered("1"), at=at)
    tell([holding], matter=person, gathered=gathered("2"), at=at)
    tell([holding], matter=body, gathered=gathered("3"), at=at + dt.timedelta(hours=1))
    assert Notice.objects.count() == 3
    Notice.objects.update(read_at=at)
    tell([holding], matter=body, gathered=gathered("4"), at=at + dt.timedelta(hours=1))
    tell([holding], matter=body, gathered=gathered("3"), at=at + dt.timedelta(hours=1))  # he knows
    assert Notice.objects.count() == 4

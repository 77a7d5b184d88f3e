"""The reader's notices on their pages."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decreta.accounts.models import User
from decreta.core import clock
from decreta.core.ids import new_id
from decreta.notifications import kinds
from decreta.notifications.models import Notice
from decreta.organisation.models import Body, Holding, Person, Post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kind():
    kinds.register_kind("test.told", words=lambda facts: f"You are told <{facts['n']}>", label="Matter")
    yield
    del kinds.KINDS["test.told"]


@pytest.fixture
def person(client):
    user = User.objects.create_user("lan.dq", password="a long password", language="en")
    found = Person.objects.create(full_name="Đỗ Quỳnh Lan", user=user)
    first = dt.date(2025, 1, 1)
    body = Body.objects.create(code="bcd", symbol="BCĐ", name_vi="Ban", kind="committee", valid_from=first)
    post = Post.objects.create(code="m", name_vi="Ủy viên", role="member", body=body, valid_from=first)
    Holding.objects.create(person=found, post=post, valid_from=first)
    client.force_login(user)
    return found


def tell(person, number=1, url="/accounts/"):
    return [
        Notice.objects.create(
            person_id=person.pk, kind="test.told", facts={"n": n}, url=url, entry_id=new_id(), created_at=clock.now()
        )
        for n in range(number)
    ]


def page(client, **query) -> str:
    return client.get("/notifications/", query, headers={"Accept-Language": "en"}).content.decode()


def test_empty_place_says_what_it_is_for(client, person):
    assert "No notices yet" in page(client)


def test_notice_is_shown_in_words_and_escaped(client, person):
    tell(person)
    shown = page(client)
    assert "You are told &lt;0&gt;" in shown
    assert "1 notice not read yet." in shown


def test_bell_counts_what_is_unread(client, person):
    tell(person, 2)
    assert "Notices, 2 unread" in page(client)


def test_opening_a_notice_marks_it_and_leads_to_its_matter(client, person):
    (notice,) = tell(person)
    answer = client.get(f"/notifications/{notice.pk}/open/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/")
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_notice_never_leads_to_another_site(client, person):
    (notice,) = tell(person, url="//evil.example/")
    assert client.get(f"/notifications/{notice.pk}/open/")["Location"] == "/"


def test_all_are_marked_at_once(client, person):
    tell(person, 3)
    assert client.post("/notifications/read/").status_code == 302
    assert not Notice.objects.unread().exists()
    assert "You have read every notice." in page(client)


def test_one_is_marked_alone(client, person):
    first, _ = tell(person, 2)
    client.post(f"/notifications/{first.pk}/read/")
    assert Notice.objects.unread().count() == 1


def test_notice_of_another_person_does_not_exist(client, person):
    other = Person.objects.create(full_name="Other")
    (notice,) = tell(other)
    assert client.get(f"/notifications/{notice.pk}/open/").status_code == 404
    assert client.post(f"/notifications/{notice.pk}/read/").status_code == 404
    client.post("/notifications/read/")
    notice.refresh_from_db()
    assert notice.read_at is None


@pytest.mark.parametrize("number", [1, 3, 60])
def test_list_costs_the_same_for_one_and_for_many(client, person, number):
    tell(person, number)
    with CaptureQueriesContext(connection) as queries:
        page(client)
    assert len(queries) <= 10, [query["sql"] for query in queries]

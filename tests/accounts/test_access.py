"""Who reaches which address of the lower areas, row by row."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from decreta.accounts.domain import tokens
from decreta.accounts.models import ApiToken, User
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.kit import domain as kit
from decreta.notifications.models import Notice
from decreta.organisation.models import Body, Holding, Person, Post
from tests import registered
from tests.access import accounts, live, notifications
from tests.access import kit as kit_rows

pytestmark = pytest.mark.django_db
ROWS = [*accounts.ROWS, *notifications.ROWS, *kit_rows.ROWS, *live.ROWS]
FIRST = dt.date(2025, 1, 1)


@pytest.fixture
def office():
    """Three people with posts, and what belongs to the first of them."""
    body = Body.objects.create(code="bcd", symbol="BCĐ", name_vi="Ban", kind="committee", valid_from=FIRST)
    users = {}
    for name in ("owner", "other", "unenrolled"):
        users[name] = User.objects.create_user(name, password="a long password")
        post = Post.objects.create(code=name, name_vi=name, role="member", body=body, valid_from=FIRST)
        person = Person.objects.create(full_name=name, user=users[name])
        Holding.objects.create(person=person, post=post, valid_from=FIRST)
    User.objects.filter(username="unenrolled").update(needs_second_factor=True)
    owner = Person.objects.get(full_name="owner")
    notice = Notice.objects.create(person_id=owner.pk, kind="x", url="/accounts/", created_at=clock.now())
    by = Actor(user_id=users["owner"].pk)
    tokens.issue(login="owner", label="x", days=1, by=by)
    job = kit.start(kind=registered.LONG_JOB, title="x", total=1, arguments={}, by=by)
    return {"notice_id": notice.pk, "job_id": job.pk, "token_id": ApiToken.objects.get().pk}


def address(url_name: str, office: dict) -> str:
    if url_name in ("notifications:open", "notifications:mark_read"):
        return reverse(url_name, args=[office["notice_id"]])
    if url_name.startswith("kit:"):
        return reverse(url_name, args=[office["job_id"]])
    return reverse(url_name, args=[office["token_id"]] if url_name == "accounts:revoke_token" else [])


@pytest.mark.parametrize(("url_name", "method", "who", "status"), ROWS)
def test_address_answers_as_decided(office, url_name, method, who, status):
    client = Client()
    if who != "anonymous":
        client.force_login(User.objects.get(username=who))
    assert getattr(client, method)(address(url_name, office)).status_code == status


def test_every_address_of_these_areas_has_rows():
    from decreta.accounts.urls import urlpatterns as account_urls
    from decreta.kit import urls as kit_urls
    from decreta.notifications import urls as notice_urls

    named = {pattern.name for pattern in account_urls if getattr(pattern, "name", None)}
    named |= {f"accounts:{pattern.name}" for pattern in account_urls[0].url_patterns}
    named |= {f"{urls.app_name}:{pattern.name}" for urls in (kit_urls, notice_urls) for pattern in urls.urlpatterns}
    assert named <= {row[0] for row in ROWS}

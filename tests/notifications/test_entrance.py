"""Who signs in with a browser that is new to his account is told so, whatever he wants to be told otherwise."""

from __future__ import annotations

import pytest

from decreta.accounts.devices import Device
from decreta.accounts.domain import entrance
from decreta.audit.models import Entry
from decreta.core.actor import Actor
from decreta.notifications import kinds
from decreta.notifications.entrance import tell
from decreta.notifications.models import Notice
from decreta.organisation.models import Holding
from tests.documents import office as offices

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    office = offices.build(with_users=True)
    return Holding.objects.get(pk=office.holdings["officer"].pk).person.user


def come(user, mark):
    by = Actor(user_id=user.pk, name=user.username, address="203.0.113.9")
    entrance.signed_in(user=user, methods=["password"], session_key=mark, device=Device(mark, "Firefox, Linux"), by=by)
    tell(Entry.objects.filter(kind="accounts.signed_in").latest("pk"))


def test_a_new_browser_is_told_of_and_a_known_one_is_not(user):
    for mark in ("first", "first", "second", "second"):
        come(user, mark)
    notice = Notice.objects.get(kind="accounts.signed_in")
    assert (notice.person_id, notice.url) == (user.person.pk, "/accounts/")
    words = kinds.words_of(notice.kind, notice.facts)
    assert "Firefox, Linux" in words and "203.0.113.9" in words


def test_nobody_can_choose_not_to_be_told():
    assert kinds.KINDS["accounts.signed_in"].is_obligatory

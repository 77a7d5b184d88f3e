"""The palette: what was opened lately and what a few letters find, nothing that the reader may not see."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from decreta.ui import recent
from tests.documents import office as offices
from tests.lists import growing

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return offices.build(with_users=True)


def signed_in(office, who: str, client: Client | None = None) -> Client:
    client = client or Client()
    client.force_login(office.holdings[who].person.user)
    return client


def test_what_was_opened_lately_stands_there_the_latest_first(office):
    first, second = growing.document(office), growing.document(office)
    client = signed_in(office, "secretary")
    for one in (first, second, first):
        client.get(reverse("documents:document", args=[one.pk]))
    page = client.get(reverse("web:palette")).content.decode()
    assert page.index(first.subject) < page.index(second.subject)
    assert page.count(first.subject) == 1
    assert first.subject not in str(client.cookies[recent.COOKIE])
    assert client.cookies[recent.COOKIE]["httponly"]


def test_somebody_else_in_the_same_browser_sees_nothing_of_it(office):
    document = growing.document(office)
    client = signed_in(office, "secretary")
    client.get(reverse("documents:document", args=[document.pk]))
    kept = client.cookies[recent.COOKIE].value
    other = signed_in(office, "head")
    other.cookies[recent.COOKIE] = kept
    assert document.subject not in other.get(reverse("web:palette")).content.decode()
    # Nor does the same person of what he may no longer see.
    stranger = signed_in(office, "administrator")
    stranger.cookies[recent.COOKIE] = kept.replace(
        kept.split("|")[0], str(office.holdings["administrator"].person.user_id), 1
    )
    assert document.subject not in stranger.get(reverse("web:palette")).content.decode()


@pytest.mark.parametrize("kept", ["", "|", "x|y", "1|documents.document~zz!~", "1|" + "!" * 500])
def test_a_cookie_of_nonsense_says_nothing(office, kept):
    client = signed_in(office, "secretary")
    client.cookies[recent.COOKIE] = kept.replace("1|", f"{office.holdings['secretary'].person.user_id}|")
    assert client.get(reverse("web:palette")).status_code == 200


def test_a_few_letters_find_what_one_may_see(office):
    document = growing.document(office)
    found = {
        who: signed_in(office, who).get(reverse("web:palette"), {"q": document.subject}).content.decode()
        for who in ("secretary", "administrator")
    }
    assert document.subject in found["secretary"]
    assert reverse("documents:document", args=[document.pk]) not in found["administrator"]

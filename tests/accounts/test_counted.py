"""Codes and passwords asked for inside are counted like those at the gate; one-time addresses leave no session behind."""

from __future__ import annotations

import threading

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client

from decreta.accounts import entry
from decreta.accounts.domain import managing
from decreta.accounts.models import User, UserSession
from decreta.audit.models import Entry
from decreta.core.actor import Actor

PASSWORD = "vững như bàn thạch"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
FRESH = "cây ngay không sợ chết đứng"
SYSTEM = Actor.system("tests")
CODES = "/accounts/2fa/authenticate/"


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()


def made(*, has_code: bool = False) -> User:
    user = User.objects.create_user("lan.dq", password=PASSWORD, language="en")
    if has_code:
        totp.TOTP.activate(user, SECRET)
    return user


def signed_in(client: Client) -> Client:
    assert client.post("/accounts/login/", {"login": "lan.dq", "password": PASSWORD}).status_code == 302
    return client


def right_code() -> str:
    return totp.format_hotp_value(totp.hotp_value(SECRET, list(totp.yield_hotp_counters_from_time())[1]))


def test_wrong_codes_wait_longer_each_time_and_the_owners_browser_is_counted_apart(db):
    made(has_code=True)
    owner, thief = (Client(REMOTE_ADDR=one, headers={"Accept-Language": "en"}) for one in ("10.0.0.1", "203.0.113.1"))
    signed_in(owner).post(CODES, {"code": right_code()})
    assert owner.get("/accounts/").status_code == 200
    owner.post("/accounts/logout/")
    cache.clear()  # a code is good once
    signed_in(thief)
    for _ in range(5):
        assert "is wrong" in thief.post(CODES, {"code": "000000"}).content.decode()
    assert "Try again in 30 seconds" in thief.post(CODES, {"code": right_code()}).content.decode()
    assert signed_in(owner).post(CODES, {"code": right_code()}).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_of_many_codes_at_once_no_more_are_looked_at():
    made(has_code=True)
    clients = [signed_in(Client(headers={"Accept-Language": "en"})) for _ in range(12)]
    pages: list[str] = []

    def guess(client: Client) -> None:
        pages.append(client.post(CODES, {"code": "000000"}).content.decode())
        connection.close()

    threads = [threading.Thread(target=guess, args=(one,)) for one in clients]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(pages) == 12 and 1 <= sum("is wrong" in page for page in pages) <= 5


def test_codes_that_confirm_are_counted_too(db, settings):
    made(has_code=True)
    browser = signed_in(Client(headers={"Accept-Language": "en"}))
    browser.post(CODES, {"code": right_code()})
    settings.DECRETA_CONFIRM_MINUTES = 0
    pages = [browser.post("/accounts/2fa/reauthenticate/", {"code": "000000"}).content.decode() for _ in range(6)]
    assert ["is wrong" in page for page in pages] == [True] * 5 + [False]


def test_who_sits_at_an_open_browser_does_not_guess_the_password(db):
    user = made()
    browser = signed_in(Client(headers={"Accept-Language": "en"}))
    change = {"password1": FRESH, "password2": FRESH}
    for _ in range(5):
        assert browser.post("/accounts/password/change/", change | {"oldpassword": "wrong"}).status_code in {422, 429}
    cache.clear()  # the library's limit against floods
    page = browser.post("/accounts/password/change/", change | {"oldpassword": PASSWORD})
    assert (page.status_code, "Too many attempts" in page.content.decode()) == (422, True)
    assert Entry.objects.filter(kind="accounts.sign_in_refused", facts__login="lan.dq").count() == 5
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize(
    "act",
    [
        lambda user: managing.renew_entry(user=user, reason="x", by=SYSTEM),
        lambda user: managing.reset_second_factor(user=user, reason="x", by=SYSTEM),
        lambda user: managing.choose_password(user=user, password=FRESH, by=SYSTEM),
    ],
)
def test_with_the_password_every_session_ends(db, act):
    user = made()
    browser = signed_in(Client())
    act(user)
    assert browser.get("/accounts/").status_code == 302
    assert not UserSession.objects.filter(ended_at=None).exists()
    assert not Session.objects.exists()


def test_a_one_time_address_is_good_once_and_for_its_account_only(db):
    user = made()
    other = User.objects.create_user("mai", password=PASSWORD)
    managing.renew_entry(user=user, reason="x", by=SYSTEM)
    path = entry.address_of(user)
    stranger = path.replace(path.split("/")[3], entry.address_of(other).split("/")[3])
    assert Client().get(stranger).status_code == 404
    for broken in (path[:-2] + "x/", path.replace(path.split("/")[3], "LTE"), path.replace(path.split("/")[3], "!")):
        assert Client().get(broken).status_code == 404
    assert Client().post(path, {"password": FRESH, "again": FRESH}).status_code == 302
    assert Client().post(path, {"password": PASSWORD, "again": PASSWORD}).status_code == 404
    user.refresh_from_db()
    assert user.check_password(FRESH)


def test_the_first_step_holds_no_longer_than_the_password(db):
    user = made(has_code=True)
    thief = signed_in(Client())
    managing.renew_entry(user=user, reason="x", by=SYSTEM)
    assert thief.post(CODES, {"code": right_code()})["Location"] == "/accounts/login/"
    assert thief.get("/accounts/").status_code == 302


def test_who_has_no_password_here_is_told_so(db):
    browser = Client()
    browser.force_login(User.objects.create_user("mai", language="en"))
    answer = browser.get("/accounts/password/change/", follow=True)
    assert answer.redirect_chain == [("/accounts/", 302)]
    assert browser.post("/accounts/password/change/", {"password1": FRESH}).status_code == 302

"""Guessing gets slower; the owner is not locked out; nobody learns which names exist."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.utils import translation

from decreta.accounts import throttle
from decreta.accounts.models import Attempts, User

PASSWORD = "vững như bàn thạch"


def attempt(login="lan.dq", address="10.0.0.1", device=""):
    return throttle.consume(throttle.keys(login=login, address=address, device=device))


def hurry(seconds):
    """Let time pass: everything happened so much earlier."""
    back = dt.timedelta(seconds=seconds)
    for row in Attempts.objects.all():
        Attempts.objects.filter(pk=row.pk).update(last_at=row.last_at - back, waits_until=row.waits_until - back)


@pytest.mark.django_db
def test_each_wrong_attempt_beyond_the_free_ones_doubles_the_wait():
    assert [attempt() for _ in range(throttle.FREE["name"])] == [0] * 5
    waits = []
    for _ in range(7):
        waits.append(attempt())
        hurry(waits[-1])
        assert attempt() == 0
    assert waits == [30, 60, 120, 240, 480, 900, 900]


@pytest.mark.django_db
def test_an_attempt_that_comes_too_soon_counts_for_nothing():
    for _ in range(5):
        attempt()
    assert [attempt() for _ in range(20)] == [30] * 20
    hurry(30)
    assert attempt() == 0


@pytest.mark.django_db
def test_what_is_long_ago_is_forgotten():
    for _ in range(5):
        attempt()
    hurry(throttle.FORGET_HOURS * 3600 + 60)
    assert throttle.forget_old() == 2
    assert [attempt() for _ in range(5)] == [0] * 5


@pytest.mark.django_db
def test_many_names_from_one_address_wait_too_and_others_do_not():
    found = [attempt(login=f"name{n}") for n in range(throttle.FREE["address"] + 1)]
    assert found[:-1] == [0] * 50
    assert found[-1] > 0
    assert attempt(login="lan.dq", address="10.0.0.2") == 0


@pytest.mark.django_db
def test_a_whole_ipv6_network_is_one_address():
    first, second, other = (
        throttle.keys(login="x", address=one)[1] for one in ("2001:db8::1", "2001:db8::2", "2001:db9::1")
    )
    assert first == second != other


@pytest.mark.django_db
def test_owner_in_his_own_browser_is_not_locked_out_by_a_guesser():
    User.objects.create_user("lan.dq", password=PASSWORD)
    owner, guesser = Client(REMOTE_ADDR="10.0.0.1"), Client(REMOTE_ADDR="203.0.113.1")

    def sign_in(client, password):
        return client.post("/accounts/login/", {"login": "lan.dq", "password": password}).status_code

    assert sign_in(owner, PASSWORD) == 302
    owner.post("/accounts/logout/")
    assert [sign_in(guesser, "wrong") for _ in range(6)] == [422] * 6
    assert sign_in(guesser, PASSWORD) == 422
    assert sign_in(owner, PASSWORD) == 302


@pytest.mark.django_db
def test_right_passwords_cost_nothing():
    User.objects.create_user("lan.dq", password=PASSWORD)
    for _ in range(12):
        client = Client()
        assert client.post("/accounts/login/", {"login": "lan.dq", "password": PASSWORD}).status_code == 302
    assert set(Attempts.objects.values_list("failures", flat=True)) == {0}


@pytest.mark.django_db
def test_names_that_do_not_exist_wait_alike():
    User.objects.create_user("lan.dq", password=PASSWORD)
    told = []
    for login in ("lan.dq", "nobody"):
        client = Client(REMOTE_ADDR="10.0.0.9", headers={"Accept-Language": "en"})
        answers = [client.post("/accounts/login/", {"login": login, "password": "x"}) for _ in range(6)]
        told.append(
            [("is wrong" in one.content.decode(), "Try again in 30" in one.content.decode()) for one in answers]
        )
    assert told[0] == told[1] == [(True, False)] * 5 + [(False, True)]


@pytest.mark.django_db
def test_what_is_typed_as_name_is_not_kept():
    attempt(login="my-real-password")
    assert "my-real-password" not in str(list(Attempts.objects.values()))


@pytest.mark.parametrize(("language", "words"), [("vi", "2 phút"), ("ja", "2分"), ("en", "2 minutes")])
def test_the_wait_is_told_in_the_readers_language(language, words):
    with translation.override(language):
        assert words in throttle.words(90)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_gain_nothing():
    free = []

    def guess():
        free.append(attempt() == 0)
        connection.close()

    threads = [threading.Thread(target=guess) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(free) == throttle.FREE["name"]


@pytest.mark.django_db
def test_a_free_attempt_whose_clock_was_read_before_anothers_is_free():
    attempt()
    Attempts.objects.update(
        last_at=F("last_at") + dt.timedelta(seconds=2), waits_until=F("waits_until") + dt.timedelta(seconds=2)
    )
    assert attempt() == 0

"""A user sees where he is signed in and ends it; sessions end by their limits, with the password, with the account."""

from __future__ import annotations

from importlib import import_module
from unittest.mock import Mock

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client

from decreta.accounts import sessions
from decreta.accounts.domain import sessions as acts
from decreta.accounts.domain.accounts import close_account
from decreta.accounts.models import User, UserSession
from decreta.audit.models import Entry
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed

pytestmark = pytest.mark.django_db
PASSWORD = "vững như bàn thạch"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1"
SYSTEM = Actor.system("test")


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()


@pytest.fixture
def user():
    return User.objects.create_user("lan.dq", password=PASSWORD, language="en")


def browser(agent=FIREFOX, address="10.1.2.3"):
    client = Client(headers={"User-Agent": agent}, REMOTE_ADDR=address)
    assert client.post("/accounts/login/", {"login": "lan.dq", "password": PASSWORD}).status_code == 302
    return client


def is_in(client) -> bool:
    return client.get("/accounts/").status_code == 200


def put_back(client, **seconds):
    session = client.session
    for name, by in seconds.items():
        session[name] -= by
    session.save()


def test_sessions_are_shown_with_device_and_address_and_one_is_ended(user):
    office, phone = browser(), browser(PHONE, "203.0.113.9")
    page = office.get("/accounts/").content.decode()
    assert "Firefox, Windows" in page and "Safari, iPhone" in page and "203.0.113.9" in page
    row = UserSession.objects.get(device="Safari, iPhone")
    assert office.post(f"/accounts/sessions/{row.pk}/end/").status_code == 302
    assert (is_in(office), is_in(phone)) == (True, False)
    assert "Safari, iPhone" not in office.get("/accounts/").content.decode()
    assert Entry.objects.get(kind="accounts.session_ended").facts == {"device": "Safari, iPhone", "sessions": 1}


def test_everywhere_else_is_ended_at_once(user):
    here, others = browser(), [browser(PHONE), browser()]
    here.post("/accounts/sessions/end/")
    assert [is_in(one) for one in (here, *others)] == [True, False, False]


def test_nobody_ends_the_sessions_of_others(user):
    browser()
    row, stranger = UserSession.objects.get(), Client()
    stranger.force_login(User.objects.create_user("mai"))
    assert stranger.post(f"/accounts/sessions/{row.pk}/end/").status_code == 404
    with pytest.raises(NotAllowed):
        acts.end(session=row, by=Actor(user_id=-1))
    with pytest.raises(NotAllowed):
        acts.end_all(user=user, by=Actor(user_id=-1))
    assert acts.end(session=row, by=SYSTEM) == row
    assert acts.end(session=row, by=SYSTEM) is None


@pytest.mark.parametrize(("name", "seconds", "limit"), [("seen_at", 12 * 3600, "idle"), ("began_at", 7 * 86400, "age")])
def test_session_ends_by_its_limits(user, name, seconds, limit):
    client = browser()
    put_back(client, **{name: seconds - 60})
    assert is_in(client)
    put_back(client, **{sessions.SEEN if limit == "idle" else sessions.BEGAN: seconds + 60})
    assert not is_in(client)
    assert Entry.objects.get(kind="accounts.session_expired").facts == {"limit": limit}
    assert UserSession.objects.get().ended_at is not None


def test_there_are_no_other_limits(user):
    with pytest.raises(Invalid):
        acts.expire(user=user, session_key="x", limit="mood", by=SYSTEM)


def test_a_session_that_is_used_goes_on(user):
    client = browser()
    for _ in range(4):
        put_back(client, seen_at=6 * 3600)
        assert is_in(client)
    assert Session.objects.get().expire_date > UserSession.objects.get().seen_at


def test_new_password_ends_the_others_and_keeps_this_one(user):
    here, other = browser(), browser(PHONE)
    fresh = "cây ngay không sợ"
    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh})
    assert (is_in(here), is_in(other)) == (True, False)
    assert UserSession.objects.get(ended_at=None).session_key == here.session.session_key


def test_closed_account_has_no_session_left(user):
    client = browser()
    close_account(user=user, reason="retired", by=SYSTEM)
    assert not is_in(client)
    assert not Session.objects.exists()


def test_only_a_browser_that_is_new_to_the_account_is_told_of(user):
    first = browser()
    first.post("/accounts/logout/")
    first.post("/accounts/login/", {"login": "lan.dq", "password": PASSWORD})
    browser(PHONE)
    entries = Entry.objects.filter(kind="accounts.signed_in").order_by("pk")
    assert [entry.facts["is_new_device"] for entry in entries] == [False, False, True]


def test_signing_out_is_shown_no_longer(user):
    first, second = browser(), browser(PHONE)
    second.post("/accounts/logout/")
    assert "Safari, iPhone" not in first.get("/accounts/").content.decode()
    assert UserSession.objects.filter(ended_at=None).count() == 1


def test_what_is_over_for_long_is_forgotten(user):
    browser()
    UserSession.objects.update(seen_at="2020-01-01T00:00Z")
    Session.objects.update(expire_date="2020-01-01T00:00Z")
    assert sessions.forget_old() == 1
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (FIREFOX, "Firefox, Windows"),
        (PHONE, "Safari, iPhone"),
        ("curl/8.0", ""),
        ("Edg/1 Chrome/1 Linux", "Edge, Linux"),
    ],
)
def test_browsers_are_called_by_name(agent, name):
    from decreta.accounts.devices import named

    assert named(agent) == name


def test_a_slow_request_does_not_undo_what_a_quick_one_chose() -> None:
    engine = import_module(settings.SESSION_ENGINE)
    made = engine.SessionStore()
    made.update({"post": "first", "kept": 1, "gone": 1})
    made.save()
    slow, quick = (engine.SessionStore(made.session_key) for _ in range(2))
    assert slow["post"] == quick["post"] == "first"
    quick["post"] = "second"
    quick.save()
    slow["told"] = ["Signed in."]
    del slow["gone"]
    slow.save()
    assert dict(engine.SessionStore(made.session_key).items()) == {"post": "second", "kept": 1, "told": ["Signed in."]}


def test_what_nobody_else_has_written_is_saved_in_one_statement(django_assert_num_queries) -> None:
    engine = import_module(settings.SESSION_ENGINE)
    made = engine.SessionStore()
    made.save()
    mine, others = (engine.SessionStore(made.session_key) for _ in range(2))
    mine["post"], others["told"] = "second", "yes"
    with django_assert_num_queries(1):
        mine.save()
    mine["more"] = 1
    with django_assert_num_queries(1):
        mine.save()
    others.save()
    held = dict(engine.SessionStore(made.session_key).items())
    assert held == {"post": "second", "more": 1, "told": "yes"}


def test_a_session_keeps_what_it_held_under_a_new_key() -> None:
    made = import_module(settings.SESSION_ENGINE).SessionStore()
    made["held"] = 1
    made.save()
    again = type(made)(made.session_key)
    assert again["held"] == 1
    again.cycle_key()
    again["more"] = 2
    again.save()
    assert dict(type(made)(again.session_key).items()) == {"held": 1, "more": 2}
    assert not type(made)(made.session_key).exists(made.session_key)


def test_a_database_that_breaks_off_is_not_taken_for_a_session_that_somebody_deleted(user, monkeypatch):
    session = browser().session
    session["seen"] = 1
    with monkeypatch.context() as broken:
        broken.setattr(type(session), "_save_unchanged", Mock(return_value=False))  # somebody else wrote meanwhile
        broken.setattr(Session, "save", Mock(side_effect=OperationalError("terminating connection")))
        with pytest.raises(OperationalError):
            session.save()
    session.save()
    Session.objects.filter(session_key=session.session_key).delete()
    session["seen"] = 2
    with pytest.raises(UpdateError):
        session.save()

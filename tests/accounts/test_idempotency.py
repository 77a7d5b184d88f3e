"""The same form sent again gives the same answer and has no second effect."""

from __future__ import annotations

import threading

import pytest
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.test import Client
from django.urls import path

from decreta.accounts.idempotency import idempotent
from decreta.accounts.models import ApiToken, IdempotencyKey, User
from decreta.accounts.urls import urlpatterns as account_urls
from decreta.core import clock
from decreta.core.ids import new_id


@login_required
@idempotent
def enter(request, number):
    """A stand-in for any act: one row per effect."""
    if request.POST.get("label") == "wrong":
        effect("half")
        return HttpResponse("refused", status=422)
    if request.POST.get("label") == "crash":
        effect("half")
        raise RuntimeError
    effect(request.POST["label"])
    if request.POST.get("fragment"):
        return HttpResponse("<p>done</p>")
    return HttpResponseRedirect(f"/made/{ApiToken.objects.count()}/")


def effect(label: str) -> None:
    now = clock.real_now()
    ApiToken.objects.create(
        user=User.objects.first(), label=label, token_hash=new_id().bytes * 2, created_at=now, expires_at=now
    )


urlpatterns = [path("enter/<int:number>/", enter), *account_urls]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def user():
    return User.objects.create_user("lan.dq", password="a long password")


@pytest.fixture
def client(user):
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def send(client, key="k1", number=1, **fields):
    return client.post(f"/enter/{number}/", {"idempotency_key": key, "label": "one"} | fields)


def effects() -> int:
    return ApiToken.objects.count()


def test_twenty_repetitions_have_one_effect_and_one_answer(client):
    answers = {(answer.status_code, answer["Location"]) for answer in (send(client) for _ in range(20))}
    assert answers == {(302, "/made/1/")}
    assert effects() == 1


def test_another_key_is_another_act(client):
    send(client, key="k1")
    assert send(client, key="k2")["Location"] == "/made/2/"


def test_without_a_key_nothing_is_promised(client):
    send(client, key="")
    send(client, key="")
    assert effects() == 2
    assert not IdempotencyKey.objects.exists()


@pytest.mark.parametrize("changed", [{"label": "two"}, {"number": 2}, {"more": "x"}])
def test_same_key_with_other_content_is_refused(client, changed, monkeypatch):
    monkeypatch.setattr("decreta.accounts.idempotency.render", lambda *a, status, **k: HttpResponse(status=status))
    send(client)
    assert send(client, **changed).status_code == 409
    assert effects() == 1


def test_refused_form_leaves_nothing_and_its_key_can_be_used_again(client):
    assert send(client, label="wrong").status_code == 422
    assert (effects(), IdempotencyKey.objects.count()) == (0, 0)
    assert send(client).status_code == 302


def test_crash_leaves_nothing(client):
    assert send(client, label="crash").status_code == 500
    assert (effects(), IdempotencyKey.objects.count()) == (0, 0)


def test_files_belong_to_the_content(client, monkeypatch):
    monkeypatch.setattr("decreta.accounts.idempotency.render", lambda *a, status, **k: HttpResponse(status=status))
    send(client, paper=SimpleUploadedFile("a.pdf", b"one"))
    assert send(client, paper=SimpleUploadedFile("a.pdf", b"one")).status_code == 302
    assert send(client, paper=SimpleUploadedFile("a.pdf", b"two")).status_code == 409


def test_key_of_another_user_is_another_key(client):
    send(client)
    other = Client()
    other.force_login(User.objects.create_user("other", password="a long password"))
    assert send(other)["Location"] == "/made/2/"


def test_repeated_fragment_leads_back_to_its_page(client):
    send(client, fragment="1")
    again = client.post(
        "/enter/1/",
        {"idempotency_key": "k1", "label": "one", "fragment": "1"},
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/sitting/1/"},
    )
    assert (again.status_code, again["HX-Redirect"]) == (200, "/sitting/1/")
    plain = client.post(
        "/enter/1/",
        {"idempotency_key": "k1", "label": "one", "fragment": "1"},
        headers={"Referer": "http://evil.example/sitting/1/"},
    )
    assert (plain.status_code, plain["Location"]) == (303, "/")
    assert effects() == 1


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_have_one_effect(client, user):
    answers = []

    def press() -> None:
        own = Client(raise_request_exception=False)
        own.cookies = client.cookies
        answers.append(send(own)["Location"])
        connection.close()

    threads = [threading.Thread(target=press) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["/made/1/"] * 10
    assert effects() == 1

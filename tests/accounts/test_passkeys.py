"""What a passkey's page does with answers that no honest browser gives; the honest ones are in the browser's stories."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache

from decreta.accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "vững như bàn thạch"
DISHONEST = [
    "",
    "[" * 10_000,
    "nonsense",
    "[]",
    "{}",
    "null",
    "7",
    '{"id": "AA", "response": {}}',
    '{"response": {"userHandle": "AA"}}',
]


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()


@pytest.fixture
def user(client):
    user = User.objects.create_user("lan.dq", password=PASSWORD)
    client.force_login(user)
    return user


def kept(user, name="blue key"):
    return Authenticator.objects.create(user=user, type="webauthn", data={"name": name, "credential": {}})


@pytest.mark.parametrize("answer", DISHONEST)
def test_what_is_no_passkey_opens_nothing_and_is_told(client, answer):
    client.get("/accounts/2fa/passkeys/login/", headers={"Accept": "application/json"})
    page = client.post("/accounts/2fa/passkeys/login/", {"credential": answer}, headers={"Accept-Language": "en"})
    assert page.status_code == 422
    assert "The passkey was not accepted" in page.content.decode()
    assert client.get("/accounts/").status_code == 302


@pytest.mark.parametrize("answer", DISHONEST)
def test_what_is_no_passkey_is_not_added(client, user, answer):
    client.get("/accounts/2fa/passkeys/add/")
    page = client.post("/accounts/2fa/passkeys/add/", {"credential": answer, "name": "x"})
    assert page.status_code == 422
    assert not Authenticator.objects.exists()


def test_signing_in_asks_for_a_key_that_knows_its_owner(client):
    asked = client.get("/accounts/2fa/passkeys/login/", headers={"Accept": "application/json"}).json()
    question = asked["request_options"]["publicKey"]
    assert question["userVerification"] == "required"
    assert not question.get("allowCredentials")


def test_a_passkey_is_named_and_removed(client, user):
    key = kept(user)
    assert "blue key" in client.get("/accounts/").content.decode()
    assert client.post(f"/accounts/2fa/passkeys/{key.pk}/name/", {"name": ""}).status_code == 422
    assert client.post(f"/accounts/2fa/passkeys/{key.pk}/name/", {"name": "x" * 61}).status_code == 422
    assert client.post(f"/accounts/2fa/passkeys/{key.pk}/name/", {"name": "điện thoại"}).status_code == 302
    key.refresh_from_db()
    assert key.data["name"] == "điện thoại"
    assert client.post(f"/accounts/2fa/passkeys/{key.pk}/remove/").status_code == 302
    assert not Authenticator.objects.exists()


def test_the_last_second_factor_of_a_signer_stays(client, user):
    user.needs_second_factor = True
    user.save()
    first, second = kept(user), kept(user)
    assert client.post(f"/accounts/2fa/passkeys/{first.pk}/remove/").status_code == 302
    answer = client.post(f"/accounts/2fa/passkeys/{second.pk}/remove/", headers={"Accept-Language": "en"})
    assert answer.status_code == 422
    assert "must have a second factor" in answer.content.decode()
    assert Authenticator.objects.count() == 1


def test_a_passkey_is_a_second_factor(client, user):
    user.needs_second_factor = True
    user.save()
    assert client.get("/accounts/")["Location"] == "/accounts/2fa/totp/activate/"
    assert client.get("/accounts/2fa/passkeys/add/").status_code == 200
    kept(user)
    assert client.get("/accounts/").status_code == 200


def test_nobody_touches_the_passkeys_of_others(client, user):
    key = kept(User.objects.create_user("mai"))
    for act in ("name", "remove"):
        assert client.post(f"/accounts/2fa/passkeys/{key.pk}/{act}/", {"name": "x"}).status_code == 404


def test_who_has_a_second_factor_does_not_confirm_by_password(client, user):
    kept(user)
    answer = client.get("/accounts/reauthenticate/?next=/accounts/")
    assert answer["Location"].startswith("/accounts/2fa/passkeys/confirm/")

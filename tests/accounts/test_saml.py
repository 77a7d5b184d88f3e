"""Signing in at a SAML provider: a real one on loopback, and what somebody makes of its statements on the way."""

from __future__ import annotations

import json
import shutil
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.core.cache import cache
from django.test import Client

from decreta.accounts.models import User
from decreta.config import identity
from tests.accounts.provider.running import key_pair, provider

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(shutil.which("xmlsec1") is None, reason="xmlsec1 is not installed: the provider cannot sign"),
]
ENTER, ACS = "/accounts/elsewhere/province/", "/accounts/saml/province/acs/"
PASSWORD_ONLY = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"
CLAIMS = {
    "lan": {"uid": "u-1", "context": PASSWORD_ONLY},
    "mai": {"uid": "u-2", "context": "https://refeds.org/profile/mfa"},
    "lanh": {"uid": "u-3", "context": PASSWORD_ONLY},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("saml")
    for name in ("provider", "stranger"):
        key_pair(folder, name)
    (folder / "claims.json").write_text(json.dumps(CLAIMS))
    return folder


@pytest.fixture(scope="module")
def server(folder):
    with provider("saml", folder) as address:
        yield address


@pytest.fixture(autouse=True)
def configured(settings, server, folder, client):
    path = folder / "identity.toml"
    path.write_text(
        f'[[saml]]\nid = "province"\nentity_id = "https://id.province.example"\nsso_url = "{server}/sso"\n'
        'certificate_file = "provider.pem"\nclaim = "login"\n'
    )
    settings.DECRETA_IDENTITY = identity.read(str(path))
    settings.SOCIALACCOUNT_PROVIDERS = identity.for_allauth(settings.DECRETA_IDENTITY)
    cache.clear()
    (folder / "office.xml").write_bytes(client.get("/accounts/saml/province/metadata/").content)
    for login in ("lan", "mai"):
        User.objects.create_user(login, password="vững như bàn thạch")


def browser():
    return Client(headers={"Host": "testserver"})


@pytest.fixture
def client():
    return browser()


def statement(client, who="lan", attack="", query=""):
    """What the provider says to the question of a browser."""
    url = client.get(ENTER + query)["Location"]
    answer = requests.get(url, params={"who": who, "attack": attack}, timeout=20)
    assert answer.status_code == 200, answer.text
    return answer.text


def deliver(client, said):
    """The browser brings it, and is led to where it is looked at."""
    answer = client.post(ACS, {"SAMLResponse": said})
    assert answer.status_code == 302
    return client.get(answer["Location"])


def user_of(client):
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key).username if key else None


def test_who_has_an_account_comes_in_and_lands_where_he_wanted(client):
    assert deliver(client, statement(client, query="?next=/meetings/"))["Location"] == "/meetings/"
    assert user_of(client) == "lan"


def test_who_has_no_account_gets_none(client):
    assert deliver(client, statement(client, "lanh")).status_code == 403
    assert user_of(client) is None


@pytest.mark.parametrize(
    "attack", ["unsigned", "audience", "expired", "key", "altered", "wrapped", "followed", "destination", "unasked"]
)
def test_what_the_provider_did_not_say_to_us_now_is_refused(client, attack):
    answer = deliver(client, statement(client, "mai", attack))
    assert answer.status_code == 403
    assert user_of(client) is None


def test_a_comment_in_a_name_makes_nobody_else_of_him(client):
    """The signature does not cover comments: `lan<!-- -->h` must not be read as `lan`."""
    deliver(client, statement(client, "lanh", "comment"))
    assert user_of(client) is None


def test_a_statement_is_good_once(client):
    said = statement(client)
    deliver(client, said)
    client.post("/accounts/logout/")
    assert deliver(client, said).status_code == 403
    assert user_of(client) is None


def test_another_browser_cannot_bring_it(client):
    said, stranger = statement(client), browser()
    assert deliver(stranger, said).status_code == 403
    assert user_of(stranger) is None


def test_who_was_not_asked_for_is_not_let_in(client):
    said = statement(client)
    fresh = browser()
    fresh.get(ENTER)
    assert deliver(fresh, said).status_code == 403


@pytest.mark.parametrize("nonsense", ["", "AAAA", "not base64 !", "PGE+"])
def test_nonsense_is_refused(client, nonsense):
    assert deliver(client, nonsense).status_code == 403


@pytest.mark.parametrize("nonsense", ["", "AAAA", "not base64 !", "PGE+"])
@pytest.mark.parametrize("name", ["SAMLRequest", "SAMLResponse", "other"])
def test_nonsense_signs_nobody_out(client, name, nonsense):
    deliver(client, statement(client))
    assert client.get("/accounts/saml/province/logout/", {name: nonsense}).status_code in {400, 403}
    assert user_of(client) == "lan"


@pytest.mark.parametrize(("who", "is_held"), [("lan", True), ("mai", False)])
def test_the_providers_second_step_is_honoured(client, who, is_held):
    User.objects.update(needs_second_factor=True)
    deliver(client, statement(client, who))
    assert (client.get("/accounts/").status_code == 302) == is_held


def test_a_confirmation_asks_the_provider_to_ask_anew(client):
    from saml2.s_utils import decode_base64_and_inflate

    url = client.get(ENTER + "?again=yes")["Location"]
    question = decode_base64_and_inflate(parse_qs(urlsplit(url).query)["SAMLRequest"][0])
    assert b'ForceAuthn="true"' in question

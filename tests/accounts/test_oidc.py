"""Signing in at an OpenID provider: a real one on loopback, and everything that somebody could forge on the way."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import jwt
import pytest
import requests
from allauth.mfa.totp.internal import auth as totp
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.core.cache import cache
from django.test import Client

from decreta.accounts import recent
from decreta.accounts.models import User
from decreta.accounts.views.elsewhere import StrictOpenIDConnect
from decreta.audit.models import Entry
from decreta.config import identity
from tests.accounts.provider.oidc import CLIENT, SECRET
from tests.accounts.provider.running import key_pair, provider

pytestmark = pytest.mark.django_db
ENTER = "/accounts/elsewhere/ministry/"
CLAIMS = {"lan": {}, "mai": {"email": "mai@office.example", "email_verified": True}, "stranger": {}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("oidc")
    key_pair(folder, "provider")
    (folder / "claims.json").write_text(json.dumps(CLAIMS))
    return folder


@pytest.fixture(scope="module")
def server(folder):
    with provider("oidc", folder) as address:
        yield address


@pytest.fixture
def states(folder):
    """`states(lan={…})`: what the provider states of people."""

    def states(**more):
        (folder / "claims.json").write_text(json.dumps(CLAIMS | more))

    states()
    return states


@pytest.fixture(autouse=True)
def configured(settings, server, states, tmp_path):
    """`configured(match="email")` configures the provider otherwise."""

    def configured(**more):
        facts = {"id": "ministry", "name": "Bộ", "server": server, "client_id": CLIENT, "secret": SECRET} | more
        lines = [f"{key} = {json.dumps(value)}" for key, value in facts.items()]
        path = tmp_path / "identity.toml"
        path.write_text("[[oidc]]\n" + "\n".join(lines))
        settings.DECRETA_IDENTITY = identity.read(str(path))
        settings.SOCIALACCOUNT_PROVIDERS = identity.for_allauth(settings.DECRETA_IDENTITY)

    cache.clear()
    configured()
    return configured


@pytest.fixture
def lan():
    return User.objects.create_user("lan", password="vững như bàn thạch", language="en")


def ask(client, query=""):
    """The address at the provider to which the browser is sent."""
    return client.get(ENTER + query)["Location"]


def at_provider(url, who="lan"):
    """What the provider answers to somebody who is signed in there: the address to come back to."""
    answer = requests.get(url, cookies={"who": who}, allow_redirects=False, timeout=10)
    assert answer.status_code == 302, answer.text[:500]
    return answer.headers["Location"].removeprefix("http://testserver")


def come(client, who="lan", query=""):
    return client.get(at_provider(ask(client, query), who))


def is_in(client) -> bool:
    return client.get("/accounts/").status_code == 200 or "_auth_user_id" in client.session


def changed(url, **more):
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=urlencode(dict(parse_qsl(parts.query)) | more)))


def test_the_gate_offers_the_provider(client):
    page = client.get("/accounts/login/?next=/meetings/").content.decode()
    assert f'href="{ENTER}?next=/meetings/"' in page
    assert "Bộ" in page


def test_who_has_an_account_comes_in_and_lands_where_he_wanted(client, lan):
    assert come(client, query="?next=/meetings/")["Location"] == "/meetings/"
    assert client.session["_auth_user_id"] == str(lan.pk)
    assert SocialAccount.objects.get().user == lan
    facts = Entry.objects.get(kind="accounts.signed_in").facts
    assert facts["methods"] == ["socialaccount"]
    assert Entry.objects.filter(kind="accounts.identity_bound").count() == 1


def test_a_foreign_address_is_not_led_to(client, lan):
    assert come(client, query="?next=https://evil.example/")["Location"] == "/"


def test_who_has_no_account_gets_none(client):
    answer = come(client, "stranger")
    assert answer.status_code == 403
    assert not User.objects.exists() and not is_in(client)
    assert Entry.objects.get(kind="accounts.sign_in_refused").facts["step"] == "identity:unknown"


def test_an_account_is_opened_where_the_office_wants_it(client, configured):
    configured(create=True)
    assert come(client, "stranger").status_code == 302
    user = User.objects.get()
    assert (user.username, user.has_usable_password(), is_in(client)) == ("stranger", False, True)
    assert Entry.objects.get(kind="accounts.created").facts["login"] == "stranger"


def test_a_closed_account_stays_closed(client, lan):
    User.objects.update(is_active=False)
    assert come(client)["Location"] == "/accounts/inactive/"
    assert not is_in(client)


def test_another_identity_of_the_same_name_does_not_take_the_account_over(client, lan, states):
    come(client)
    states(stranger={"preferred_username": "lan"})
    second = Client()
    assert come(second, "stranger").status_code == 403
    assert not is_in(second)


def test_the_account_is_kept_when_the_name_at_the_provider_changes(client, lan, states):
    come(client)
    User.objects.create_user("mai")
    states(lan={"preferred_username": "mai"})
    second = Client()
    come(second)
    assert second.session["_auth_user_id"] == str(lan.pk)


@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_an_address_that_nobody_has_verified_opens_no_account(client, lan, configured, states, verified):
    User.objects.update(email="lan@office.example")
    configured(match="email", claim="email")
    states(stranger={"email": "lan@office.example", "email_verified": verified})
    assert come(client, "stranger").status_code == 403
    assert not is_in(client)


def test_a_verified_address_does(client, configured):
    mai = User.objects.create_user("mai.nt", email="Mai@office.example")
    configured(match="email", claim="email")
    come(client, "mai")
    assert client.session["_auth_user_id"] == str(mai.pk)


def test_an_address_of_two_accounts_opens_neither(client, configured):
    for login in ("mai.1", "mai.2"):
        User.objects.create_user(login, email="mai@office.example")
    configured(match="email", claim="email")
    assert come(client, "mai").status_code == 403


def test_our_second_step_is_asked_for_unless_the_provider_did(client, lan, states):
    totp.TOTP.activate(lan, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    assert come(client)["Location"].startswith("/accounts/2fa/authenticate/")
    assert "_auth_user_id" not in client.session
    states(lan={"amr": ["pwd", "otp"]})
    second = Client()
    come(second)
    assert second.get("/accounts/").status_code == 200


@pytest.mark.parametrize(("stated", "is_held"), [({}, True), ({"amr": ["pwd"]}, True), ({"amr": ["mfa"]}, False)])
def test_a_signer_without_a_second_factor_is_held_unless_the_provider_asked(client, lan, states, stated, is_held):
    User.objects.update(needs_second_factor=True)
    states(lan=stated)
    come(client)
    answer = client.get("/accounts/")
    assert (answer.status_code == 302) == is_held


def test_who_was_let_through_unasked_has_shown_himself_when_he_was_asked(client, lan, states):
    at = int(dt.datetime.now(dt.UTC).timestamp()) - 3600
    states(lan={"auth_time": at})
    come(client)
    assert client.session[recent.SHOWN_KEY] == at


def test_who_has_only_the_provider_confirms_there(client, lan, states):
    lan.set_unusable_password()
    lan.save()
    come(client)
    again = client.get("/accounts/reauthenticate/?next=/accounts/")["Location"]
    assert again.startswith(f"{ENTER}?again=yes&next=")
    asked = dict(parse_qsl(urlsplit(client.get(again)["Location"]).query))
    assert (asked["prompt"], asked["max_age"]) == ("login", "0")


def test_who_signs_out_is_shown_the_way_out_there_where_the_office_wants_it(client, lan, server, configured):
    come(client)
    assert client.post("/accounts/logout/")["Location"] == "/"
    configured(logout=True)
    come(client)
    page = client.get(client.post("/accounts/logout/")["Location"]).content.decode()
    assert f'href="{server}/identity/o/logout?client_id=decreta&amp;post_logout_redirect_uri=' in page
    assert not is_in(client)


def test_another_browser_cannot_finish_what_this_one_began(client, lan):
    back = at_provider(ask(client))
    stranger = Client()
    assert stranger.get(back).status_code == 403
    assert not is_in(stranger)


def test_a_changed_state_is_refused(client, lan):
    assert client.get(changed(at_provider(ask(client)), state="x" * 20)).status_code == 403
    assert not is_in(client)


def test_an_answer_to_another_question_is_refused(client, lan):
    assert client.get(at_provider(changed(ask(client), nonce="of-somebody-else"))).status_code == 403
    assert not is_in(client)


def test_an_answer_is_good_once(client, lan):
    back = at_provider(ask(client))
    client.get(back)
    client.post("/accounts/logout/")
    assert client.get(back).status_code == 403
    assert not is_in(client)


def test_who_turns_back_at_the_provider_is_told_so(client, lan):
    state = dict(parse_qsl(urlsplit(ask(client)).query))["state"]
    answer = client.get(f"/accounts/oidc/ministry/callback/?error=access_denied&state={state}")
    assert answer.status_code == 403
    assert not Entry.objects.filter(kind="accounts.sign_in_refused").exists()


def test_a_provider_that_does_not_answer_is_told_of(client, configured):
    configured(server="http://127.0.0.1:9")
    assert client.get(ENTER).status_code == 424


@pytest.mark.parametrize(
    "path", ["elsewhere/nobody/", "oidc/nobody/callback/", "saml/nobody/metadata/", "saml/ministry/finish/"]
)
def test_a_provider_that_there_is_not_is_not_found(client, path):
    assert client.get(f"/accounts/{path}").status_code == 404


def token(folder: Path, key="provider", algorithm="RS256", **more) -> str:
    now = int(dt.datetime.now(dt.UTC).timestamp())
    facts = {"iss": more.pop("iss"), "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 300, "nonce": "n"} | more
    secret = None if algorithm == "none" else (folder / f"{key}.key").read_text()
    if algorithm == "HS256":
        secret = b"the public key, used as a secret between two: it is none"
    kid = jwt.PyJWK.from_dict(
        requests.get(f"{facts['iss']}/.well-known/jwks.json", timeout=10).json()["keys"][0]
    ).key_id
    return jwt.encode(facts, secret, algorithm=algorithm, headers={"kid": kid})


FORGED = {
    "for another client": {"aud": "another"},
    "for several, without us": {"aud": ["a", "b"]},
    "over": {"exp": 1},
    "by another key": {"key": "stranger"},
    "without a signature": {"algorithm": "none"},
    "signed with what is public": {"algorithm": "HS256"},
    "of another question": {"nonce": "m"},
}


@pytest.mark.parametrize("how", FORGED)
def test_a_forged_token_is_refused(rf, folder, server, how):
    if not (folder / "stranger.key").exists():
        key_pair(folder, "stranger")
    with pytest.raises((OAuth2Error, TypeError, ValueError)):
        opened(rf, server, token(folder, iss=server, **FORGED[how]))


def test_a_token_of_another_provider_is_refused(rf, folder, server):
    genuine = token(folder, iss=server)
    foreign = jwt.encode(
        jwt.decode(genuine, options={"verify_signature": False}) | {"iss": "https://elsewhere.example"},
        (folder / "provider.key").read_text(),
        algorithm="RS256",
        headers=jwt.get_unverified_header(genuine),
    )
    with pytest.raises(OAuth2Error):
        opened(rf, server, foreign)
    assert opened(rf, server, genuine)["sub"] == "1"


def opened(rf, server, text):
    """What our side reads out of a token; the session waits for the answer `n`."""
    request = rf.get("/")
    request.session = {"identity_nonces": ["n"]}
    ours = StrictOpenIDConnect(request, "ministry")
    ours.did_fetch_access_token = True
    return ours._decode_id_token(ours.get_provider().app, text)

"""The gate: one answer for every wrong guess, a second step, and a log that sees it all."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client, override_settings
from django.utils import translation

from decreta.accounts.adapter import MfaAdapter
from decreta.accounts.models import User
from decreta.audit.models import Entry

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "vững như bàn thạch"


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()


@pytest.fixture
def user():
    return User.objects.create_user("lan.dq", password=PASSWORD, language="ja")


@pytest.fixture
def signer(user):
    user.needs_second_factor = True
    user.save()
    totp.TOTP.activate(user, SECRET)
    return user


def sign_in(client, login="lan.dq", password=PASSWORD):
    return client.post("/accounts/login/", {"login": login, "password": password}, headers={"Accept-Language": "en"})


def code() -> str:
    return totp.format_hotp_value(totp.hotp_value(SECRET, list(totp.yield_hotp_counters_from_time())[1]))


def kinds() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("kind", flat=True))


def test_password_opens_the_door_in_the_users_language(client, user):
    answer = sign_in(client)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert answer.cookies["language"].value == "ja"
    entry = Entry.objects.get(kind="accounts.signed_in")
    facts = {"login": "lan.dq", "methods": ["password"], "device": "", "is_new_device": False}
    assert (entry.facts, entry.actor["user"]) == (facts, user.pk)


def test_wrong_password_and_unknown_name_get_the_same_answer(client, user):
    known = sign_in(client, password="wrong")
    unknown = sign_in(client, login="nobody", password="wrong")
    assert known.status_code == unknown.status_code == 422
    shown = [answer.content.decode().count("The user name or the password is wrong.") for answer in (known, unknown)]
    assert shown[0] == shown[1] > 0
    assert kinds() == ["accounts.sign_in_refused"] * 2


def test_what_was_typed_as_name_is_not_kept(client):
    sign_in(client, login="my-real-password", password="x")
    assert "my-real-password" not in str(list(Entry.objects.values()))


def test_closed_account_stays_outside(client, user):
    user.is_active = False
    user.save()
    assert sign_in(client)["Location"] == "/accounts/inactive/"
    assert client.get("/accounts/inactive/").status_code == 200
    assert client.get("/accounts/").status_code == 302
    assert kinds()[-1] == "accounts.sign_in_refused"


def test_many_wrong_passwords_make_even_the_right_one_wait(client, user):
    for _ in range(5):
        sign_in(client, password="wrong")
    answer = sign_in(client)
    assert answer.status_code == 422
    assert "Try again in 30 seconds." in answer.content.decode()


@override_settings(ACCOUNT_RATE_LIMITS={"login": "2/m/ip"})
def test_too_many_attempts_from_one_address_get_a_page_that_says_what_to_do(client, user):
    for _ in range(2):
        sign_in(client, password="wrong")
    answer = sign_in(client)
    assert answer.status_code == 429
    assert "Wait a few minutes" in answer.content.decode()


def test_signer_needs_his_code(client, signer):
    answer = sign_in(client)
    assert answer["Location"].startswith("/accounts/2fa/authenticate/")
    assert client.get("/accounts/").status_code == 302
    assert client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 422
    assert client.post("/accounts/2fa/authenticate/", {"code": code()}).status_code == 302
    assert client.get("/accounts/").status_code == 200
    assert kinds() == ["accounts.sign_in_refused", "accounts.signed_in"]
    assert Entry.objects.get(kind="accounts.signed_in").facts["methods"] == ["password", "totp"]


def test_a_refused_code_is_still_asked_for_in_our_words(client, signer):
    client.cookies["language"] = "vi"
    sign_in(client)
    page = client.post("/accounts/2fa/authenticate/", {"code": "000000"}).content.decode()
    assert page.count("Mã xác thực") > 1
    assert ">Code<" not in page


def test_who_has_no_recovery_codes_yet_is_led_to_where_they_are_made(client, signer):
    sign_in(client)
    client.post("/accounts/2fa/authenticate/", {"code": code()})
    assert client.get("/accounts/2fa/recovery-codes/")["Location"] == "/accounts/2fa/recovery-codes/generate/"


def test_code_is_good_once(client, signer):
    used = code()
    sign_in(client)
    client.post("/accounts/2fa/authenticate/", {"code": used})
    again = Client()
    sign_in(again)
    assert again.post("/accounts/2fa/authenticate/", {"code": used}).status_code == 422


def test_signer_without_second_factor_reaches_only_enrolment(client, user):
    user.needs_second_factor = True
    user.save()
    sign_in(client)
    assert client.get("/accounts/")["Location"] == "/accounts/2fa/totp/activate/"
    assert client.get("/notifications/")["Location"] == "/accounts/2fa/totp/activate/"
    swapped = client.get("/notifications/", headers={"HX-Request": "true"})
    assert (swapped.status_code, swapped["HX-Redirect"]) == (204, "/accounts/2fa/totp/activate/")


def test_enrolment_shows_a_picture_and_gives_recovery_codes(client, user, django_capture_on_commit_callbacks):
    user.needs_second_factor = True
    user.save()
    sign_in(client)
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    assert " style=" not in page
    secret = client.session[totp.SECRET_SESSION_KEY]
    present = totp.format_hotp_value(totp.hotp_value(secret, list(totp.yield_hotp_counters_from_time())[1]))
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/accounts/2fa/totp/activate/", {"code": present})
    assert answer["Location"] == "/accounts/2fa/recovery-codes/"
    codes = client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert codes.count("<li><code>") == 10
    assert kinds().count("accounts.second_factor_added") == 2
    assert client.get("/accounts/").status_code == 200


def test_secret_of_a_second_factor_lies_encrypted(signer):
    kept = Authenticator.objects.get().data["secret"]
    assert SECRET not in kept
    assert MfaAdapter().decrypt(kept) == SECRET


def test_signer_cannot_remove_his_second_factor(client, signer):
    sign_in(client)
    client.post("/accounts/2fa/authenticate/", {"code": code()})
    assert client.post("/accounts/2fa/totp/deactivate/").status_code == 422
    assert Authenticator.objects.filter(type="totp").exists()


@override_settings(DECRETA_DEMO=True)
def test_demonstration_shows_the_code_and_it_opens(client, signer):
    sign_in(client)
    page = client.get("/accounts/2fa/authenticate/").content.decode()
    assert "demonstration-code" in page
    assert code() in page


def test_no_code_is_shown_outside_a_demonstration(client, signer):
    sign_in(client)
    page = client.get("/accounts/2fa/authenticate/").content.decode()
    assert "Demonstration" not in page
    assert "demonstration-code" not in page
    assert code() not in page


def test_signing_out_ends_the_session_and_is_logged(client, user):
    sign_in(client)
    assert client.get("/accounts/logout/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/accounts/").status_code == 302
    assert kinds()[-1] == "accounts.signed_out"


def test_password_is_changed_after_the_present_one(client, user):
    sign_in(client)
    fresh = "cây ngay không sợ"
    wrong = {"oldpassword": "x", "password1": fresh, "password2": fresh}
    assert client.post("/accounts/password/change/", wrong).status_code == 422
    assert client.post("/accounts/password/change/", wrong | {"oldpassword": PASSWORD}).status_code == 302
    user.refresh_from_db()
    assert user.check_password(fresh)
    assert kinds()[-1] == "accounts.password_changed"


@pytest.mark.parametrize("address", ["signup/", "password/reset/", "email/", "confirm-email/", "login/code/"])
def test_what_we_do_not_offer_does_not_exist(client, address):
    assert client.get(f"/accounts/{address}").status_code == 404


@pytest.mark.parametrize("language", ["vi", "ja"])
@pytest.mark.parametrize("address", ["login/", "2fa/authenticate/"])
def test_gate_speaks_the_readers_language(client, signer, language, address):
    if address != "login/":
        sign_in(client)
    page = client.get(f"/accounts/{address}", headers={"Accept-Language": language}).content.decode()
    with translation.override(language):
        heading = translation.gettext("Sign in" if address == "login/" else "Second step")
    assert f"<h1>{heading}</h1>" in page
    assert heading not in ("Sign in", "Second step")

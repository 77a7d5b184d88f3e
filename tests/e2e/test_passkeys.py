"""A secretary adds a passkey to her account, signs in with nothing else, then uses it as the second step.

The browser's virtual authenticator plays the telephone; it works only where the browser trusts the address.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.visitor import PASSWORD

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
TELEPHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_passkey_is_added_opens_alone_opens_as_second_step_and_is_removed(window, office):
    vy = window("vy", base_url=office.address.replace("127.0.0.1", "localhost"))
    page = vy.page
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    telephone = session.send("WebAuthn.addVirtualAuthenticator", {"options": TELEPHONE})["authenticatorId"]
    vy.sign_in()

    page.goto("/accounts/")
    page.click("a[href$='/passkeys/add/'] >> nth=0")
    page.fill("[name=name]", "Điện thoại cơ quan")
    with page.expect_navigation():
        page.click("d-passkey button")
    expect(page.locator(".codes li")).to_have_count(10)
    assert len(session.send("WebAuthn.getCredentials", {"authenticatorId": telephone})["credentials"]) == 1
    page.goto("/accounts/")
    expect(page.get_by_text("Điện thoại cơ quan", exact=False).first).to_be_visible()

    sign_out(page)
    with page.expect_navigation():
        page.click("d-passkey button")
    assert "/accounts/" not in page.url

    sign_out(page)
    vy.offer_password(PASSWORD)
    assert "/2fa/authenticate/" in page.url
    with page.expect_navigation():
        page.click("d-passkey button")
    assert "/accounts/" not in page.url

    sign_out(page)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": telephone, "isUserVerified": False})
    page.click("d-passkey button")
    expect(page.locator("d-passkey [data-problem]")).to_be_visible()
    session.send("WebAuthn.setUserVerified", {"authenticatorId": telephone, "isUserVerified": True})

    vy.offer_password(PASSWORD)
    with page.expect_navigation():
        page.click("d-passkey button")
    page.goto("/accounts/")
    page.click("a[href$='/remove/']")
    with page.expect_navigation():
        page.click("main form[method=post] button.btn-danger")
    expect(page.get_by_text("Điện thoại cơ quan")).to_have_count(0)


def sign_out(page):
    page.goto("/accounts/logout/")
    with page.expect_navigation():
        page.click("main form[action$='/logout/'] button")
    page.goto("/accounts/login/")

"""Who pressed a button after his session had ended comes back to the page of the button, not to the act's address."""

from __future__ import annotations

from django.test import Client

PAGE = "http://testserver/meetings/new/?copy=1"


def pressed(referer):
    return Client().post("/organisation/switch/", headers={"Referer": referer} if referer else {})


def test_press_without_a_session_leads_through_the_gate_to_the_page():
    assert pressed(PAGE)["Location"] == "/accounts/login/?next=/meetings/new/%3Fcopy%3D1"


def test_foreign_page_is_not_led_back_to():
    assert pressed("http://elsewhere.example/page/")["Location"] == "/accounts/login/?next=/"


def test_press_from_nowhere_leads_to_the_desk():
    assert pressed("")["Location"] == "/accounts/login/?next=/"


def test_page_that_is_asked_for_is_led_back_to():
    assert Client().get("/meetings/")["Location"] == "/accounts/login/?next=/meetings/"

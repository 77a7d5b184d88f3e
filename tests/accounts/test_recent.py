"""Who signs or issues has lately shown who he is; else he shows it again, and what he sent is done after all."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from decreta.accounts import keeping, recent
from decreta.accounts.models import KeptForm, User
from decreta.accounts.recent import recently_authenticated
from decreta.accounts.urls import urlpatterns as account_urls
from tests.files.papers import pdf

PASSWORD = "vững như bàn thạch"
SENT = {"symbol": ["06-TB/BCĐ", "thứ hai"], "text": "một\r\nhai  "}


@login_required
@recently_authenticated
def seal(request, number):
    """A stand-in for any act: answers with what reached it."""
    if request.method == "GET":
        return HttpResponse("the form")
    told = {name: request.POST.getlist(name) for name in request.POST if name != "csrfmiddlewaretoken"}
    files = {name: (file.name, file.read()) for name, file in request.FILES.items()}
    return HttpResponse(repr((number, request.GET.dict(), told, files)))


@login_required
@recently_authenticated(reading=True)
def export(request):
    return HttpResponse("the whole list")


urlpatterns = [path("seal/<int:number>/", seal), path("export/", export), *account_urls]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()


@pytest.fixture
def user():
    return User.objects.create_user("lan.dq", password=PASSWORD)


@pytest.fixture
def stale(client, user):
    """A browser whose user signed in some time ago."""
    client.force_login(user)
    return aged(client)


def aged(client):
    session = client.session
    session[recent.SHOWN_KEY] -= 15 * 60 + 1
    session.save()
    return client


def confirm(client, answer, password=PASSWORD):
    """What the confirmation page does with a password."""
    gate, _, query = answer["Location"].partition("?")
    return client.post(gate, {"password": password, "next": re.search("next=([^&]*)", query)[1].replace("%2F", "/")})


def sent_on(client, answer):
    """Press the button of the page that comes after the confirmation."""
    page = client.get(answer["Location"]).content.decode()
    action = re.search(r'action="(/seal[^"]*)"', page)[1]
    return client.post(action, {keeping.FIELD: KeptForm.objects.get().pk})


def test_a_sign_in_counts(client, user):
    client.force_login(user)
    assert client.post("/seal/1/", SENT).status_code == 200
    assert client.get("/export/").status_code == 200


def test_what_was_sent_is_done_after_the_confirmation(stale):
    expected = repr((7, {"year": "2025"}, {"symbol": SENT["symbol"], "text": [SENT["text"]]}, {}))
    asked = stale.post("/seal/7/?year=2025", SENT)
    assert asked["Location"].startswith("/reauthenticate/?next=%2Fgo-on%2F")
    assert confirm(stale, asked, "wrong").status_code == 422
    assert sent_on(stale, confirm(stale, asked)).content.decode() == expected
    assert stale.post("/seal/8/", SENT).status_code == 200


def test_an_upload_comes_along(stale):
    paper = pdf()
    asked = stale.post("/seal/7/", {"paper": SimpleUploadedFile("tờ trình.pdf", paper, "application/pdf")})
    assert sent_on(stale, confirm(stale, asked)).content.decode() == repr(
        (7, {}, {}, {"paper": ("tờ trình.pdf", paper)})
    )


def test_nothing_is_done_before_the_confirmation(stale):
    asked = stale.post("/seal/7/", SENT)
    goal = KeptForm.objects.get()
    assert stale.get(f"/go-on/{goal.pk}/").status_code == 302
    assert stale.post("/seal/7/", {keeping.FIELD: goal.pk})["Location"] == asked["Location"]
    assert KeptForm.objects.count() == 1


def test_what_was_kept_goes_to_no_other_session_and_no_other_address(stale, user):
    confirm(stale, stale.post("/seal/7/", SENT))
    kept = KeptForm.objects.get()
    other = Client()
    other.force_login(user)
    assert other.get(f"/go-on/{kept.pk}/").status_code == 404
    assert other.post("/seal/7/", {keeping.FIELD: kept.pk}).status_code == 409
    assert stale.post("/seal/8/", {keeping.FIELD: kept.pk}).status_code == 409
    assert stale.post("/seal/7/", {keeping.FIELD: "nonsense"}).status_code == 409


def test_what_was_typed_lies_encrypted_and_not_for_long(stale):
    stale.post("/seal/7/", SENT)
    kept = KeptForm.objects.get()
    assert b"06-TB" not in bytes(kept.content)
    assert keeping.forget_old() == 0
    KeptForm.objects.update(created_at=kept.created_at.replace(year=2020))
    assert stale.get(f"/go-on/{kept.pk}/", follow=True).status_code in {200, 404}
    assert keeping.forget_old() == 1


def test_an_export_is_fetched_after_the_confirmation(stale):
    asked = stale.get("/export/")
    assert confirm(stale, asked)["Location"] == "/export/"
    assert stale.get("/export/").content == b"the whole list"


def test_a_form_is_shown_without_asking(stale):
    assert stale.get("/seal/1/").status_code == 200


def test_a_fragment_is_led_away_with_its_page(stale):
    page = {"HX-Request": "true", "HX-Current-URL": "http://testserver/seal/1/"}
    answer = stale.post("/seal/1/", SENT, headers=page)
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/reauthenticate/?next=%2Fseal%2F1%2F")
    foreign = stale.post("/seal/1/", SENT, headers=page | {"HX-Current-URL": "http://elsewhere.example/x"})
    assert foreign["HX-Redirect"] == "/reauthenticate/?next=%2F"


def test_the_minutes_are_the_installations(stale, settings):
    settings.DECRETA_CONFIRM_MINUTES = 20
    assert stale.post("/seal/1/", SENT).status_code == 200

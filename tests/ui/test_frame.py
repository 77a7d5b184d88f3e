"""The page frame: what it prints, what it leaves out, how a reader changes its look."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import include, path, reverse
from django.utils import translation

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.ui import appearance, moments, nav, views

urlpatterns = [path("", include("decreta.ui.urls"))]
pytestmark = pytest.mark.urls(__name__)


class Reader:
    """A signed-in user, as far as the frame looks."""

    is_authenticated = True


@pytest.fixture(autouse=True)
def _frame_alone(monkeypatch):
    """The frame without what the areas enter into it, at nine in the morning of 31 March."""
    monkeypatch.setattr(nav, "_entries", {})
    monkeypatch.setattr(nav, "_strips", {})
    monkeypatch.setattr(nav, "_unread", [])
    with clock.frozen(dt.datetime(2025, 3, 31, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))):
        yield


@pytest.fixture
def request_of_reader():
    request = RequestFactory().get("/style/?sort=due")
    request.user = Reader()
    request.actor = Actor(post_title="Thư ký", mandate_id=None)
    request.holdings = []
    return request


@pytest.mark.parametrize("language", ["vi", "en", "ja"])
def test_the_style_page_has_nothing_inline(request_of_reader, language):
    with translation.override(language):
        html = views.style(request_of_reader).content.decode()
    assert f'<html lang="{language}"' in html
    assert not re.findall(r"\sstyle=|<style|\son\w+=|hx-on", html)
    assert not re.findall(r"<script(?![^>]*\ssrc=)", html)
    assert html.count("<h1") == 1


def test_every_symbol_that_a_page_uses_is_in_its_sprite(request_of_reader):
    html = views.style(request_of_reader).content.decode()
    used = set(re.findall(r'<use href="#([\w-]+)"', html))
    assert used == set(re.findall(r'<symbol id="([\w-]+)"', html))


def test_ids_of_a_page_are_unique(request_of_reader):
    ids = re.findall(r'\sid="([^"]+)"', views.style(request_of_reader).content.decode())
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("status", views.ERRORS)
def test_an_error_page_says_what_to_do_and_gives_a_number_to_quote(request_of_reader, status):
    answer = views.error(request_of_reader, status)
    assert answer.status_code == status
    assert re.search(r'<b class="sym">[0-9A-F]{12}</b>', answer.content.decode())


def test_the_page_for_our_own_faults_needs_no_reader():
    answer = views.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert b"<h1>" in answer.content


def change(**posted):
    return views.change_appearance(RequestFactory().post("/appearance/", posted))


def test_the_choice_of_a_theme_is_kept_and_leads_back():
    answer = change(theme="dark", next="/tasks/?page=2")
    assert answer.headers["Location"] == "/tasks/?page=2"
    assert appearance.Appearance.parse(answer.cookies[appearance.COOKIE].value).theme == "dark"


def test_the_way_back_never_leads_to_another_site():
    assert change(theme="dark", next="https://elsewhere.example/").headers["Location"] == "/"


def test_an_unknown_look_falls_back_to_the_safe_one():
    assert appearance.Appearance.parse("purple.wide.never") == appearance.Appearance()
    assert appearance.Appearance().changed(theme="purple") == appearance.Appearance()


def test_a_language_that_is_not_offered_is_not_kept():
    assert "language" not in change(language="xx").cookies
    assert change(language="ja").cookies["language"].value == "ja"


@pytest.mark.django_db
def test_a_place_of_the_rail_is_shown_where_its_condition_holds(request_of_reader):
    groups = prepared(lambda: Group.objects.values("pk"))
    nav.register("ui", "Style", "inbox", "ui:style", waiting=lambda _: groups.ask(), order=1)
    Group.objects.bulk_create([Group(name="one"), Group(name="two"), Group(name="three")])
    nav.register("ui", "Nowhere", "inbox", "no:such", order=2)
    nav.register("else", "Hidden", "inbox", "ui:appearance", visible=lambda _: False)
    shown = nav.entries(request_of_reader, current="ui")
    assert [(one.url, one.count, one.is_current) for one in shown] == [(reverse("ui:style"), 3, True)]


@pytest.mark.parametrize(
    ("path", "open_place"), [("/style/", "ui:style"), ("/style/more/", "ui:style"), ("/elsewhere/", "")]
)
def test_one_place_of_an_area_with_several_is_open(request_of_reader, path, open_place):
    nav.register("ui", "Style", "inbox", "ui:style")
    nav.register("ui", "Look", "inbox", "ui:appearance")
    request_of_reader.path = path
    shown = nav.entries(request_of_reader, current="ui")
    assert [one.entry.url_name for one in shown if one.is_current] == ([open_place] if open_place else [])


def test_days_of_the_week_are_written_out_in_vietnamese():
    with translation.override("vi"):
        assert moments.weekday(dt.date(2025, 3, 31)) == "Thứ Hai, 31/03/2025"
        assert moments.weekday(dt.date(2025, 4, 6)) == "Chủ Nhật, 06/04/2025"


def test_a_mandate_is_written_over_every_page(request_of_reader):
    request_of_reader.actor = Actor(
        post_title="Trưởng ban", mandate_id="0195", mandate_note="by 14-UQ/BCĐ until 30/04/2025"
    )
    answer = views.style(request_of_reader)
    assert isinstance(answer, HttpResponse)
    assert "14-UQ/BCĐ until 30/04/2025" in answer.content.decode()


def test_the_gate_offers_every_language_before_signing_in():
    html = render_to_string("ui/gate.html", request=RequestFactory().get("/accounts/login/"))
    assert [code for code in ("vi", "en", "ja") if f'name="language" value="{code}"' in html] == ["vi", "en", "ja"]

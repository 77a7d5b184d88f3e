"""Dashboards: composed, shared, opened first; each reader finds his own numbers, and every number its rows."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core.errors import Invalid, NotAllowed, Stale
from decreta.directives.queries.task_list import selected
from decreta.kit.models import Sharing
from decreta.seeing import domain
from decreta.seeing.enums import TileKind
from decreta.seeing.models import Dashboard, Start
from decreta.seeing.queries.dashboards import widths
from decreta.seeing.tiles import MOST_TILES, Tile
from tests.documents import office as offices
from tests.lists import growing

pytestmark = pytest.mark.django_db
ALL = [Tile(one.value) for one in TileKind]


@pytest.fixture
def office():
    return offices.build(with_users=True)


def client_of(office, who):
    client = Client()
    client.force_login(office.holdings[who].person.user)
    return client


def kept(office, tiles=ALL, **given):
    given = {"name": "Theo dõi", "sharing": Sharing.BODY.value, "compared_days": 3, **given}
    return domain.save_dashboard(tiles=tiles, by=office.actor("secretary"), **given)


def test_every_number_of_every_tile_is_that_of_the_rows_that_it_opens(office):
    growing.assignee(office)
    for _ in range(2):
        growing.task(office)
    page = client_of(office, "secretary").get(reverse("seeing:dashboard", args=[kept(office).pk])).content.decode()
    actor, seen = office.actor("secretary"), 0
    for address, text in re.findall(r'<a[^>]*href="/directives/\?([^"]*)"[^>]*>(.*?)</a>', page, re.DOTALL):
        words = re.sub(r'<span class="visually-hidden">.*?</span>|<small>.*?</small>', " ", text, flags=re.DOTALL)
        number = re.search(r"\d+", re.sub(r"<[^>]*>|\([^)]*\)", " ", words))
        if number is None:
            continue
        assert selected(QueryDict(address.replace("&amp;", "&")).dict(), actor).found.count() == int(number[0]), address
        seen += 1
    assert seen > 20


def test_a_dashboard_costs_at_most_twelve_statements_whatever_its_tiles(office):
    for _ in range(3):
        growing.task(office)
    tiles = [*ALL, *[Tile(TileKind.WORST.value, due="none"), Tile(TileKind.AGENCIES.value)]]
    browser, address = client_of(office, "secretary"), reverse("seeing:dashboard", args=[kept(office, tiles).pk])
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    assert len(queries) <= 12


def test_who_is_shared_with_finds_his_own_numbers_and_others_find_nothing(office):
    growing.task_of_another(office)
    shared = kept(office)
    address = reverse("seeing:dashboard", args=[shared.pk])
    assert "Hoàn thiện dự thảo" in client_of(office, "head").get(address).content.decode()
    assert client_of(office, "administrator").get(address).status_code == 404
    of_house = domain.save_dashboard(
        name="Cơ quan", sharing=Sharing.ORGANISATION.value, tiles=ALL, by=office.actor("ministry_clerk")
    )
    page = client_of(office, "ministry_clerk").get(reverse("seeing:dashboard", args=[of_house.pk]))
    assert page.status_code == 200
    assert "Hoàn thiện dự thảo" not in page.content.decode()


def test_only_who_composed_it_changes_it_and_not_over_another_change(office):
    held = kept(office)
    with pytest.raises(NotAllowed):
        domain.save_dashboard(
            dashboard=held, name="x", sharing="private", tiles=ALL, of_version=1, by=office.actor("head")
        )
    given = {"dashboard": held, "name": "Khác", "sharing": "private", "tiles": ALL[:1], "by": office.actor("secretary")}
    assert domain.save_dashboard(**given, of_version=1).version == 2
    with pytest.raises(Stale):
        domain.save_dashboard(**given, of_version=1)
    with pytest.raises(NotAllowed):
        domain.remove_dashboard(dashboard=held, by=office.actor("head"))
    domain.remove_dashboard(dashboard=held, by=office.actor("secretary"))
    assert not Dashboard.objects.exists()
    kinds = list(Entry.objects.filter(kind__startswith="seeing.").order_by("pk").values_list("kind", flat=True))
    assert kinds == ["seeing.dashboard_saved", "seeing.dashboard_saved", "seeing.dashboard_removed"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "x" * 81},
        {"sharing": "nobody"},
        {"compared_days": -1},
        {"tiles": []},
        {"tiles": ALL[:1] * (MOST_TILES + 1)},
        {"tiles": [Tile("grid"), Tile("grid")]},
        {"tiles": [Tile("unknown")]},
    ],
)
def test_what_is_no_dashboard_is_refused(office, wrong):
    with pytest.raises(Invalid):
        kept(office, **wrong)


def test_the_form_orders_adds_and_removes_without_saving(office):
    browser, address = client_of(office, "secretary"), reverse("seeing:compose")
    sent = {"name": "Của tôi", "sharing": "private", "compared_days": "0", "version": "0", "tiles": "2"}
    sent |= {"t0-kind": "numbers", "t1-kind": "worst", "t1-title": "Xấu nhất"}
    moved = browser.post(address, {**sent, "act": "up-1"})
    assert moved.status_code == 200
    assert [one.initial["kind"] for one in moved.context["form"].lines] == ["worst", "numbers"]
    assert len(browser.post(address, {**sent, "act": "add"}).context["form"].lines) == 3
    assert len(browser.post(address, {**sent, "act": "remove-0"}).context["form"].lines) == 1
    assert not Dashboard.objects.exists()
    assert browser.post(address, {**sent, "name": ""}).status_code == 422
    made = browser.post(address, sent)
    held = Dashboard.objects.get()
    assert made.url == reverse("seeing:dashboard", args=[held.pk])
    assert [one["kind"] for one in held.tiles] == ["numbers", "worst"]


def test_a_dashboard_opens_once_after_signing_in_until_the_desk_does_again(office):
    held, desk = kept(office), reverse("web:desk")
    address = reverse("seeing:dashboard", args=[held.pk])
    browser = client_of(office, "secretary")
    assert browser.get(desk).status_code == 200
    browser.post(reverse("seeing:start_with", args=[held.pk]), {"opens": "this"})
    assert browser.get(desk).status_code == 200
    browser = client_of(office, "secretary")
    assert browser.get(desk).url == address
    assert browser.get(desk).status_code == 200
    assert client_of(office, "clerk").get(desk).status_code == 200
    assert domain.start_with(dashboard=held, by=office.actor("secretary")) is None
    browser.post(reverse("seeing:start_with", args=[held.pk]), {"opens": "desk"})
    assert client_of(office, "secretary").get(desk).status_code == 200
    assert not Start.objects.exists()


def test_a_dashboard_that_is_no_longer_shared_opens_the_desk(office):
    held = kept(office)
    domain.start_with(dashboard=held, by=office.actor("head"))
    domain.save_dashboard(
        dashboard=held, name="x", sharing="private", tiles=ALL, of_version=1, by=office.actor("secretary")
    )
    assert client_of(office, "head").get(reverse("web:desk")).status_code == 200


def test_a_tile_without_a_neighbour_takes_the_whole_width():
    kinds = ["numbers", "lights", "worst", "agencies", "chart"]
    assert widths(kinds) == [False, False, True, True, True]

"""The hall's screen, and what areas above put on the pages of a sitting."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse

from decreta.core import clock
from decreta.meetings import beside, domain, live
from decreta.meetings.beside import Part, Place
from decreta.meetings.queries.room import room_of
from tests.meetings.office import invitation_of, moment, opened, points, secretary


@pytest.fixture
def an_area(monkeypatch):
    """An area that says something in every place, and to one reader alone in the room."""
    monkeypatch.setattr(beside, "_shared", {})
    monkeypatch.setattr(beside, "_own", {})
    beside.register(
        "some",
        shared=lambda place, room: [Part(f"some-{place}", "meetings/parts/hall_point.html")],
        own=lambda place, room, actor: [Part("mine", "meetings/parts/hall_point.html")] if place == Place.ROOM else [],
    )


def test_an_area_stands_on_each_page_of_a_sitting(office, client, an_area):
    sitting = opened(office)
    client.force_login(office.holdings["secretary"].person.user)
    # The part's template is the hall's point; it stands there once more than without an area.
    expected = {"sitting": 2, "prepare": 2, "room": 2, "chair": 2, "hall": 2}
    for page, times in expected.items():
        text = client.get(reverse(f"meetings:{page}", args=[sitting.pk])).content.decode()
        assert text.count('id="hall-point"') == times, page


def test_open_pages_are_sent_what_their_readers_see(office, an_area):
    room = room_of(opened(office))
    member = [piece.target for piece in beside.fragments(room, live.LIVE_PLACES[live.MEMBER])]
    staff = [piece.target for piece in beside.fragments(room, live.LIVE_PLACES[live.STAFF])]
    assert member == ["some-room", "some-hall"]
    assert staff == ["some-room", "some-hall", "some-chair", "some-chair_side"]
    assert beside.fragments(room, [Place.ROOM], of="another") == []


def test_the_hall_shows_the_point_at_hand_and_nobody_but_the_staff_opens_it(office, client):
    sitting = opened(office)
    domain.go_to_point(sitting=sitting, item=points(sitting)[1], by=secretary(office))
    address = reverse("meetings:hall", args=[sitting.pk])
    client.force_login(office.holdings["secretary"].person.user)
    assert "Về hạ tầng" in client.get(address).content.decode()
    client.force_login(office.holdings["member"].person.user)
    assert client.get(address).status_code == 404


def test_the_code_at_the_door_leads_who_is_invited_to_one_press(office, client):
    sitting = opened(office)
    client.cookies["language"] = "en"
    client.force_login(office.holdings["secretary"].person.user)
    for page in ("hall", "desk"):
        assert 'class="qr"' in client.get(reverse(f"meetings:{page}", args=[sitting.pk])).content.decode()
    client.force_login(office.holdings["member"].person.user)
    page = client.get(reverse("meetings:come", args=[sitting.pk])).content.decode()
    mine = invitation_of(sitting, office, "member")
    assert reverse("meetings:check_in", args=[mine.pk]) in page
    client.post(reverse("meetings:check_in", args=[mine.pk]), {"presence": "in_room", "to": "room"})
    assert "I am leaving" in client.get(reverse("meetings:come", args=[sitting.pk])).content.decode()
    domain.close_sitting(sitting=sitting, by=secretary(office))
    closed = client.get(reverse("meetings:come", args=[sitting.pk])).content.decode()
    assert "I am in the room" not in closed


def timers(text: str) -> list[str]:
    """What the timers of a piece say, of those that go on."""
    return re.findall(r"<d-timer[^>]* data-began=[^>]*>([^<]*)</d-timer>", text)


def part_of(text: str, target: str) -> str:
    """The section of a page with an id."""
    return text[(start := text.index(f'id="{target}"')) : text.index("</section>", start)]


def test_the_time_of_the_point_goes_on_before_chair_members_and_hall(office, client):
    sitting = opened(office)
    client.force_login(office.holdings["secretary"].person.user)
    client.cookies["language"] = "en"
    began = room_of(sitting).current.began_at
    with clock.frozen(began + dt.timedelta(minutes=4)):
        pages = {page: client.get(reverse(f"meetings:{page}", args=[sitting.pk])) for page in ("chair", "room", "hall")}
    places = {"chair": "chair-agenda", "room": "current-point", "hall": "hall-point"}
    said = {page: timers(part_of(answer.content.decode(), places[page])) for page, answer in pages.items()}
    assert said == {"chair": ["", "4:00", "11:00 left"], "room": ["4:00", "11:00 left"], "hall": ["4:00", "11:00 left"]}
    with clock.frozen(began + dt.timedelta(minutes=17)):
        late = client.get(reverse("meetings:hall", args=[sitting.pk])).content.decode()
    assert 'data-state="over"' in part_of(late, "hall-point") and "2:00 over" in timers(part_of(late, "hall-point"))


def test_the_expected_end_goes_on_with_a_point_that_takes_too_long(office, client):
    sitting = opened(office)
    client.force_login(office.holdings["secretary"].person.user)
    client.cookies["language"] = "en"
    with clock.frozen(began := room_of(sitting).current.began_at):
        text = client.get(reverse("meetings:chair", args=[sitting.pk])).content.decode()
    end = (began + dt.timedelta(minutes=30)).timestamp()  # two points of a quarter of an hour
    expected = re.findall(r'data-at="([\d.]+)" data-after="(\d+)"', part_of(text, "chair-agenda"))
    assert (f"{end:.3f}", "900") in expected and (f"{end - 900:.3f}", "0") in expected
    with clock.frozen(moment(10, 55)):
        late = client.get(reverse("meetings:chair", args=[sitting.pk])).content.decode()
    assert "10:00 over" in timers(part_of(late, "chair-agenda"))  # called for two hours, until eleven


def test_times_that_are_facts_stand(office, client):
    sitting = opened(office)
    domain.close_sitting(sitting=sitting, by=secretary(office))
    client.force_login(office.holdings["secretary"].person.user)
    text = client.get(reverse("meetings:chair", args=[sitting.pk])).content.decode()
    assert "data-at=" not in text and "d-timer" not in text

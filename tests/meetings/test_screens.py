"""A screen of the hall: opened by its address or its code, by nobody who is signed in, until it is ended."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.conf import settings as installed
from django.core.handlers.asgi import ASGIRequest
from django.test import Client
from django.urls import reverse

from decreta.accounts import throttle
from decreta.accounts.models import Attempts
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.live import access, doors
from decreta.meetings import domain, live, screens
from decreta.meetings.models import AgendaItem, HallScreen, Paper, Sitting
from decreta.meetings.queries.screens import code_of, eye_of, screens_of, token_of
from decreta.presenting import domain as presenting
from decreta.voting.live import fragments as of_ballots
from tests.files.papers import pdf
from tests.meetings.office import closed, convened, moment, opened, points, secretary, sitting_of

IN_HALL = "/meetings/hall/"


@pytest.fixture
def sitting(office):
    return opened(office)


@pytest.fixture
def screen(office, sitting):
    return domain.show_in_hall(sitting=sitting, by=secretary(office))


def address(screen):
    return reverse("meetings:enter_hall", args=[token_of(screen.pk)])


def by_address(screen):
    """A machine that has opened the address of a screen."""
    machine = Client()
    assert machine.get(address(screen)).headers["Location"] == IN_HALL
    return machine


def test_the_address_shows_the_hall_and_the_browser_bears_no_session(screen):
    machine = by_address(screen)
    assert set(machine.cookies) == {screens.COOKIE} and machine.cookies[screens.COOKIE]["httponly"]
    page = machine.get(IN_HALL)
    text = page.content.decode()
    assert "Về thể chế" in text and 'id="hall-point"' in text
    assert installed.SESSION_COOKIE_NAME not in machine.cookies
    assert token_of(screen.pk) not in text and f"/live/stream/hall?topic=sitting%3A{screen.sitting_id}" in text
    assert page.headers["Cache-Control"] == "private, no-store" and "<form" not in text.split("<main")[1]


def test_the_code_is_good_once_and_dies_with_the_address(office, sitting, screen):
    first, second = Client(), Client()
    typed = code_of(screen.pk)
    assert first.post(IN_HALL, {"code": f" {typed[:4].lower()}-{typed[4:]} "}).status_code == 302
    assert first.get(IN_HALL).context["sitting"] == sitting
    assert second.post(IN_HALL, {"code": typed}).status_code == 422
    assert screens_of(sitting)[0].code == ""
    other = domain.show_in_hall(sitting=sitting, by=secretary(office))
    by_address(other)
    assert second.post(IN_HALL, {"code": code_of(other.pk)}).status_code == 422
    late = domain.show_in_hall(sitting=sitting, by=secretary(office))
    with clock.frozen(moment(9, 31)):
        assert second.post(IN_HALL, {"code": code_of(late.pk)}).status_code == 422


def test_only_hashes_are_kept(screen):
    row = HallScreen.objects.filter(pk=screen.pk).values().get()
    kept = " ".join(bytes(one).hex() if isinstance(one, bytes | memoryview) else str(one) for one in row.values())
    for secret in (token_of(screen.pk), code_of(screen.pk)):
        assert secret not in kept and secret.encode().hex() not in kept
    assert not [one for one in Entry.objects.all() if token_of(screen.pk) in str(one.facts)]


def test_it_ends_at_once_by_hand_with_its_hour_and_with_the_sitting(office, sitting):
    by = secretary(office)
    ended = domain.show_in_hall(sitting=sitting, by=by)
    hourly = domain.show_in_hall(sitting=sitting, by=by, ends_at=moment(9))
    whole = domain.show_in_hall(sitting=sitting, by=by)
    machines = {one.pk: by_address(one) for one in (ended, hourly, whole)}

    def shown() -> set[Any]:
        return {pk for pk, one in machines.items() if "sitting" in one.get(IN_HALL).context}

    assert shown() == {ended.pk, hourly.pk, whole.pk}
    domain.end_screen(screen=ended, by=office.actor("head"))
    assert domain.end_screen(screen=ended, by=by) is None
    assert shown() == {hourly.pk, whole.pk}
    with clock.frozen(moment(9, 1)):
        assert shown() == {whole.pk}
    domain.close_sitting(sitting=sitting, by=by)
    assert shown() == set()
    # What is good for nothing is taken from the browser, and its address is found no more.
    assert machines[whole.pk].cookies[screens.COOKIE].value == ""
    assert Client().get(address(whole)).status_code == 404


def test_the_log_says_who_made_it_when_it_was_first_opened_and_who_ended_it(office, sitting, screen):
    machine = by_address(screen)
    machine.get(address(screen))
    domain.end_screen(screen=screen, by=office.actor("head"))
    found = Entry.objects.filter(on_id=str(screen.pk)).order_by("pk")
    assert [(one.kind, one.actor["kind"]) for one in found] == [
        ("meetings.screen_made", "person"),
        ("meetings.screen_opened", "screen"),
        ("meetings.screen_ended", "person"),
    ]
    assert found[1].address == "127.0.0.1" and found[1].actor["person"] is None


def test_who_does_not_run_the_sitting_makes_and_ends_none(office, sitting, screen, client):
    with pytest.raises(NotAllowed):
        domain.show_in_hall(sitting=sitting, by=office.actor("member"))
    with pytest.raises(NotAllowed):
        domain.end_screen(screen=screen, by=office.actor("member"))
    client.force_login(office.holdings["member"].person.user)
    assert client.get(reverse("meetings:screens", args=[sitting.pk])).status_code == 404
    assert client.post(reverse("meetings:end_screen", args=[screen.pk])).status_code == 404


def test_a_screen_is_made_between_convocation_and_closing_for_an_hour_to_come(office):
    by = secretary(office)
    for early_or_late in (sitting_of(office), closed(office)):
        with pytest.raises(NotNow):
            domain.show_in_hall(sitting=early_or_late, by=by)
    ahead = convened(office)
    with pytest.raises(Invalid):
        domain.show_in_hall(sitting=ahead, by=by, ends_at=clock.now() - dt.timedelta(minutes=1))
    for _n in range(6):
        domain.show_in_hall(sitting=ahead, by=by)
    with pytest.raises(Invalid):
        domain.show_in_hall(sitting=ahead, by=by)


def test_its_page_makes_one_shows_what_opens_it_and_ends_it(office, sitting, client):
    client.cookies["language"] = "en"
    client.force_login(office.holdings["head"].person.user)
    page = reverse("meetings:screens", args=[sitting.pk])
    assert client.post(page, {"ends_at": "10/03/2025 11:30"}).status_code == 302
    made = HallScreen.objects.get()
    text = client.get(page).content.decode()
    code = code_of(made.pk)
    assert made.ends_at == moment(11, 30) and made.language == "en"
    assert f"{code[:4]}-{code[4:]}" in text and token_of(made.pk) in text and 'class="qr"' in text
    client.post(reverse("meetings:end_screen", args=[made.pk]))
    assert "No screen shows this sitting." in client.get(page).content.decode()


def test_who_guesses_waits_and_who_types_right_does_not(screen):
    machine, key = Client(), throttle.link_key("127.0.0.1")
    for _n in range(key.free):
        assert machine.post(IN_HALL, {"code": "AAAA-AAAA"}).status_code == 422
    assert machine.post(IN_HALL, {"code": code_of(screen.pk)}).status_code == 429
    Attempts.objects.all().delete()
    assert machine.post(IN_HALL, {"code": code_of(screen.pk)}).status_code == 302
    assert Attempts.objects.get().failures == 0
    for _n in range(key.free):
        assert Client().get(reverse("meetings:enter_hall", args=["x" * 43])).status_code == 404
    assert Client().get(reverse("meetings:enter_hall", args=["x" * 43])).status_code == 429


def test_it_shows_nothing_that_not_everybody_reads(office, sitting, screen):
    by, machine = secretary(office), by_address(screen)
    first, second = points(sitting)
    domain.restrict_point(item=second, audience="named", is_listed=True, by=by)
    domain.go_to_point(sitting=sitting, item=second, by=by)
    text = machine.get(IN_HALL).content.decode()
    assert second.title not in text and str(second.pk) not in text
    sent = _sent(sitting, screen, Entry.objects.get(kind="meetings.point_begun"))
    assert sent and not any(second.title in one.html + one.say or str(second.pk) in one.html for one in sent)
    domain.go_to_point(sitting=sitting, item=first, by=by)
    assert first.title in machine.get(IN_HALL).content.decode()


def _sent(sitting, screen, entry):
    topic = live.topic_of(sitting)
    return list(live.fragments(topic, live.view_class(topic, eye_of(screen)), entry))


def test_its_stream_is_sent_what_stands_on_its_page_and_nothing_else(office, sitting, screen):
    text = by_address(screen).get(IN_HALL).content.decode()
    by, topic = secretary(office), live.topic_of(sitting)
    domain.go_to_point(sitting=sitting, item=points(sitting)[1], by=by)
    domain.withdraw_paper(paper=Paper.objects.get(item__sitting=sitting), reason="Nhầm.", by=by)
    for entry in Entry.objects.filter(kind__startswith="meetings."):
        for one in _sent(sitting, screen, entry):
            assert f'id="{one.target}"' in text, (entry.kind, one.target)
    sent = of_ballots(topic, live.HALL, Entry.objects.latest("pk"))
    assert all(f'id="{one.target}"' in text for one in sent)
    other = sitting_of(office, number_in_term=9)
    assert live.view_class(live.topic_of(other), eye_of(screen)) is None


def test_a_stream_by_the_door_of_the_hall_is_the_screens_whoever_is_signed_in(office, sitting, screen):
    cookie = f"{screens.COOKIE}={token_of(screen.pk)}"
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/live/stream/hall",
        "query_string": b"",
        "headers": [(b"cookie", cookie.encode())],
    }
    reader = access.reader_of(scope, "hall")
    assert reader is not None and reader.key == screen.pk and reader.actor.person_id is None
    assert access.reader_of(scope) is None and access.reader_of(scope, "nowhere") is None
    topics = [live.topic_of(one) for one in (sitting, sitting_of(office, number_in_term=9))]
    assert access.readable([*topics, "room:1"], reader) == {topics[0]}
    assert access.still_valid([reader]) == {reader}
    domain.end_screen(screen=screen, by=secretary(office))
    assert access.still_valid([reader]) == set() and access.reader_of(scope, "hall") is None
    assert doors.DOORS["hall"].entrant(ASGIRequest({**scope, "headers": []}, None)) is None


def test_whoever_is_signed_in_at_the_machine_is_not_shown_on_its_screen(office, screen, client):
    client.force_login(office.holdings["member"].person.user)
    client.get(address(screen))
    text = client.get(IN_HALL).content.decode()
    assert office.holdings["member"].person.full_name not in text.split("<main")[0]
    assert client.get(reverse("meetings:hall", args=[screen.sitting_id])).status_code == 404


def test_of_the_files_it_is_given_the_presented_one_while_it_is_presented(office, sitting, screen):
    by, machine = secretary(office), by_address(screen)
    paper = Paper.objects.select_related("item", "file").get(item__sitting=sitting)
    file = reverse("presenting:hall_file", args=[sitting.pk, paper.pk])
    assert machine.get(file).status_code == 404
    presenting.present_page(sitting=sitting, paper=paper, page=2, by=by)
    assert f"{file}?v=1" in machine.get(IN_HALL).content.decode()
    assert machine.get(file).status_code == 200 and Client().get(file).status_code == 404
    first = b"".join(machine.get(file).streaming_content)
    domain.replace_paper(paper=paper, upload=("b.pdf", pdf(2)), reason="Sửa", by=by)
    assert b"".join(machine.get(file).streaming_content) == first  # what is presented goes on being presented
    for other in (reverse("meetings:paper_file", args=[paper.pk]), reverse("meetings:paper", args=[paper.pk])):
        assert machine.get(other).status_code == 302
    domain.restrict_paper(paper=Paper.objects.get(pk=paper.pk), audience="named", by=by)
    assert machine.get(file).status_code == 404


def test_a_screen_of_another_sitting_is_given_no_file(office, sitting):
    by = secretary(office)
    paper = Paper.objects.select_related("item", "file").get(item__sitting=sitting)
    presenting.present_page(sitting=sitting, paper=paper, page=1, by=by)
    other = convened(office, number_in_term=9)
    machine = by_address(domain.show_in_hall(sitting=other, by=by))
    assert machine.get(reverse("presenting:hall_file", args=[sitting.pk, paper.pk])).status_code == 404


def test_nothing_is_visible_to_a_screen(screen):
    eye = eye_of(screen)
    for model in (Sitting, AgendaItem, Paper):
        assert not model.objects.visible_to(eye).exists()

"""What changes appears on open pages, and only on those of people who may see it."""

from __future__ import annotations

import time

import pytest
from django.contrib.sessions.models import Session

from decreta.accounts.models import User
from decreta.live import hub as hubs
from decreta.live import reading
from tests.live.conftest import CANARY

pytestmark = pytest.mark.django_db(transaction=True)


def htmls(events) -> list[str]:
    return [event.data["html"] for event in events]


def test_change_appears_on_an_open_page(server, sitting, signed_in, happens):
    user, cookie = signed_in("member")
    sitting.classes[user.pk] = "member"
    stream = server.open(cookie)
    stream.wait("hello")
    index = happens(1)
    first, second = stream.wait("fragment", 2)
    assert (first.data, first.id) == ({"target": "first", "html": "<p>member  1</p>", "say": ""}, "")
    assert (second.data["target"], second.data["say"], second.id) == ("second", "member  1", str(index))


def test_stream_is_neither_stored_nor_buffered(server, sitting, signed_in):
    user, cookie = signed_in("member")
    sitting.classes[user.pk] = "member"
    headers = server.open(cookie).headers
    assert headers["content-type"].startswith("text/event-stream")
    assert (headers["cache-control"], headers["x-accel-buffering"]) == ("no-store", "no")


def test_each_view_class_reads_its_own(server, sitting, signed_in, happens):
    streams = {}
    for name in ("member", "chair"):
        user, cookie = signed_in(name)
        sitting.classes[user.pk] = name
        streams[name] = server.open(cookie)
        streams[name].wait("hello")
    happens(1)
    assert [htmls(stream.wait("fragment")) for stream in streams.values()] == [
        ["<p>member  1</p>"],
        ["<p>chair  1</p>"],
    ]


def test_equal_readers_cost_one_rendering(server, sitting, signed_in, happens):
    streams = []
    for number in range(5):
        user, cookie = signed_in(f"member{number}")
        sitting.classes[user.pk] = "member"
        streams.append(server.open(cookie))
    for stream in streams:
        stream.wait("hello")
    happens(1)
    for stream in streams:
        stream.wait("fragment", 2)
    assert sitting.rendered == 1


def test_who_may_not_see_gets_no_byte(server, sitting, signed_in, happens):
    member, member_cookie = signed_in("member")
    _, stranger_cookie = signed_in("stranger")
    sitting.classes[member.pk] = "member"
    sitting.text = CANARY
    inside, outside = server.open(member_cookie), server.open(stranger_cookie)
    happens(1)
    assert CANARY in htmls(inside.wait("fragment"))[0]
    assert outside.status == 404
    assert outside.raw == ""


def test_topic_that_may_not_be_seen_is_left_out_of_a_stream_that_stays(server, sitting, signed_in, happens):
    user, cookie = signed_in("member")
    sitting.classes[user.pk] = "member"
    stream = server.open(cookie, "test:1", "other:9")
    stream.wait("hello")
    happens(1, on="2")
    happens(2, on="1")
    assert htmls(stream.wait("fragment", 2))[0] == "<p>member  2</p>"


def test_revoked_right_stops_the_content(server, sitting, signed_in, happens):
    user, cookie = signed_in("member")
    sitting.classes[user.pk] = "member"
    stream = server.open(cookie)
    stream.wait("hello")
    happens(1)
    stream.wait("fragment", 2)
    del sitting.classes[user.pk]
    sitting.text = CANARY
    happens(2)
    time.sleep(0.5)
    assert CANARY not in stream.raw


@pytest.mark.parametrize("end", ["signed out", "closed account", "new password"])
def test_stream_ends_with_its_session(server, sitting, signed_in, happens, end):
    user, cookie = signed_in("member")
    sitting.classes[user.pk] = "member"
    stream = server.open(cookie)
    stream.wait("hello")
    if end == "signed out":
        Session.objects.all().delete()
    elif end == "new password":
        # Whoever stole the session is shut out by it everywhere, so here too.
        user.set_password("another long password")
        user.save()
    else:
        User.objects.filter(pk=user.pk).update(is_active=False)
    sitting.text = CANARY
    happens(1)
    stream.wait("reload")
    assert stream.is_closed.wait(5)
    assert CANARY not in stream.raw


def test_idle_stream_ends_with_its_right_too(server, sitting, signed_in, monkeypatch):
    monkeypatch.setattr(hubs, "HEARTBEAT_SECONDS", 0.1)
    user, cookie = signed_in("member")
    sitting.classes[user.pk] = "member"
    stream = server.open(cookie)
    stream.wait("hello")
    time.sleep(0.3)
    assert ": alive" in stream.raw
    del sitting.classes[user.pk]
    stream.wait("reload")
    assert stream.is_closed.wait(5)


def test_page_that_was_away_misses_nothing(server, sitting, signed_in, happens):
    user, cookie = signed_in("member")
    sitting.classes[user.pk] = "member"
    first = server.open(cookie)
    first.wait("hello")
    happens(1)
    last = first.wait("fragment", 2)[-1].id
    first.close()
    for n in (2, 3, 4):
        happens(n)
    second = server.open(cookie, last_event_id=last)
    happens(5)
    assert htmls(second.wait("fragment", 8))[::2] == [f"<p>member  {n}</p>" for n in (2, 3, 4, 5)]


def test_page_tells_from_where_on_it_wants_to_know(server, sitting, signed_in, happens):
    user, cookie = signed_in("member")
    sitting.classes[user.pk] = "member"
    rendered_at = happens(1)
    happens(2)
    stream = server.open(cookie, after=str(rendered_at))
    assert htmls(stream.wait("fragment", 2))[0] == "<p>member  2</p>"


def test_page_that_was_away_too_long_loads_anew(server, sitting, signed_in, happens, monkeypatch):
    monkeypatch.setattr(reading, "MAX_REPLAY", 3)
    user, cookie = signed_in("member")
    sitting.classes[user.pk] = "member"
    start = happens(0)
    for n in range(4):
        happens(n)
    stream = server.open(cookie, last_event_id=str(start))
    stream.wait("reload")
    assert stream.is_closed.wait(5)


def test_replay_decides_about_rights_anew(server, sitting, signed_in, happens):
    user, cookie = signed_in("member")
    sitting.classes[user.pk] = "member"
    start = happens(1)
    sitting.text = CANARY
    happens(2)
    sitting.classes[user.pk] = None
    assert server.open(cookie, last_event_id=str(start)).status == 404


def test_lost_listening_connection_is_opened_again(server, sitting, signed_in, happens):
    from django.db import connection

    user, cookie = signed_in("member")
    sitting.classes[user.pk] = "member"
    stream = server.open(cookie)
    stream.wait("hello")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'decreta live'")
    happens(1)
    stream.wait("fragment", 2, seconds=8)


def test_of_many_alike_the_last_is_told_after_a_moment(server, sitting, signed_in, happens):
    user, cookie = signed_in("member")
    sitting.classes[user.pk] = "member"
    stream = server.open(cookie)
    stream.wait("hello")
    happens(1, kind="test.came")
    stream.wait("fragment", 2)
    places = [happens(n, kind="test.came") for n in range(2, 12)]
    _first, last = stream.wait("fragment", 4)[2:]
    time.sleep(0.3)
    told = [event.data["say"] for event in stream.events if event.name == "fragment" and event.id]
    assert told[-1] == "member  11" and last.id == str(places[-1]), "the last state arrives"
    assert len(told) <= 6, "many are told as few"


def test_what_waits_is_told_with_anything_else_and_in_its_order(server, sitting, signed_in, happens, monkeypatch):
    monkeypatch.setattr(hubs, "GATHERING_SECONDS", 60.0)
    user, cookie = signed_in("member")
    sitting.classes[user.pk] = "member"
    stream = server.open(cookie)
    stream.wait("hello")
    happens(1, kind="test.came")
    stream.wait("fragment", 2)
    for n in (2, 3):
        happens(n, kind="test.came")
    happens(4, on="2")
    time.sleep(0.3)
    assert len(stream.wait("fragment", 2)) == len([one for one in stream.events if one.name == "fragment"])
    happens(5)
    told = [event.data["say"] for event in stream.wait("fragment", 6) if event.id]
    assert told == ["member  1", "member  3", "member  5"]
    ids = [int(event.id) for event in stream.events if event.name == "fragment" and event.id]
    assert ids == sorted(ids)


def test_who_leaves_while_something_waits_is_told_when_he_is_back(server, sitting, signed_in, happens, monkeypatch):
    monkeypatch.setattr(hubs, "GATHERING_SECONDS", 60.0)
    user, cookie = signed_in("member")
    sitting.classes[user.pk] = "member"
    first = server.open(cookie)
    first.wait("hello")
    happens(1, kind="test.came")
    last = first.wait("fragment", 2)[-1].id
    happens(2, kind="test.came")
    time.sleep(0.3)
    first.close()
    # Whoever comes back, here or at another process, is told from the log what this one still keeps back.
    second = server.open(cookie, last_event_id=last)
    second.wait("hello")
    happens(3)
    assert [event.data["say"] for event in second.wait("fragment", 4) if event.id] == ["member  2", "member  3"]


def test_a_page_that_was_away_for_many_alike_does_not_load_anew(server, sitting, signed_in, happens, monkeypatch):
    monkeypatch.setattr(reading, "MAX_REPLAY", 3)
    user, cookie = signed_in("member")
    sitting.classes[user.pk] = "member"
    start = happens(0)
    for n in range(1, 8):
        happens(n, kind="test.came")
    happens(8)
    stream = server.open(cookie, last_event_id=str(start))
    assert [event.data["say"] for event in stream.wait("fragment", 4) if event.id] == ["member  7", "member  8"]


def test_topic_that_no_area_can_read_does_not_exist(server, sitting, signed_in, monkeypatch):
    _, cookie = signed_in("member")
    monkeypatch.setattr(sitting, "classes", None)
    assert server.open(cookie, "test:1' OR true").status == 404


def test_nobody_gets_no_stream(server, sitting):
    assert server.get(params={"topic": "test:1"}).status_code == 401
    assert server.get(params={"topic": "test:1"}, cookies={"sessionid": "forged"}).status_code == 401


def test_signer_without_second_factor_gets_no_stream(server, sitting, signed_in):
    user, cookie = signed_in("signer")
    sitting.classes[user.pk] = "member"
    User.objects.filter(pk=user.pk).update(needs_second_factor=True)
    assert server.open(cookie).status == 401


@pytest.mark.parametrize(
    ("params", "headers", "status"),
    [
        ({}, {}, 400),
        ({"topic": ["t"] * 25}, {}, 400),
        ({"topic": "t" * 121}, {}, 400),
        ({"topic": "test:1"}, {"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_malformed_and_foreign_requests_are_refused(server, params, headers, status):
    assert server.get(params=params, headers=headers).status_code == status


def test_other_addresses_reach_django(server):
    import httpx

    assert httpx.get(f"http://127.0.0.1:{server.port}/live/else").status_code == 404
    assert httpx.post(f"http://127.0.0.1:{server.port}/live/stream").status_code == 405

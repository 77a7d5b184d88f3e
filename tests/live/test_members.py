"""Who reads too slowly is asked to load his page anew; nobody waits for him."""

from __future__ import annotations

import json

from decreta.core.actor import Actor
from decreta.live import messages
from decreta.live.members import MAX_WAITING, Member, Reader
from decreta.live.registry import Fragment


def member() -> Member:
    return Member(Reader("key", 1, Actor(), "vi"), frozenset({"t"}))


def test_slow_reader_is_asked_to_load_anew():
    slow = member()
    for _ in range(MAX_WAITING + 5):
        slow.give(b"x")
    assert list(slow.waiting) == [messages.reload()]
    assert slow.is_closing


def test_dismissed_reader_still_gets_what_waits():
    leaving = member()
    leaving.give(b"last words")
    leaving.dismiss(b"bye")
    leaving.give(b"too late")
    assert list(leaving.waiting) == [b"last words", b"bye"]


def test_text_with_line_breaks_stays_one_event():
    told = messages.fragments([Fragment("t", "a\n\nevent: reload\r\n\u2028b")], 7).decode()
    assert told.count("\n\n") == 1
    data = told.split("data: ")[1].strip()
    assert json.loads(data)["html"] == "a\n\nevent: reload\r\n\u2028b"

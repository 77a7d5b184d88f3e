"""Rights change while real streams are open: what each browser was sent, it may read since the act before it was sent.

The random play of `tests/meetings/test_rights_while_pages_are_open.py` (points, papers, speakers, pages, ballots, motions,
points by consent, a guest who comes and goes), but over TCP, through the hub, with the reader's session.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass

import pytest

from decreta.audit import sequencer
from decreta.audit.models import Leaf
from decreta.core import clock
from decreta.meetings import live
from tests.documents import office as offices
from tests.faults.serving import session_of
from tests.live.streams import Event, Stream
from tests.meetings.office import moment
from tests.meetings.test_rights_while_pages_are_open import HALL, READERS, SPEAKERS, Play

pytestmark = pytest.mark.django_db(transaction=True)
STEPS = 12


@pytest.fixture
def office(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with clock.frozen(moment(8, 30)):
        yield offices.build(with_users=True)


@dataclass(frozen=True)
class Known:
    """Who might read what when an act had happened; `until` is its last entry's place in the log."""

    until: int
    words: frozenset[tuple[str, str]]
    speakers: frozenset[str]


def known(play: Play) -> Known:
    """The model as it stands."""
    eyes = (*READERS, HALL)
    words = frozenset((eye, one.canary) for eye in eyes for one in play.words() if one.is_shown(eye, play))
    return Known(
        Leaf.objects.latest("index").index,
        words,
        frozenset(eye for eye in eyes if play.current.is_shown(eye, play)),
    )


def by_place(events: list[Event]) -> list[tuple[int, Event]]:
    """Fragments with the place of their entry: the last of an entry carries it."""
    found: list[tuple[int, Event]] = []
    waiting: list[Event] = []
    for event in events:
        if event.name == "fragment":
            waiting.append(event)
            if event.id:
                found += [(int(event.id), one) for one in waiting]
                waiting = []
    return found


def _follow(stream: Stream, place: int) -> None:
    """Until the page that is told everything has an entry; not every entry changes a page."""
    until = time.monotonic() + 2
    while time.monotonic() < until and not any(at >= place for at, _event in by_place(stream.events)):
        time.sleep(0.02)
    time.sleep(0.1)


@pytest.mark.parametrize("seed", range(2))
def test_no_open_stream_is_sent_what_its_reader_may_not_see(office, server, seed):
    play = Play(office, random.Random(seed))
    sequencer.run()
    topic = live.topic_of(play.sitting)
    streams = {name: server.open(session_of(office.holdings[name].person.user), topic) for name in READERS}
    for stream in streams.values():
        stream.wait("hello")
    course = [known(play)]
    for _step in range(STEPS):
        play.step()
        sequencer.run()
        course.append(known(play))
        _follow(streams["secretary"], course[-1].until)
    told = 0
    for reader, stream in streams.items():
        for place, event in by_place(stream.events):
            told += _judge(play, course, reader, place, event)
    assert told > STEPS, "hardly anybody was told anything: this proves nothing"


def _judge(play: Play, course: list[Known], reader: str, place: int, event: Event) -> int:
    """What was sent of an entry was known when its act had happened, or when the next one had: nothing else."""
    first = next(number for number, one in enumerate(course) if one.until >= place)
    then = course[first : first + 2]
    target, text = event.data["target"], event.data["html"] + event.data["say"]
    eye = HALL if target.startswith("hall-") else reader
    told = 0
    for word in play.words():
        if word.stands_in(text):
            told += 1
            assert any((eye, word.canary) in one.words for one in then), f"{reader} reads {word.canary} in {target}"
    if target in SPEAKERS and any(name in text for name in play.names()):
        assert any(eye in one.speakers for one in then), f"{reader} reads in {target} who speaks"
    return told

"""Rights change while real streams are open: what each browser was sent, it may read since the act before it was sent.

The random play of `tests/meetings/test_rights_while_pages_are_open.py` (points, papers, speakers, pages, ballots, motions,
points by consent, guests and members who come and go), but over TCP, through the hub, with the reader's session. And what
ends a reading altogether, each by itself: what is sent afterwards does not come, and the page is told to load itself anew
at once, not only at the next heartbeat.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass

import pytest

from decreta.accounts.domain import accounts, sessions
from decreta.accounts.models import UserSession
from decreta.accounts.session_store import SessionStore
from decreta.audit import sequencer
from decreta.audit.models import Leaf
from decreta.core import clock
from decreta.live import access
from decreta.live.members import Reader
from decreta.meetings import domain, live
from decreta.meetings.queries.screens import token_of
from decreta.organisation.domain import mandates, structure
from decreta.organisation.enums import Role
from decreta.organisation.middleware import SESSION_KEY
from tests.directives.test_events import another_body
from tests.documents import office as offices
from tests.faults.serving import session_of
from tests.live.streams import Event, Stream
from tests.meetings.office import DAY, invitation_of, moment, points, with_agenda
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
    shown = [(eye, one) for eye in eyes for one in play.words() if one.is_shown(eye, play)]
    # A paper that is withdrawn later is known by its identifier before.
    words = frozenset((eye, sign) for eye, one in shown for sign in (one.canary, *one.keys))
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


#: After these nothing of what is said later comes, and the stream ends at once, without anything being said.
ENDS = (
    *("post ended", "mandate taken back", "account closed", "session ended", "key of the screen ended"),
    *("excluded", "seat ended", "invitation withdrawn"),
    "role of the post changed",
)


class Ending:
    """Somebody who reads a sitting in session, and what takes that from him."""

    def __init__(self, office, server, name: str) -> None:
        self.office, self.name, self.by = office, name, office.actor("secretary")
        self.sitting = with_agenda(office)
        domain.invite(sitting=self.sitting, holding=office.holdings["officer"], part="guest", by=self.by)
        domain.convene(sitting=self.sitting, by=self.by)
        if name != "invitation withdrawn":  # that is for those who sit in none yet
            domain.open_sitting(sitting=self.sitting, by=self.by)
        topic = live.topic_of(self.sitting)
        if name.startswith("key"):
            self.screen = domain.show_in_hall(sitting=self.sitting, by=self.by)
            self.stream = server.open(token_of(self.screen.pk), topic, door=live.HALL)
        else:
            self.stream = server.open(self._session(), topic)
        self.stream.wait("hello")

    def _session(self) -> str:
        if self.name != "mandate taken back":
            who = "officer" if self.name == "invitation withdrawn" else "member"
            user, now = self.office.holdings[who].person.user, clock.real_now()
            key = session_of(user)
            UserSession.objects.create(user=user, session_key=key, device="Máy bảng", started_at=now, seen_at=now)
            return key
        giver, receiver = self.office.holdings["head"], self.office.holdings["chief"]
        self.mandate = mandates.give_mandate(
            giver=giver,
            receiver=receiver,
            powers=["chair_sittings"],
            paper="12-GUQ/BCĐ",
            valid_from=DAY,
            valid_to=DAY.replace(year=2099),  # the server's threads have the hour of the wall
            by=self.office.actor("head"),
        )
        session = SessionStore(session_of(receiver.person.user))
        session[SESSION_KEY] = f"{giver.pk}:{self.mandate.pk}"
        session.save()
        return str(session.session_key)

    def say(self, words: str) -> None:
        """Everybody who reads the first point is told."""
        point = points(self.sitting)[0]
        domain.change_point(item=point, title=words, presenter=point.presenter, minutes=15, by=self.by)
        sequencer.run()

    def happen(self) -> None:
        member = self.office.holdings["member"]
        seat = invitation_of(self.sitting, self.office, "member")
        user = member.person.user
        {
            "post ended": lambda: structure.end_holding(holding=member, valid_to=DAY, by=offices.SYSTEM),
            "role of the post changed": lambda: structure.amend_post(
                post=member.post, role=Role.SECRETARY, by=offices.SYSTEM
            ),
            "mandate taken back": lambda: mandates.revoke_mandate(
                mandate=self.mandate, on=DAY, by=self.office.actor("head")
            ),
            "account closed": lambda: accounts.close_account(user=user, reason="Nghỉ hưu.", by=offices.SYSTEM),
            "session ended": lambda: sessions.end_all(user=user, by=offices.SYSTEM),
            "key of the screen ended": lambda: domain.end_screen(screen=self.screen, by=self.by),
            "excluded": lambda: domain.exclude(invitation=seat, reason="Gây rối.", by=self.office.actor("head")),
            "seat ended": lambda: domain.end_seat(invitation=seat, reason="Thôi tham gia.", by=self.by),
            "invitation withdrawn": lambda: domain.withdraw_invitation(
                invitation=invitation_of(self.sitting, self.office, "officer"), by=self.by
            ),
        }[self.name]()
        sequencer.run()


def _reads(stream: Stream, words: str) -> bool:
    until = time.monotonic() + 5
    while time.monotonic() < until and not any(words in event.data.get("html", "") for event in stream.events):
        time.sleep(0.02)
    return any(words in event.data.get("html", "") for event in stream.events)


@pytest.mark.parametrize("name", ENDS)
def test_who_may_read_no_more_is_told_nothing_and_his_page_ends_at_once(office, server, name):
    ending = Ending(office, server, name)
    ending.say("CHIM TRUOC")
    assert _reads(ending.stream, "CHIM TRUOC"), "he who reads is told"
    ending.happen()
    ending.stream.wait("reload")
    assert ending.stream.is_closed.wait(5)
    ending.say("CHIM SAU")
    assert "CHIM SAU" not in ending.stream.raw


def test_a_post_that_works_for_other_bodies_than_before_reads_no_longer_by_the_old_right(office):
    """A page that stays open keeps no right that its reader's agency has lost, or has got meanwhile."""
    user, by = office.holdings["clerk"].person.user, office.actor("clerk")
    reader = Reader(session_of(user), user.pk, by, "vi", user.get_session_auth_hash())
    assert by.served_body_ids == {office.body.pk}
    assert access.still_valid([reader]) == {reader}
    (standing,) = office.body.standing_agencies.all()
    structure.end_standing_agency(standing=standing, valid_to=clock.today(), by=offices.SYSTEM)
    assert access.still_valid([reader]) == set()
    now = Reader(reader.session_key, user.pk, office.actor("clerk"), "vi", reader.session_hash)
    assert access.still_valid([now]) == {now}
    structure.amend_body(body=office.body, serves=[another_body()], by=offices.SYSTEM)
    assert access.still_valid([now]) == {now}
    head = office.holdings["head"].person.user
    served = Reader(session_of(head), head.pk, office.actor("head"), "vi", head.get_session_auth_hash())
    assert access.still_valid([served]) == {served} and served.actor.served_body_ids
    structure.amend_body(body=office.body, serves=[], by=offices.SYSTEM)
    assert access.still_valid([served]) == set()

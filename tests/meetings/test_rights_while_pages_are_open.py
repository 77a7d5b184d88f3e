"""Rights change while pages are open: what is sent after each act holds only what each reader may see at that moment.

Random acts in a sitting in session. Rights change (`RIGHTS`): points and papers become confidential and open again,
people are named and are no longer, a paper is withdrawn, a guest's invitation goes, somebody is excluded and let in again,
a seat or a post ends, who comes in a member's place reads what he reads until he is there himself, a member steps back.
Meanwhile conclusions are written, speakers called, pages turned, votes taken, motions made, messages written. A model of
its own, of a few lines, says who may see what. Every word of every point and paper is a canary of its own: title,
presenter, conclusions, questions, motions, messages, why somebody steps back. So is its identifier, and whoever speaks on
it. What the hall's screen is sent is read by whoever stands there. Sessions, accounts, mandates and the screen's key are
ended where there are real streams, in `tests/live/test_sittings.py`.

Every live channel that the code registers is gone through: one that is not here fails (`CHANNELS`).
"""

from __future__ import annotations

import contextlib
import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from decreta.agendas import domain as agendas
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import ActRefused, NotAllowed
from decreta.live import registry
from decreta.live.registry import Fragment
from decreta.meetings import domain, live
from decreta.meetings.enums import Audience, Part, Purpose, Share
from decreta.meetings.models import AgendaItem, Invitation, Paper
from decreta.messaging import domain as messaging
from decreta.messaging import listed
from decreta.motions import domain as motions
from decreta.motions.enums import MotionKind
from decreta.organisation.domain import structure
from decreta.presenting import domain as presenting
from decreta.speaking import domain as speaking
from decreta.voting import domain as voting
from decreta.voting.models import Ballot
from tests.documents.office import SYSTEM
from tests.files.papers import pdf
from tests.meetings.office import DAY, invitation_of, secretary, sitting_of

READERS = ("member", "deputy", "officer", "chief", "secretary")
STEPS = 18
#: Who comes in whose place, while that one is not there himself.
STANDS_FOR = {"chief": "deputy"}
#: What is done that changes who may read what.
RIGHTS = ("restrict", "name", "hide_paper", "withdraw", "leave", "turn_out", "lose", "go_out", "step_back")
#: Whoever stands in the hall reads its screen.
HALL = "hall"
#: Parts in which speakers on the point at hand are named.
SPEAKERS = {"speakers", "floor", "hall-speaker"}
#: Every live channel; what is done that each tells of stands in the same order in `Play.by_channel`.
CHANNELS = (
    *("meetings.", "speaking.", "presenting.", "voting.", "motions.", "agendas."),
    *("messaging.", "messaging.own_"),
)


@dataclass
class Word:
    """A point or a paper as the model knows it: its canary, who reads it, the point that a paper belongs to."""

    canary: str
    #: Its identifier, in both ways in which it is written.
    keys: tuple[str, ...] = ()
    audience: str = Audience.EVERYBODY
    named: set[str] = field(default_factory=set)
    under: Word | None = None
    #: Where the rule of points and papers says nothing of it any more: who reads it.
    only: set[str] | None = None

    def stands_in(self, text: str) -> bool:
        return any(one in text for one in (self.canary, *self.keys))

    def is_shown(self, reader: str, play: Play) -> bool:
        if self.only is not None:
            return reader in self.only
        if reader == HALL:
            return self.audience == Audience.EVERYBODY and (self.under is None or self.under.is_shown(HALL, play))
        if reader == "secretary":
            return True
        seats = play.seats(reader)
        if not seats or (self.under is not None and not self.under.is_shown(reader, play)):
            return False
        if self.audience == Audience.MEMBERS:
            # Who is named for a point reads what its members read, its papers too.
            return any(part != Part.GUEST or who in (self.under or self).named for who, part in seats.items())
        return self.audience == Audience.EVERYBODY or any(who in self.named for who in seats)


class Play:
    """A sitting in session, its model, and a random act after another."""

    def __init__(self, office, chance: random.Random) -> None:
        self.office, self.chance, self.by = office, chance, secretary(office)
        self.sitting = sitting_of(office)
        domain.invite_members(sitting=self.sitting, by=self.by)
        for who in ("officer", "chief"):
            domain.invite(sitting=self.sitting, holding=office.holdings[who], part=Part.GUEST, by=self.by)
        self.points: dict[AgendaItem, Word] = {}
        self.papers: dict[Paper, Word] = {}
        for n in range(3):
            words = {
                "title": f"DIEMSO{n}X",
                "presenter": f"Vụ DIEMSO{n}X",
                "purpose": Purpose.CONSENT if n == 2 else Purpose.DECISION,
            }
            point = domain.add_point(sitting=self.sitting, **words, by=self.by)
            self.points[point] = Word(f"DIEMSO{n}X", (str(point.pk), point.pk.hex))
            paper = domain.add_paper(item=point, title=f"GIAYSO{n}X", upload=("a.pdf", pdf(3)), by=self.by)
            self.papers[paper] = Word(f"GIAYSO{n}X", (str(paper.pk), paper.pk.hex), under=self.points[point])
        domain.convene(sitting=self.sitting, by=self.by)
        for substitute, absent in STANDS_FOR.items():
            facts = {"sits_for": self._invitation(absent), "reason": "Giấy cử.", "has_vote": False, "weight": 1}
            domain.set_voting_right(invitation=self._invitation(substitute), **facts, by=self.by)
        for who in ("head", "member", "deputy"):
            domain.check_in(invitation=self._invitation(who), presence="in_room", by=self.by)
        domain.open_sitting(sitting=self.sitting, by=self.by)
        self.invited = {"member": Part.MEMBER, "deputy": Part.MEMBER, "officer": Part.GUEST, "chief": Part.GUEST}
        self.here = {"member", "deputy"}
        self.excluded, self.gone = "", list[Word]()
        self.recused: set[tuple[AgendaItem, str]] = set()
        self.conclusions, self.minutes, self.made = 0, 0, len(self.papers)

    def seats(self, reader: str) -> dict[str, str]:
        """As whom somebody reads: himself, and the member in whose place he comes."""
        found = {reader: self.invited[reader]} if reader in self.invited else {}
        absent = STANDS_FOR.get(reader, "")
        if found and absent in self.invited and absent not in self.here:
            found[absent] = self.invited[absent]
        return found

    def words(self) -> list[Word]:
        """Everything that somebody could be told of."""
        return [*self.points.values(), *self.papers.values(), *self.gone]

    def step(self) -> str:
        acts = (*(getattr(self, name) for name in RIGHTS), self.conclude, self.go, *self.by_channel().values())
        weights = (4, 4, 3, 2, 1, 2, 1, 3, 2, 3, 4, *(2 for _channel in CHANNELS))
        act = self.chance.choices(acts, weights=weights)[0]
        act()
        return act.__name__

    def by_channel(self) -> dict[str, Callable[[], None]]:
        """What is done that each channel tells of."""
        acts = (self.rename, self.speak, self.turn, self.vote, self.move, self.take_out, self.tell, self.reply)
        return dict(zip(CHANNELS, acts, strict=True))

    @property
    def current(self) -> Word:
        """The point at hand, as the model knows it."""
        self.sitting.refresh_from_db()
        return next(word for point, word in self.points.items() if point.pk == self.sitting.current_item_id)

    def names(self) -> list[str]:
        """Everybody who might speak."""
        return [self.office.holdings[who].person.full_name for who in ("member", "deputy", "officer", "head")]

    def restrict(self) -> None:
        point, word = self._one(self.points)
        word.audience = self.chance.choice(Audience.values)
        is_listed = word.audience == Audience.EVERYBODY or self.chance.random() < 0.5
        domain.restrict_point(item=point, audience=word.audience, is_listed=is_listed, by=self.by)

    def name(self) -> None:
        point, word = self._one(self.points)
        chosen = self._some()
        word.named = set(chosen)
        shares = [(self._invitation(who), self.chance.choice(Share.values)) for who in chosen]
        domain.share_point(item=point, shares=shares, by=self.by)

    def hide_paper(self) -> None:
        paper, word = self._one(self.papers)
        word.audience, chosen = self.chance.choice(Audience.values), self._some()
        word.named = set(chosen)
        readers = [self._invitation(who) for who in chosen]
        domain.restrict_paper(paper=paper, audience=word.audience, readers=readers, by=self.by)

    def withdraw(self) -> None:
        """A paper is taken back, and another put in its place. Who could read it learns that it is gone, nobody else."""
        paper, word = self._one(self.papers)
        del self.papers[next(one for one in self.papers if one.pk == paper.pk)]
        told = {who for who in READERS if word.is_shown(who, self)}
        self.gone += [Word(word.canary, only={"secretary"}), Word(word.keys[0], word.keys[1:], only=told)]
        domain.withdraw_paper(paper=paper, reason="Nhầm bản.", by=self.by)
        point = next(one for one, held in self.points.items() if held is word.under)
        fresh = AgendaItem.objects.select_related("sitting__body").get(pk=point.pk)
        canary = f"GIAYSO{self.made}X"
        made = domain.add_paper(item=fresh, title=canary, upload=("b.pdf", pdf(3)), by=self.by)
        self.papers[made] = Word(canary, (str(made.pk), made.pk.hex), under=word.under)
        self.made += 1

    def turn_out(self) -> None:
        """Somebody is excluded for the rest of the session, or let in again."""
        if self.excluded:
            domain.readmit(invitation=self._invitation(self.excluded), by=self.office.actor("head"))
            self.invited[self.excluded], self.excluded = Part.MEMBER, ""
        elif members := self._members():
            self.excluded = self.chance.choice(members)
            seat = self._invitation(self.excluded)
            domain.exclude(invitation=seat, reason="Gây rối.", by=self.office.actor("head"))
            self._lost(self.excluded)

    def lose(self) -> None:
        """A membership ends: the seat in session, or the post altogether. One member stays."""
        if len(members := self._members()) < 2:
            return
        who = self.chance.choice(members)
        if self.chance.random() < 0.5:
            domain.end_seat(invitation=self._invitation(who), reason="Thôi tham gia.", by=self.by)
        else:
            structure.end_holding(holding=self.office.holdings[who], valid_to=DAY, by=SYSTEM)
        self._lost(who)

    def go_out(self) -> None:
        """The member in whose place somebody comes leaves the room, or comes back."""
        absent = next(iter(STANDS_FOR.values()))
        if absent not in self.invited:
            return
        seat = self._invitation(absent)
        if absent in self.here:
            domain.leave(invitation=seat, by=self.by)
            self.here.discard(absent)
        else:
            domain.check_in(invitation=seat, presence="in_room", by=self.by)
            self.here.add(absent)

    def step_back(self) -> None:
        """A member takes no part in the decision on a point: he reads on, and why is told to who reads the point."""
        point, word = self._one(self.points)
        for who in self._members():
            if (point, who) not in self.recused:
                self.recused.add((point, who))
                facts = {"invitation": self._invitation(who), "reason": f"{word.canary} lợi ích", "by": self.by}
                with contextlib.suppress(ActRefused):  # a tie waits for him, or he presides
                    voting.recuse(item=point, **facts)
                return

    def _members(self) -> list[str]:
        return [who for who in ("member", "deputy") if who in self.invited]

    def _lost(self, who: str) -> None:
        self.invited.pop(who)
        self.here.discard(who)

    def conclude(self) -> None:
        point, word = self._one(self.points)
        self.conclusions += 1
        domain.write_conclusion(item=point, text=f"{word.canary} kết luận {self.conclusions}", by=self.by)

    def go(self) -> None:
        for ballot in Ballot.objects.filter(sitting=self.sitting, closed_at=None, annulled_at=None):
            voting.close_ballot(ballot=ballot, by=self.by)
        domain.go_to_point(sitting=self.sitting, item=self._one(self.points)[0], by=self.by)

    def rename(self) -> None:
        point, word = self._one(self.points)
        words = {"title": f"{word.canary} {self.chance.randint(0, 9999)}", "presenter": point.presenter, "minutes": 15}
        domain.change_point(item=point, **words, by=self.by)

    def vote(self) -> None:
        """A question under the point at hand, or the end of the one that is open."""
        ballot = Ballot.objects.filter(sitting=self.sitting, closed_at=None, annulled_at=None).first()
        if ballot is not None:
            voting.close_ballot(ballot=ballot, by=self.by)
            return
        words = {"question": f"{self.current.canary} thông qua?", "subject": "ordinary"}
        try:
            voting.open_ballot(item=self._current(), **words, by=self.by)
        except ActRefused:  # nobody who reads the point has a vote
            return

    def move(self) -> None:
        """A motion on the point at hand."""
        mover = self._invitation("head")
        words = {"kind": MotionKind.FREE, "text": f"{self.current.canary} đề nghị"}
        motions.move(item=self._current(), **words, mover=mover, by=self.by)

    def take_out(self) -> None:
        """A point by consent is taken out, or put back."""
        point = next(one for one in self.points if one.purpose == Purpose.CONSENT)
        fresh = AgendaItem.objects.select_related("sitting__body").get(pk=point.pk)
        try:
            if agendas.take_out(item=fresh, by=self.by) is None:
                agendas.put_back(item=fresh, by=self.by)
        except ActRefused:  # it has begun
            return

    def _current(self) -> AgendaItem:
        return AgendaItem.objects.select_related("sitting__body").get(pk=self.sitting.current_item_id)

    def speak(self) -> None:
        """Who reads the point at hand asks and speaks; anybody else is refused, and the chair speaks."""
        name, item = self.chance.choice(sorted(self.invited)), self._current()
        try:
            speech = speaking.ask_to_speak(item=item, invitation=self._invitation(name), by=self.by)
        except NotAllowed:
            assert not self.current.is_shown(name, self)
            speech = speaking.ask_to_speak(item=item, invitation=self._invitation("head"), by=self.by)
        else:
            assert self.current.is_shown(name, self)
        if speech is not None:
            speaking.give_floor(speech=speech, by=self.by)

    def turn(self) -> None:
        paper = self._one(self.papers)[0]
        presenting.present_page(sitting=self.sitting, paper=paper, page=self.chance.randint(1, 3), by=self.by)

    def tell(self) -> None:
        """The secretariat tells the room something of the point at hand, for a time in the hall too."""
        words = f"{self.current.canary} giải lao"
        messaging.tell_room(sitting=self.sitting, text=words, minutes=5, by=self.by, at=self._later())

    def reply(self) -> None:
        """A member asks the secretariat, of the point at hand where he reads it, and is answered."""
        if not (members := self._members()):
            return
        who = members[self.minutes % len(members)]
        words = self.current.canary if self.current.is_shown(who, self) else "Micro"
        seat, by = self._invitation(who), self.office.actor(who)
        asked = messaging.write_message(
            sitting=self.sitting, invitation=seat, text=f"{words} hỏi", by=by, at=self._later()
        )
        messaging.answer_message(message=asked, text=f"{words} đáp", by=self.by, at=self._later())

    def _later(self) -> dt.datetime:
        """Nobody writes faster than can be read."""
        self.minutes += 1
        return clock.now() + dt.timedelta(minutes=self.minutes)

    def leave(self) -> None:
        """The guest is invited no more; whatever took his right away, the next sending knows."""
        if "officer" in self.invited and not self._invitation("officer").speeches.exists():
            self._invitation("officer").delete()
            del self.invited["officer"]
            for word in self.words():
                word.named.discard("officer")

    def _invitation(self, who: str) -> Invitation:
        return invitation_of(self.sitting, self.office, who)

    def _one(self, of):
        found = self.chance.choice(list(of))
        fresh = type(found).objects.select_related("sitting__body" if of is self.points else "item__sitting__body")
        return fresh.get(pk=found.pk), of[found]

    def _some(self) -> list[str]:
        return [who for who in sorted(self.invited) if self.chance.random() < 0.4]


def sent_to_all(play: Play, entry: Entry) -> dict[str, list[Fragment]]:
    """What every reader's open page is sent of an entry: the rights are asked at this moment, as the hub does."""
    topic = live.topic_of(play.sitting)
    actors = [play.office.actor(name) for name in READERS]
    found: dict[str, list[Fragment]] = {name: [] for name in READERS}
    for source in registry.sources_of(entry.kind):
        if topic not in source.topics(entry):
            continue
        for reader, view in zip(READERS, source.classes(topic, actors), strict=True):
            if view is not None:
                found[reader] += source.fragments(topic, view, entry)
    return found


def judge(play: Play, since: object, where: str) -> int:
    """Look through what was sent of every entry after one; how often somebody was told something that he may know."""
    told = 0
    for entry in Entry.objects.filter(pk__gt=since).order_by("pk"):
        for reader, pieces in sent_to_all(play, entry).items():
            for piece in pieces:
                eye = HALL if piece.target.startswith("hall-") else reader
                text, said = piece.html + piece.say, f"{where}: {entry.kind}: {eye} of {reader} reads in {piece.target}"
                for word in play.words():
                    if word.stands_in(text):
                        told += 1
                        assert word.is_shown(eye, play), f"{said}: {word}"
                if piece.target in SPEAKERS and any(name in text for name in play.names()):
                    told += 1
                    assert play.current.is_shown(eye, play), f"{said}: who speaks on {play.current}"
    return told


@pytest.mark.parametrize("seed", range(5))
def test_nothing_is_sent_that_its_reader_may_not_see_now(office, seed):
    play = Play(office, random.Random(seed))
    told = 0
    for n in range(STEPS):
        newest = Entry.objects.latest("pk").pk
        name = play.step()
        told += judge(play, newest, f"seed {seed}, step {n} ({name})")
    assert told, "nobody was told anything: this proves nothing"


def test_every_live_channel_is_gone_through_with_what_is_confidential(office):
    """Whoever adds a channel says here what is done that it tells of."""
    # What the page of all messages is sent is held against what each reader may see in `messaging/test_listed.py`.
    assert set(registry.SOURCES) - set(listed.KINDS) == set(CHANNELS)
    play = Play(office, random.Random(1))
    for audience in (Audience.EVERYBODY, Audience.MEMBERS, Audience.NAMED):
        for point, word in play.points.items():
            word.audience = audience
            held = AgendaItem.objects.select_related("sitting__body", "sitting__chair_post").get(pk=point.pk)
            domain.restrict_point(item=held, audience=audience, is_listed=audience != Audience.NAMED, by=play.by)
        for channel, act in play.by_channel().items():
            newest = Entry.objects.latest("pk").pk
            act()
            kinds = set(Entry.objects.filter(pk__gt=newest).values_list("kind", flat=True))
            assert any(kind.startswith(channel) for kind in kinds), (channel, audience, kinds)
            assert judge(play, newest, f"{channel} to {audience}"), f"{channel} told nobody anything"

"""Rights change while pages are open: what is sent after each act holds only what each reader may see at that moment.

Random acts in a sitting in session (points and papers become confidential and open again, people are named and are no
longer, a guest's invitation goes, conclusions are written, speakers called, pages turned). A model of its own, of a few
lines, says who may see what; every word of every point and paper is a canary of its own.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from decreta.audit.models import Entry
from decreta.live import registry
from decreta.meetings import domain, live
from decreta.meetings.enums import Audience, Part, Share
from decreta.meetings.models import AgendaItem, Invitation, Paper
from decreta.presenting import domain as presenting
from decreta.speaking import domain as speaking
from tests.files.papers import pdf
from tests.meetings.office import invitation_of, secretary, sitting_of

READERS = ("member", "deputy", "officer", "secretary")
STEPS = 14


@dataclass
class Word:
    """A point or a paper as the model knows it: its canary, who reads it, the point that a paper belongs to."""

    canary: str
    audience: str = Audience.EVERYBODY
    named: set[str] = field(default_factory=set)
    under: Word | None = None

    def is_shown(self, reader: str, invited: dict[str, str]) -> bool:
        if reader == "secretary":
            return True
        if reader not in invited or (self.under is not None and not self.under.is_shown(reader, invited)):
            return False
        if self.audience == Audience.MEMBERS:
            # Who is named for a point reads what its members read, its papers too.
            return invited[reader] != Part.GUEST or reader in (self.under or self).named
        return self.audience == Audience.EVERYBODY or reader in self.named


class Play:
    """A sitting in session, its model, and a random act after another."""

    def __init__(self, office, chance: random.Random) -> None:
        self.office, self.chance, self.by = office, chance, secretary(office)
        self.sitting = sitting_of(office)
        domain.invite_members(sitting=self.sitting, by=self.by)
        domain.invite(sitting=self.sitting, holding=office.holdings["officer"], part=Part.GUEST, by=self.by)
        self.points: dict[AgendaItem, Word] = {}
        self.papers: dict[Paper, Word] = {}
        for n in range(3):
            point = domain.add_point(sitting=self.sitting, title=f"DIEMSO{n}X", by=self.by)
            self.points[point] = Word(f"DIEMSO{n}X")
            paper = domain.add_paper(item=point, title=f"GIAYSO{n}X", upload=("a.pdf", pdf(3)), by=self.by)
            self.papers[paper] = Word(f"GIAYSO{n}X", under=self.points[point])
        domain.convene(sitting=self.sitting, by=self.by)
        domain.open_sitting(sitting=self.sitting, by=self.by)
        self.invited = {"member": Part.MEMBER, "deputy": Part.MEMBER, "officer": Part.GUEST}
        self.conclusions = 0

    def step(self) -> str:
        acts = (self.restrict, self.name, self.hide_paper, self.conclude, self.go, self.speak, self.turn, self.leave)
        act = self.chance.choices(acts, weights=(4, 4, 3, 3, 4, 2, 2, 1))[0]
        act()
        return act.__name__

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

    def conclude(self) -> None:
        point, word = self._one(self.points)
        self.conclusions += 1
        domain.write_conclusion(item=point, text=f"{word.canary} kết luận {self.conclusions}", by=self.by)

    def go(self) -> None:
        domain.go_to_point(sitting=self.sitting, item=self._one(self.points)[0], by=self.by)

    def speak(self) -> None:
        self.sitting.refresh_from_db()
        who = self._invitation(self.chance.choice(sorted(self.invited)))
        item = AgendaItem.objects.select_related("sitting").get(pk=self.sitting.current_item_id)
        speech = speaking.ask_to_speak(item=item, invitation=who, by=self.by)
        if speech is not None:
            speaking.give_floor(speech=speech, by=self.by)

    def turn(self) -> None:
        paper = self._one(self.papers)[0]
        presenting.present_page(sitting=self.sitting, paper=paper, page=self.chance.randint(1, 3), by=self.by)

    def leave(self) -> None:
        """The guest is invited no more; whatever took his right away, the next sending knows."""
        if self.invited.pop("officer", None) and not self._invitation("officer").speeches.exists():
            self._invitation("officer").delete()
            for word in [*self.points.values(), *self.papers.values()]:
                word.named.discard("officer")
        elif Invitation.objects.filter(sitting=self.sitting, part=Part.GUEST).exists():
            self.invited["officer"] = Part.GUEST

    def _invitation(self, who: str) -> Invitation:
        return invitation_of(self.sitting, self.office, who)

    def _one(self, of):
        found = self.chance.choice(list(of))
        fresh = type(found).objects.select_related("sitting__body" if of is self.points else "item__sitting__body")
        return fresh.get(pk=found.pk), of[found]

    def _some(self) -> list[str]:
        return [who for who in sorted(self.invited) if self.chance.random() < 0.4]


def sent_to_all(play: Play, entry: Entry) -> dict[str, str]:
    """What every reader's open page is sent of an entry: the rights are asked at this moment, as the hub does."""
    topic = live.topic_of(play.sitting)
    actors = [play.office.actor(name) for name in READERS]
    found = dict.fromkeys(READERS, "")
    for source in registry.sources_of(entry.kind):
        if topic not in source.topics(entry):
            continue
        for reader, view in zip(READERS, source.classes(topic, actors), strict=True):
            if view is not None:
                found[reader] += "".join(piece.html + piece.say for piece in source.fragments(topic, view, entry))
    return found


@pytest.mark.parametrize("seed", range(5))
def test_nothing_is_sent_that_its_reader_may_not_see_now(office, seed):
    play = Play(office, random.Random(seed))
    told = 0
    for n in range(STEPS):
        newest = Entry.objects.latest("pk").pk
        name = play.step()
        for entry in Entry.objects.filter(pk__gt=newest).order_by("pk"):
            for reader, text in sent_to_all(play, entry).items():
                for word in [*play.points.values(), *play.papers.values()]:
                    if word.canary in text:
                        told += 1
                        where = f"seed {seed}, step {n} ({name}): {reader} reads {word}"
                        assert word.is_shown(reader, play.invited), where
    assert told, "nobody was told anything: this proves nothing"

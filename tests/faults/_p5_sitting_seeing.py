"""Who reads what is planted in sittings, said again without a line of the application's own queries: from the rows, in plain words."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any

_PREPARING, _ALIVE = "preparing", {"convened", "open"}
_STAFF = {"secretary", "clerk"}
_CHAIRING = {"head", "deputy"}


def readers_of(canaries: Iterable[Any], office: Any) -> dict[str, frozenset[str]]:
    """By the word of each canary of a sitting, who may read what it stands for, as the rows are now."""
    eyes = {name: Eye(name, office) for name in office.holdings}
    things: dict[Any, Any] = {}
    found = {}
    for one in canaries:
        model, key = type(one.thing), one.thing.pk
        thing = things.setdefault((model, key), None) or model._default_manager.filter(pk=key).first()
        things[model, key] = thing
        assert thing is not None, f"{one.place} is gone"
        found[one.word] = frozenset(name for name, eye in eyes.items() if eye.reads(thing, one.kind))
    return found


def is_unlogged(canary: Any) -> bool:
    """Whether the log keeps no word of it: what is confidential, what is somebody's own, reasons that concern a person."""
    label = type(canary.thing)._meta.label
    if label in {"agendas.Position", "reading.Note", "messaging.Message", "voting.Recusal", "agendas.Proposal"}:
        return True
    item = canary.thing if label == "meetings.AgendaItem" else getattr(canary.thing, "item", None)
    closed = getattr(canary.thing, "audience", "everybody") != "everybody"
    return closed or (item is not None and item.audience != "everybody")


class Eye:
    """One person of the office in his post."""

    def __init__(self, name: str, office: Any) -> None:
        self.name, self.office, self.post, self.holding = name, office, office.posts[name], office.holdings[name]
        self.person = self.holding.person_id
        self.inspects = self.post.role == "inspector"
        # Nothing changes while it is asked: each sitting, point and paper is looked up once.
        for asked in ("sees", "_own_seats", "_seats", "_reads_point", "_sees_document"):
            setattr(self, asked, functools.cache(getattr(self, asked)))

    def reads(self, thing: Any, kind: str) -> bool:
        """By what the row is."""
        rules = {
            "meetings.Sitting": self._sitting,
            "meetings.AgendaItem": self._point,
            "meetings.Paper": self._paper,
            "meetings.WithdrawnPaper": lambda one, _kind: self._all_of(one.item.sitting),
            "meetings.Invitation": self._invitation,
            "meetings.Conclusion": self._of_point,
            "motions.Motion": self._of_point,
            "voting.Ballot": self._of_point,
            "voting.Recusal": self._of_point,
            "agendas.Position": self._position,
            "agendas.AskedOpinion": self._opinion,
            "agendas.Proposal": self._proposal,
            "agendas.ProposalPaper": self._proposed_paper,
            "reading.Note": lambda one, _kind: one.person_id == self.person,
            "messaging.Message": self._message,
            "minutes.Passage": self._passage,
            "minutes.Remark": self._remark,
            "minutes.Decision": self._of_point,
            "procedures.Opinion": self._written_opinion,
        }
        return rules[type(thing)._meta.label](thing, kind)

    def sees(self, sitting: Any) -> bool:
        """Whether he knows of the sitting."""
        return self._all_of(sitting) or (sitting.state != _PREPARING and bool(self._own_seats(sitting)))

    def _all_of(self, sitting: Any) -> bool:
        """Whether nothing of it is kept from him."""
        return self.inspects or self.runs(sitting)

    def runs(self, sitting: Any) -> bool:
        """Whether he chairs it, presides over it or prepares it."""
        chairs = self.post.pk == sitting.chair_post_id or sitting.acting_chair_id == self.person
        return chairs or (self.post.body_id == sitting.body_id and self.post.role in _STAFF)

    def _own_seats(self, sitting: Any) -> list[Any]:
        from decreta.meetings.models import Invitation

        found = Invitation.objects.filter(sitting=sitting, holding__person_id=self.person).select_related("holding")
        return [one for one in found if _stands(one, sitting)]

    def _seats(self, sitting: Any) -> list[Any]:
        """His own, and that of the member in whose place he comes while that one is not there himself."""
        from decreta.meetings.models import Attendance

        own = self._own_seats(sitting)
        found = list(own)
        if sitting.state in _ALIVE:
            for one in own:
                for member in (one.sits_for, one.named_by):
                    if member is not None and _stands(member, sitting):
                        is_here = Attendance.objects.filter(invitation=member, left_at=None).exists()
                        found += [] if is_here else [member]
        return found

    def _sitting(self, sitting: Any, kind: str) -> bool:
        if kind == "link":
            remote = any(one.answer == "remote" for one in self._own_seats(sitting))
            return self.runs(sitting) or (remote and sitting.state in _ALIVE)
        if kind == "title" and (self._was_invited(sitting) or self._proposed_for(sitting)):
            return True
        return self.sees(sitting) or self._sees_any(_papers_of(sitting))

    def _was_invited(self, sitting: Any) -> bool:
        """Whoever was invited keeps the notice that says to what, also when he sits there no more."""
        from decreta.meetings.models import Invitation

        sent = Invitation.objects.filter(sitting=sitting, holding__person_id=self.person).exclude(sent_at=None)
        return sent.exists()

    def _proposed_for(self, sitting: Any) -> bool:
        """Whoever wanted a point to be dealt with is told on which agenda it stands."""
        from decreta.agendas.models import Proposal

        return any(self._proposal(one, "") for one in Proposal.objects.filter(item__sitting=sitting))

    def _point(self, item: Any, kind: str = "") -> bool:
        if kind == "question" and item.audience == "everybody":
            return self._reads_point(item) or self._sees_any(_papers_of(item.sitting))
        return self._reads_point(item) or self._sees_any(_papers_of(item.sitting, item))

    def _reads_point(self, item: Any) -> bool:
        from decreta.meetings.models import PointShare

        sitting = item.sitting
        if not self.sees(sitting) or self._all_of(sitting) or item.audience == "everybody":
            return self.sees(sitting)
        seats = self._seats(sitting)
        named = set(PointShare.objects.filter(item=item).values_list("invitation_id", flat=True))
        is_member = item.audience == "members" and any(one.part != "guest" for one in seats)
        return is_member or any(one.pk in named for one in seats)

    def _of_point(self, thing: Any, _kind: str) -> bool:
        if thing.item is None:
            return self.sees(thing.sitting)
        return self._point(thing.item)

    def _paper(self, paper: Any, _kind: str) -> bool:
        from decreta.meetings.models import PaperReader, PointShare

        sitting = paper.item.sitting
        if not self._reads_point(paper.item) or self._all_of(sitting) or paper.audience == "everybody":
            return self._reads_point(paper.item)
        seats = self._seats(sitting)
        if paper.audience == "members":
            shares = set(PointShare.objects.filter(item=paper.item).values_list("invitation_id", flat=True))
            return any(one.part != "guest" or one.pk in shares for one in seats)
        named = set(PaperReader.objects.filter(paper=paper).values_list("invitation_id", flat=True))
        return any(one.pk in named for one in seats)

    def _invitation(self, invitation: Any, kind: str) -> bool:
        """Why somebody cannot come is for who runs the sitting; why somebody was excluded is told in it."""
        if kind == "removal":
            return self.sees(invitation.sitting)
        return self._all_of(invitation.sitting) or invitation.holding.person_id == self.person

    def _position(self, position: Any, _kind: str) -> bool:
        is_own = position.invitation.holding.person_id == self.person
        return (is_own or self._all_of(position.item.sitting)) and self._reads_point(position.item)

    def _opinion(self, asked: Any, _kind: str) -> bool:
        item = asked.request.item
        is_own = asked.holding.person_id == self.person
        return self._reads_point(item) or (is_own and item.audience == "everybody")

    def _is_proposers(self, proposal: Any) -> bool:
        """Who proposed it, and the head of his unit."""
        heads = self.post.role == "head" and self.post.unit_id is not None and self.post.unit_id == proposal.unit_id
        return proposal.proposer.person_id == self.person or heads

    def _proposal(self, proposal: Any, _kind: str) -> bool:
        of_body = self.post.body_id == proposal.body_id and self.post.role in _STAFF | _CHAIRING
        if self.inspects or self._is_proposers(proposal) or (proposal.is_out and of_body):
            return True
        return proposal.item is not None and self._reads_point(proposal.item)

    def _proposed_paper(self, paper: Any, kind: str) -> bool:
        proposal = paper.proposal
        if proposal.item is not None and self.post.role in _CHAIRING and not self._is_proposers(proposal):
            return self._reads_point(proposal.item)  # once it is on an agenda, by the rules of there
        return self._proposal(proposal, kind)

    def _message(self, message: Any, _kind: str) -> bool:
        """Who leads reads all; others what goes to the room, and their own, of points that they read."""
        sitting = message.sitting
        if self.runs(sitting):
            return True
        here = [one for one in self._own_seats(sitting) if not one.removed_as]
        is_to_room = message.kind in {"told", "said"}
        is_for_him = (is_to_room and (bool(here) or self.inspects)) or message.invitation_id in {one.pk for one in here}
        return is_for_him and (message.item is None or self._reads_point(message.item))

    def _passage(self, passage: Any, _kind: str) -> bool:
        from decreta.meetings.models import AgendaItem

        item, minutes = AgendaItem.objects.get(pk=passage.key.partition(":")[2]), passage.minutes
        is_shown = minutes.shown_at is not None or self._all_of(minutes.sitting)
        return (is_shown and self._reads_point(item)) or self._sees_any(_papers_of(minutes.sitting, item))

    def _remark(self, remark: Any, _kind: str) -> bool:
        from decreta.meetings.models import AgendaItem

        sitting, about = remark.edition.minutes.sitting, remark.key.partition(":")[2]
        return self._reads_point(AgendaItem.objects.get(pk=about)) if about else self.sees(sitting)

    def _written_opinion(self, opinion: Any, _kind: str) -> bool:
        sitting = opinion.question.item.sitting
        is_told = self._all_of(sitting) or opinion.form.person_id == self.person
        return is_told or (sitting.state == "closed" and self.sees(sitting))

    def _sees_any(self, documents: list[Any]) -> bool:
        return any(self._sees_document(one) for one in documents)

    def _sees_document(self, document: Any) -> bool:
        from tests.faults._p5_seeing import sees

        return sees(self.name, document, self.office)


def _stands(invitation: Any, sitting: Any) -> bool:
    """Whether a seat still holds; nobody's post ends among what is planted."""
    is_out = invitation.removed_as == "ended" or (invitation.removed_as == "excluded" and sitting.state == "open")
    return not is_out and (invitation.part == "guest" or invitation.holding.valid_to is None)


@functools.cache
def _papers_of(sitting: Any, item: Any = None) -> list[Any]:
    """The papers that were made of a sitting, which go their own ways: of what is confidential only its own excerpts are."""
    from decreta.meetings.models import ConclusionNotice
    from decreta.minutes.models import Excerpt, Minutes

    found = [one.document for one in Excerpt.objects.filter(item=item)] if item is not None else []
    if item is None or item.audience == "everybody":
        found += [one.document for one in ConclusionNotice.objects.filter(sitting=sitting)]
        found += [one.document for one in Minutes.objects.filter(sitting=sitting) if one.document is not None]
    return found

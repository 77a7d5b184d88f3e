"""What open pages of a sitting are told of its ballots: each reader's voting paper comes and goes with them.

A single cast is told to nobody: a thousand votes would be a million messages. The chair's page asks for the progress
by itself every few seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from decreta.audit.models import Entry
from decreta.core.actor import Actor
from decreta.live import registry
from decreta.live.registry import Fragment
from decreta.meetings import live as meetings
from decreta.meetings.queries.room import room_of
from decreta.voting.beside import PAPER, PAPER_TEMPLATE
from decreta.voting.models import Vote
from decreta.voting.queries.shown import Paper, Votes, votes_of

OPENED, CLOSED = "voting.opened", "voting.closed"
TOLD = frozenset({OPENED, CLOSED, "voting.annulled", "voting.tie_decided", "voting.recused"})
_ONE, _SEVERAL = "one", "several"


def register() -> None:
    """Enter the ballots into the live pages."""
    registry.register("voting.", topics=topics, fragments=fragments, view_class=view_class, view_classes=view_classes)


def topics(entry: Entry) -> list[str]:
    """The sitting of a ballot that was opened, closed, annulled or decided."""
    return meetings.topics(entry) if entry.kind in TOLD else []


def view_class(topic: str, actor: Actor) -> str | None:
    """As what one actor sees the ballots of a sitting."""
    return view_classes(topic, [actor])[0]


def view_classes(topic: str, actors: Sequence[Actor]) -> list[str | None]:
    """As the sitting's page, and with which voting paper: none, one's own vote, or several. Three statements."""
    seen = meetings.view_classes(topic, actors)
    papers = _papers(topic)
    return [one and f"{one} {papers.get(actor.person_id, '')}".strip() for one, actor in zip(seen, actors, strict=True)]


def _papers(topic: str) -> dict[UUID | None, str]:
    casters = Vote.objects.filter(
        ballot__sitting_id=topic.removeprefix(meetings.PREFIX),
        ballot__closed_at=None,
        ballot__annulled_at=None,
        struck_at=None,
    ).values_list("caster__holding__person_id", "voter_id", "caster_id")
    found = list(casters)
    number = Counter(person for person, _voter, _caster in found)
    own = {person for person, voter, caster in found if voter == caster}
    return {person: _ONE if n == 1 and person in own else _SEVERAL for person, n in number.items()}


def fragments(topic: str, view: str, entry: Entry) -> Iterable[Fragment]:
    """The parts of the page, and the reader's voting paper."""
    page, _space, paper = view.partition(" ")
    sitting = meetings.sitting_of(topic)
    if sitting is None:
        return []
    votes = votes_of(room_of(sitting, sight=meetings.sight_in(page)))
    pieces = meetings.beside_fragments(topic, page, of="voting")
    context = {
        "part": Paper(votes.open.ballot if votes.open and paper else None, []),
        "sitting": sitting,
        "is_own": paper == _ONE,
        "is_fetched": paper == _SEVERAL,
    }
    html = render_to_string(PAPER_TEMPLATE, context).strip()
    return [*pieces, Fragment(PAPER, html, say=_said(entry, votes))]


def _said(entry: Entry, votes: Votes) -> str:
    if entry.kind == OPENED and votes.open is not None:
        return _("A ballot is open: %(question)s") % {"question": votes.open.ballot.question}
    closed = next((one for one in votes.decided if str(one.ballot.pk) == entry.on_id), None)
    if entry.kind == CLOSED and closed is not None:
        return _("The ballot is closed: %(outcome)s") % {"outcome": closed.outcome_words}
    return ""

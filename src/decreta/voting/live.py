"""What open pages of a sitting are told of its ballots: each reader's voting paper comes and goes with them.

A single cast is told to nobody: a thousand votes would be a million messages. The chair's page asks for the progress
by itself every few seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from decreta.audit.models import Entry
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.live import registry
from decreta.live.registry import Fragment
from decreta.meetings import live as meetings
from decreta.meetings.enums import Manner
from decreta.meetings.queries.room import room_of
from decreta.voting.beside import PAPER, PAPER_TEMPLATE, TELLER, TELLER_TEMPLATE
from decreta.voting.models import Teller, Vote
from decreta.voting.queries.shown import Paper, Votes, votes_of

OPENED, CLOSED = "voting.opened", "voting.closed"
NAMED, COUNTED = "voting.tellers_named", ("voting.counted", "voting.totals_entered", "voting.hands_entered")
TOLD = frozenset(
    {
        *(OPENED, CLOSED, NAMED, *COUNTED),
        *("voting.annulled", "voting.tie_decided", "voting.recused", "voting.unseated", "voting.merged"),
        "voting.entered_afterwards",
    }
)
_ONE, _SEVERAL, _TELLER = "one", "several", "teller"


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
    """As the sitting's page, with which voting paper (none, one's own vote, several), and as a teller. Four statements."""
    seen = meetings.view_classes(topic, actors)
    papers, tellers = _papers(topic), _tellers(topic)

    def more(person: UUID | None) -> str:
        return f"{papers.get(person, '')} {_TELLER if person in tellers else ''}".strip()

    return [one and f"{one} {more(actor.person_id)}".strip() for one, actor in zip(seen, actors, strict=True)]


def _tellers(topic: str) -> set[UUID | None]:
    """The tellers who wait for their ballot: their pages are told that they are."""
    key = meetings.key_of(topic)
    return {person for (person,) in _waiting_tellers.rows(key)} if key is not None else set()


@prepared
def _waiting_tellers(sitting: UUID) -> QuerySet[Teller, tuple[UUID]]:
    found = Teller.objects.filter(panel__sitting_id=sitting, panel__ballot=None, panel__replaced_at=None)
    return found.values_list("invitation__holding__person_id")


@prepared
def _casters(sitting: UUID) -> QuerySet[Vote, tuple[UUID, UUID, UUID, str]]:
    """Who casts which vote in the ballot that is open."""
    found = Vote.objects.filter(
        ballot__sitting_id=sitting, ballot__closed_at=None, ballot__annulled_at=None, struck_at=None
    )
    return found.values_list("caster__holding__person_id", "voter_id", "caster_id", "ballot__manner")


def _papers(topic: str) -> dict[UUID | None, str]:
    key = meetings.key_of(topic)
    found = _casters.rows(key) if key is not None else []
    number = Counter(person for person, *_line in found)
    # A paper that is sealed to a place on the roll is each reader's own: he fetches it.
    own = {person for person, voter, caster, manner in found if voter == caster and manner != Manner.SECRET}
    return {person: _ONE if n == 1 and person in own else _SEVERAL for person, n in number.items()}


def fragments(topic: str, view: str, entry: Entry) -> Iterable[Fragment]:
    """The parts of the page, and the reader's voting paper."""
    page, *more = view.split(" ")
    paper = next((one for one in more if one != _TELLER), "")
    sitting = meetings.sitting_of(topic)
    if sitting is None:
        return []
    votes = votes_of(room_of(sitting, sight=meetings.sight_in(page)))
    pieces = meetings.beside_fragments(topic, page, of="voting")
    if page == meetings.HALL:
        return pieces  # nobody votes there
    context = {
        "part": Paper(votes.open.ballot if votes.open and paper else None, []),
        "sitting": sitting,
        "is_own": paper == _ONE,
        "is_fetched": paper == _SEVERAL,
    }
    html = render_to_string(PAPER_TEMPLATE, context).strip()
    if entry.kind == NAMED:
        # What a teller does is not disturbed by anything that happens afterwards: his browser asks by itself.
        context = {"is_fetched": _TELLER in more, "panel_pk": entry.on_id}
        pieces.append(Fragment(TELLER, render_to_string(TELLER_TEMPLATE, context).strip()))
    return [*pieces, Fragment(PAPER, html, say=_said(entry, votes))]


def _said(entry: Entry, votes: Votes) -> str:
    if entry.kind == OPENED and votes.open is not None:
        return _("A ballot is open: %(question)s") % {"question": votes.open.ballot.question}
    closed = next((one for one in votes.decided if str(one.ballot.pk) == entry.on_id), None)
    if entry.kind in {CLOSED, *COUNTED} and closed is not None:
        return _("The ballot is closed: %(outcome)s") % {"outcome": closed.outcome_words}
    if entry.kind == CLOSED and votes.uncounted is not None:
        return _("The ballot is closed; it is being counted.")
    return ""

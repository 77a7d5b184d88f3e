"""WHEN a vote may be put, cast, closed, decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings.enums import VOTING_PARTS, Aside, Manner, Part, SittingState
from decreta.meetings.models import AgendaItem, Attendance, Invitation, Sitting
from decreta.meetings.policies import attendance_is_open, live_notice
from decreta.meetings.recording import why_locked
from decreta.voting.models import Ballot, HandCount, Panel, Recusal, SecretCount, Teller, Vote
from decreta.voting.using import why_used

_ENDED = (SittingState.CLOSED, SittingState.CANCELLED)
TELLING_PARTS = (*VOTING_PARTS, Part.SECRETARY)
#: A heavy vote is cast as so many papers; beyond this their number would say whose they are, and counting by hand ends.
MOST_PAPERS = 10


def sitting_is_open(sitting: Sitting) -> None:
    """Votes are taken in session."""
    if sitting.state != SittingState.OPEN:
        raise NotNow.of(_("Votes are taken while the sitting is in session."), code="not_in_session")


def is_session(sitting: Sitting) -> None:
    """Nobody votes for another where opinions are asked in writing."""
    if sitting.is_written:
        raise NotNow.of(_("This belongs to the other form of meeting."), code="other_form")


def has_not_ended(sitting: Sitting) -> None:
    """Who acts for whom is noted until the sitting ends."""
    if sitting.state in _ENDED:
        raise NotNow.of(_("The sitting has ended."), code="ended")


def nothing_is_open(sitting: Sitting) -> None:
    """One question at a time; and a sitting does not close over one."""
    if Ballot.objects.filter(sitting=sitting, closed_at=None, annulled_at=None).exists():
        raise NotNow.of(_("A ballot is open; close or annul it first."), code="ballot_open")
    waiting = Ballot.objects.filter(sitting=sitting, manner=Manner.SECRET, annulled_at=None, count=None)
    if waiting.exists():
        raise NotNow.of(_("A secret ballot is not counted yet; count or annul it first."), code="ballot_uncounted")
    if Ballot.objects.filter(sitting=sitting, is_by_hands=True, annulled_at=None, hands=None).exists():
        raise NotNow.of(
            _("The totals of a show of hands are not entered yet; enter them or annul it first."),
            code="ballot_uncounted",
        )


def point_may_be_left(item: AgendaItem, by: Actor, at: dt.datetime) -> None:
    """A point is not left, nor the sitting closed, over an open ballot."""
    nothing_is_open(item.sitting)


def may_be_annulled(ballot: Ballot) -> None:
    """While the sitting is in session; one that was entered afterwards until the record or its result is used."""
    if ballot.is_entered_afterwards:
        attendance_is_open(ballot.sitting)
        result_is_not_used(ballot)
    else:
        sitting_is_open(ballot.sitting)
    if ballot.annulled_at is not None:
        raise NotNow.of(_("The ballot is annulled already."), code="annulled")


def is_at_hand(item: AgendaItem, sitting: Sitting) -> None:
    """What is put to the vote is the point that the body deals with now."""
    if item.is_heading or item.pk != sitting.current_item_id:
        raise NotNow.of(_("Take the point up first: the point at hand is put to the vote."), code="not_at_hand")


def is_open(ballot: Ballot) -> None:
    """Nothing is cast, noted or closed after the closing."""
    if not ballot.is_open:
        raise NotNow.of(_("The ballot is closed."), code="ballot_closed")


def is_electronic(ballot: Ballot) -> None:
    """What is secret is neither cast openly nor noted for somebody who says it aloud."""
    if ballot.manner == Manner.SECRET:
        raise NotNow.of(_("This ballot is secret: a vote is not cast openly, nor said to the clerk."), code="secret")
    if ballot.is_by_hands:
        raise NotNow.of(_("This ballot is by show of hands: only what was counted is entered."), code="by_hands")


def may_be_by_hands(manner: str, *, by_rule: str, is_by_hands: bool) -> None:
    """Hands are shown openly, and never where the rules of the body want to know who voted how."""
    if is_by_hands and Manner.BY_NAME in {manner, by_rule}:
        said = _("This is voted by name: a show of hands does not tell who voted how.")
        raise Invalid.of(said, field="manner", code="by_name")
    if is_by_hands and manner != Manner.OPEN:
        raise Invalid.of(_("Only an open ballot is by show of hands."), field="manner", code="not_open")


def waits_for_its_hands(ballot: Ballot) -> None:
    """Totals of hands are entered once, when their ballot is closed."""
    is_waiting = ballot.is_by_hands and ballot.closed_at is not None and ballot.annulled_at is None
    if not is_waiting or HandCount.objects.filter(ballot=ballot).exists():
        raise NotNow.of(_("No show of hands waits for its totals here."), code="no_hands")


def is_sealed(ballot: Ballot) -> None:
    """Sealed papers are for secret ballots on screens."""
    if not ballot.is_sealed:
        raise NotNow.of(_("In this ballot no sealed papers are cast."), code="not_sealed")


def is_paper(ballot: Ballot) -> None:
    """Totals are entered where papers were counted by hand."""
    if not ballot.is_on_paper:
        raise NotNow.of(_("This ballot is not held on paper."), code="not_on_paper")


def may_be_cast_now(vote: Vote) -> None:
    """In an open ballot of a sitting in session, by somebody present who has not stepped back."""
    is_open(vote.ballot)
    sitting_is_open(vote.ballot.sitting)
    is_not_struck(vote)
    if not vote.is_here:  # type: ignore[attr-defined]
        raise NotNow.of(_("Check in first: only those present vote."), code="not_present")


def are_here(votes: Sequence[Vote]) -> None:
    """Votes are noted of those present; who casts another's vote must be there for it."""
    away = [one.caster.holding.person.full_name for one in votes if not one.is_here]  # type: ignore[attr-defined]
    if away:
        raise NotNow.of(
            _("Not checked in: %(names)s. Only what somebody present says is noted.") % {"names": ", ".join(away)},
            code="not_present",
        )


def is_to_be_counted(ballot: Ballot) -> bool:
    """Closed, secret, not counted, not annulled."""
    if not ballot.is_secret or ballot.closed_at is None or ballot.annulled_at is not None:
        return False
    return not SecretCount.objects.filter(ballot=ballot).exists()


def waits_for_its_count(ballot: Ballot) -> None:
    """Only a closed secret ballot that is not counted yet."""
    if not is_to_be_counted(ballot):
        raise NotNow.of(_("There is nothing to count in this ballot."), code="not_to_be_counted")


def has_not_stepped_back(teller: Teller, ballot: Ballot) -> None:
    """Who has stepped back from the point opens no papers under it."""
    if Recusal.objects.filter(item=ballot.item_id, invitation=teller.invitation_id).exists():
        raise NotNow.of(_("You take no part in the decision on this point."), code="recused")


def may_step_back(invitation: Invitation, item: AgendaItem) -> None:
    """A teller of a closed ballot does not step back from its point before it is counted: its papers would stay shut."""
    waiting = Ballot.objects.filter(item=item, closed_at__isnull=False, annulled_at=None, count=None)
    if waiting.filter(panel__tellers__invitation=invitation).exists():
        raise NotNow.of(
            _("A teller steps back after the count, or the ballot is annulled first."), code="teller_of_uncounted"
        )


def may_be_unseated(invitation: Invitation) -> None:
    """The seat of a teller does not end between the opening of his ballot and its count: its papers would stay shut."""
    served = Teller.objects.filter(
        invitation=invitation, panel__ballot__isnull=False, panel__ballot__annulled_at=None, panel__ballot__count=None
    )
    if served.exists():
        raise NotNow.of(
            _("He is a teller of a ballot that is not counted yet: count it first, or annul it."),
            code="teller_of_uncounted",
        )


def against_teller(invitation: Invitation, sitting: Sitting) -> str | None:
    """Why somebody is no teller in a sitting; None when he may be."""
    if invitation.sitting_id != sitting.pk or invitation.part not in TELLING_PARTS:
        return _("tellers are the chair, members or secretaries of this sitting")
    if not Attendance.objects.filter(invitation=invitation, left_at=None).exists():
        return _("is not present")
    return None


def is_not_struck(vote: Vote) -> None:
    """Who has stepped back votes no longer."""
    if vote.struck_at is not None:
        raise NotNow.of(_("You take no part in the decision on this point."), code="recused")


def waits_for_the_chair(ballot: Ballot, *, is_waiting: bool) -> None:
    """Only a tie that the rules leave to him."""
    if ballot.closed_at is None or ballot.chair_decided is not None or not is_waiting:
        raise NotNow.of(_("There is nothing for the chair to decide here."), code="no_tie")


def result_is_not_used(ballot: Ballot) -> None:
    """What a ballot came to is changed until something is made of it: gone on, in the notice, in the register."""
    if ballot.item.aside == Aside.GONE_ON:
        # Where it went followed from what was decided; it stands elsewhere since, and is decided there.
        raise NotNow.of(_("The point has gone on; the result is used."), code="used")
    if live_notice(ballot.sitting) is not None:
        raise NotNow.of(_("The notice has been composed; the result is used."), code="used")
    if why := why_used(ballot):
        raise NotNow.of(why, code="used")


def may_be_opened_with(panel: Panel | None, item: AgendaItem, labels: Sequence[str]) -> Panel:
    """A secret ballot on screens needs tellers who are there, have their keys, and are neither candidates nor recused."""
    if panel is None:
        raise NotNow.of(
            _("This is voted secretly: name the tellers first, or hold it on paper."), field="manner", code="no_tellers"
        )
    problems = Problems()
    recused = set(Recusal.objects.filter(item=item).values_list("invitation_id", flat=True))
    for one in panel.tellers.all():
        name = one.invitation.holding.person.full_name
        if not one.public_key:
            problems.add(_("%(person)s has not made a key yet.") % {"person": name}, "manner", "no_key")
        if one.invitation_id in recused:
            problems.add(_("%(person)s has stepped back from this point.") % {"person": name}, "manner", "recused")
        if any(name.casefold() in label.casefold() for label in labels):
            problems.add(_("%(person)s is a candidate and no teller.") % {"person": name}, "options", "candidate")
        if (reason := against_teller(one.invitation, panel.sitting)) is not None:
            problems.add(f"{name}: {reason}", "manner", "unfit")
    keys = [one.public_key for one in panel.tellers.all() if one.public_key]
    if len(set(keys)) != len(keys):
        problems.add(_("Two tellers gave the same key; each makes his own."), "manner", "same_key")
    problems.refuse_if_any(NotNow)
    return panel


def may_be_entered_afterwards(item: AgendaItem, sitting: Sitting) -> None:
    """From when the point was taken up until the record of the sitting is used: minutes before the members, notice, register, gone on."""
    attendance_is_open(sitting)
    if item.is_heading or item.began_at is None:
        raise NotNow.of(_("The body has not taken up this point."), field="item", code="not_begun")
    if item.aside == Aside.GONE_ON:
        raise NotNow.of(_("The point has gone on; the result is used."), field="item", code="used")
    if live_notice(sitting) is not None:
        raise NotNow.of(_("The notice has been composed; the result is used."), code="used")
    # No ballot stands yet; what was made of the point's results holds for whatever is added to them.
    if why := why_used(Ballot(sitting=sitting, item=item)):
        raise NotNow.of(why, field="item", code="used")


def may_be_merged_into(ballot: Ballot) -> None:
    """Closed, counted openly, and its result not used: no tie decided, not gone on, no notice composed, nothing entered."""
    is_electronic(ballot)
    if ballot.annulled_at is not None:
        raise NotNow.of(_("The ballot is annulled already."), code="annulled")
    if ballot.closed_at is None:
        raise NotNow.of(_("The ballot is open: note the votes there."), code="still_open")
    if ballot.chair_decided is not None:
        raise NotNow.of(_("The chair has decided the tie; the result is used."), code="used")
    result_is_not_used(ballot)
    if why := why_locked(ballot.sitting):
        raise NotNow.of(why, code="used")

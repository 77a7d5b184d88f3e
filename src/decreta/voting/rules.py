"""WHO may put a question, cast a vote, note one for another, decide a tie."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.meetings import rules as meetings
from decreta.meetings.enums import SittingState
from decreta.meetings.models import Invitation, Sitting
from decreta.voting.models import Ballot, Panel, Recusal, Teller, Vote
from decreta.voting.models.ballots import is_read_by_who_presided


def may_put(sitting: Sitting, *, by: Actor) -> None:
    """Questions are put and ballots closed by the chair and the secretaries."""
    meetings.may_run(sitting, by=by)


def may_arrange(sitting: Sitting, *, by: Actor) -> None:
    """Proxies are noted by those who prepare the sitting."""
    meetings.may_prepare(sitting.body, by=by)


def may_give(invitation: Invitation, *, by: Actor) -> None:
    """A member gives his own vote to another, and withdraws it, in whatever post he acts."""
    if by.person_id is None or by.person_id != invitation.holding.person_id:
        raise NotAllowed.of(_("Only the member himself gives his vote to another here."), code="not_yours")


def may_enter(ballot: Ballot, *, by: Actor) -> None:
    """Votes of those whose network is gone are noted by the secretaries, never by the chair, who has a side himself."""
    if not meetings.prepares_for(ballot.sitting.body, by=by):
        raise NotAllowed.of(_("Only the secretary of this sitting notes votes for others."), code="not_staff")


def may_cast(vote: Vote | None, *, by: Actor) -> Vote:
    """A vote is cast by the person who stands on the roll for it, in whatever post he acts. Gives it back."""
    if vote is None or by.person_id is None or by.person_id != vote.caster.holding.person_id:
        raise NotAllowed.of(_("This vote is not yours to cast."), code="not_yours")
    return vote


def may_tell(panel: Panel, *, by: Actor) -> Teller:
    """A teller makes his key and opens papers himself. Gives his place among the tellers."""
    found = None
    if by.person_id is not None:
        found = panel.tellers.filter(invitation__holding__person_id=by.person_id).first()
    if found is None:
        raise NotAllowed.of(_("You are no teller of this ballot."), code="no_teller")
    return found


def may_do_without(ballot: Ballot, *, by: Actor) -> None:
    """That other tellers are not waited for is said by chair or secretary, not by a teller of the ballot himself."""
    may_put(ballot.sitting, by=by)
    own = {"invitation__holding__person_id": by.person_id}
    if ballot.is_sealed and by.person_id is not None and ballot.panel.tellers.filter(**own).exists():
        raise NotAllowed.of(
            _("You are a teller of this ballot. Chair or secretary, whoever is no teller, decides this."),
            code="is_teller",
        )


def may_recuse(invitation: Invitation, *, by: Actor) -> None:
    """A member steps back himself; the secretary notes it for him."""
    if by.person_id is not None and by.person_id == invitation.holding.person_id:
        return
    if not meetings.prepares_for(invitation.sitting.body, by=by):
        raise NotAllowed.of(_("Only the member himself or the secretary notes this."), code="not_staff")


def may_decide(ballot: Ballot, *, by: Actor) -> None:
    """A tie that waits is decided by who presides; not over a point from which he has stepped back himself.

    When the sitting is closed nobody presides any more: then whoever presided over the ballot decides, as the chair may,
    where he still reads the point.
    """
    if not (meetings.chairs(ballot.sitting, by=by) or _presided(ballot, by=by)):
        raise NotAllowed.of(_("Only the chair decides when the sides are equal."), code="not_the_chair")
    if has_stepped_back(ballot.item_id, by=by):
        raise NotAllowed.of(_("You have stepped back from this point; another presides over it."), code="stepped_back")


def has_stepped_back(item_id: UUID, *, by: Actor) -> bool:
    """Whether the actor has stepped back from a point himself. One statement."""
    return Recusal.objects.filter(item=item_id, invitation__holding__person=by.person_id).exists()


def _presided(ballot: Ballot, *, by: Actor) -> bool:
    """Whether he presided over a ballot of a sitting that is over, and reads its point as a member."""
    if ballot.sitting.state != SittingState.CLOSED or ballot.presided_by is None:
        return False
    if by.person_id is None or ballot.presided_by.holding.person_id != by.person_id:
        return False
    return Ballot.objects.filter(is_read_by_who_presided(), pk=ballot.pk).exists()

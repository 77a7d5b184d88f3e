"""What votes say of who was there, when the record of it is set right later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.db.models import F, Q
from django.utils.translation import gettext as _

from decreta.meetings.enums import Base
from decreta.meetings.models import Attendance, Invitation
from decreta.meetings.recording import Acted, covers
from decreta.voting.models import Ballot, Vote
from decreta.voting.queries.tallies import tallies_of


def acted(invitation: Invitation) -> Iterator[Acted]:
    """Whoever cast a vote, his own or another's, for whom one was noted, or who counted by hand, was there at that moment."""
    said = Q(cast_at__isnull=False) | Q(entered_at__isnull=False)
    for one in Vote.objects.filter(said, caster=invitation).select_related("ballot"):
        words = _("ballot %(n)s") % {"n": one.ballot.ordinal}
        if one.cast_at is not None:
            yield Acted(one.cast_at, words)
        if one.entered_at is not None:
            # What came on paper and was noted after the closing was written down before it.
            closed = one.ballot.closed_at
            yield Acted(min(one.entered_at, closed) if closed is not None else one.entered_at, words)
    counted = Ballot.objects.filter(
        sitting=invitation.sitting_id, counted_by__contains=[{"invitation": str(invitation.pk)}]
    )
    for ballot in counted.filter(closed_at__isnull=False, annulled_at=None):
        assert ballot.closed_at is not None
        yield Acted(ballot.closed_at, _("ballot %(n)s") % {"n": ballot.ordinal})


def bearing(invitation: Invitation, stays: Sequence[Attendance]) -> str:
    """Where a majority is one of those present, whoever was there at the closing is counted though he cast nothing."""
    own = Vote.objects.filter(caster=invitation, struck_at=None, cast_at=None, entered_at=None)
    own = own.filter(ballot__base=Base.PRESENT, ballot__closed_at__isnull=False, ballot__annulled_at=None)
    votes = list(own.annotate(closed_at=F("ballot__closed_at")).select_related("ballot").order_by("pk"))
    was = list(invitation.attendances.all())
    for tally in tallies_of(list({one.ballot_id: one.ballot for one in votes}.values())):
        own_votes = [one for one in votes if one.ballot_id == tally.ballot.pk]
        moment = own_votes[0].closed_at
        weight = sum(one.weight for one in own_votes) * (covers(stays, moment) - covers(was, moment))
        if weight and replace(tally, present=tally.present + weight).outcome != tally.outcome:
            return _("The result of ballot %(n)s, a majority of those present, would be another.") % {
                "n": tally.ballot.ordinal
            }
    return ""

"""What ballots leave in the record of their sitting: what was put, what it came to, with which quorum."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from decreta.meetings.enums import Subject
from decreta.meetings.happenings import Group, Happening
from decreta.meetings.models import Sitting
from decreta.voting.models import Ballot
from decreta.voting.queries.names import names_of
from decreta.voting.queries.tallies import tallies_of


def tell(sitting: Sitting) -> Iterator[Happening]:
    """Every ballot that was closed or annulled. A fixed number of statements."""
    ended = Ballot.objects.filter(sitting=sitting).select_related("item").prefetch_related("options")
    ballots = [one for one in ended.order_by("ordinal") if not one.is_open]
    for one in ballots:
        yield Happening(
            one.opened_at, "voting.put", one.question, Group.MOTION, one.item_id, quorum=_quorum(one), source=one.pk
        )
        if one.annulled_at is not None:
            words = {"question": one.question, "reason": one.annulled_because}
            said = _("Annulled: %(question)s (%(reason)s)") % words
            yield Happening(one.annulled_at, "voting.annulled", said, Group.MOTION, one.item_id, source=one.pk)
    names = names_of(ballots)
    for tally in tallies_of([one for one in ballots if one.annulled_at is None]):
        ballot = tally.ballot
        if not tally.is_counted:
            continue
        assert ballot.closed_at is not None
        brief = f"{ballot.question}: {tally.words}."
        said = "\n".join([brief, *names.get(ballot.pk, ())])
        at = ballot.decided_at or (tally.count.counted_at if tally.count else ballot.closed_at)
        yield Happening(
            at,
            "voting.decided",
            said,
            Group.RESULT,
            ballot.item_id,
            source=ballot.pk,
            in_brief=brief,
            is_of_order=ballot.subject == Subject.PROCEDURE,
        )


def _quorum(ballot: Ballot) -> str:
    return _("(%(present)s of %(members)s present, %(needed)s needed)") % ballot.quorum

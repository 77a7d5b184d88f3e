"""What votes leave in the record of their sitting: what was put and came of it, with which quorum, and who acted for whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.meetings.enums import Manner, Subject
from decreta.meetings.happenings import Group, Happening, quorum_words
from decreta.meetings.models import Sitting
from decreta.voting.models import Ballot, Proxy, Recusal, Teller, Vote
from decreta.voting.queries.afterwards import entry_words
from decreta.voting.queries.mergers import mergers_of
from decreta.voting.queries.names import names_of
from decreta.voting.queries.tallies import tallies_of


def tell(sitting: Sitting) -> Iterator[Happening]:
    """Every ballot that was closed or annulled, votes given to others, who stepped back. A fixed number of statements."""
    yield from _proxies(sitting)
    yield from _recusals(sitting)
    ended = Ballot.objects.filter(sitting=sitting).select_related("item").prefetch_related("options")
    ballots = [one for one in ended if not one.is_open]
    for one in ballots:
        yield Happening(
            one.opened_at,
            "voting.put",
            one.question,
            Group.MOTION,
            one.item_id,
            quorum=quorum_words(one.quorum),
            source=one.pk,
        )
        if one.annulled_at is not None:
            words = {"question": one.question, "reason": one.annulled_because}
            said = _("Annulled: %(question)s (%(reason)s)") % words
            yield Happening(one.annulled_at, "voting.annulled", said, Group.MOTION, one.item_id, source=one.pk)
    names, helped, merged = names_of(ballots), _helped(ballots), mergers_of(ballots)
    for one in ballots:
        if words_of_entry := entry_words(one):
            helped[one.pk].append(words_of_entry)
    for tally in tallies_of([one for one in ballots if one.annulled_at is None]):
        ballot = tally.ballot
        if not tally.is_counted:
            continue
        assert ballot.closed_at is not None
        brief = f"{ballot.question}: {tally.words}."
        said = "\n".join([brief, *names.get(ballot.pk, ()), *helped.get(ballot.pk, ()), *merged.get(ballot.pk, ())])
        counted = tally.count or tally.hands
        at = ballot.decided_at or (counted.counted_at if counted else ballot.closed_at)
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


def _proxies(sitting: Sitting) -> Iterator[Happening]:
    people = ("giver__holding__person", "holder__holding__person")
    found = Proxy.objects.filter(sitting=sitting)
    for one in found.select_related(*people).order_by("given_at"):
        words = {
            "giver": one.giver.holding.person.full_name,
            "holder": one.holder.holding.person.full_name,
            "paper": one.paper,
        }
        given = _("%(giver)s gave his vote to %(holder)s (%(paper)s).") % words
        if one.is_own:
            # For which points is not told: not everybody knows of each.
            given = _("%(giver)s gave his vote to %(holder)s himself.") % words
            if one.is_for_points:
                given = _("%(giver)s gave his vote to %(holder)s himself, for some points.") % words
        yield Happening(one.given_at, "voting.proxy_given", given, Group.ATTENDANCE, source=one.pk)
        if one.revoked_at is not None:
            taken = _("%(giver)s took his vote back from %(holder)s.") % words
            if one.refused_because:
                reason = {**words, "reason": one.refused_because.rstrip(".")}
                taken = _("That %(giver)s gave his vote to %(holder)s was refused: %(reason)s.") % reason
            yield Happening(one.revoked_at, "voting.proxy_revoked", taken, Group.ATTENDANCE, source=one.pk)


def _recusals(sitting: Sitting) -> Iterator[Happening]:
    found = Recusal.objects.filter(item__sitting=sitting).select_related("invitation__holding__person")
    for one in found.order_by("declared_at"):
        words = {"person": one.invitation.holding.person.full_name, "reason": one.reason}
        said = _("%(person)s takes no part in the decision on this point: %(reason)s") % words
        yield Happening(one.declared_at, "voting.recused", said, Group.ATTENDANCE, one.item_id, source=one.pk)


def _helped(ballots: Sequence[Ballot]) -> dict[UUID, list[str]]:
    """Who opened a secret ballot, and how many votes the clerk noted in one that is not by name. Two statements."""
    found: dict[UUID, list[str]] = defaultdict(list)
    tellers = Teller.objects.filter(panel__ballot__in=ballots).select_related("panel", "invitation__holding__person")
    names: dict[UUID, list[str]] = defaultdict(list)
    for one in tellers.order_by("number"):
        assert one.panel.ballot_id is not None
        names[one.panel.ballot_id].append(one.invitation.holding.person.full_name)
    for ballot, those in names.items():
        found[ballot].append(_("Tellers: %(names)s.") % {"names": ", ".join(those)})
    noted = Vote.objects.filter(ballot__in=ballots, ballot__manner=Manner.OPEN, option=None, struck_at=None)
    counted = noted.exclude(entered=None).order_by().values("ballot_id").annotate(number=Count("pk"))
    for ballot, number in counted.values_list("ballot_id", "number"):
        words = ngettext(
            "%(n)s vote of those was noted by the secretary.",
            "%(n)s votes of those were noted by the secretary.",
            number,
        )
        found[ballot].append(words % {"n": number})
    return found

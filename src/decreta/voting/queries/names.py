"""Who voted how, in one sentence for each answer: for the record of ballots by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.meetings.enums import Manner
from decreta.voting.models import Ballot, Vote


def names_of(ballots: Sequence[Ballot]) -> dict[UUID, list[str]]:
    """`Agree (2): …`, `Not voted (1): …` for each ballot by name that is closed. One statement, none without such a one."""
    named = [one.pk for one in ballots if one.manner == Manner.BY_NAME and not one.is_open]
    if not named:
        return {}
    closed = {one.pk: one.closed_at for one in ballots}
    rows = (
        Vote.objects.filter(ballot__in=named)
        .select_related("voter__holding__person", "caster__holding__person", "option", "entered")
        .order_by("voter__holding__post__rank", "voter__holding__person__full_name")
    )
    found: dict[UUID, dict[tuple[int, str], list[str]]] = {pk: {} for pk in named}
    for one in rows:
        found[one.ballot_id].setdefault(_answer(one), []).append(_name(one, closed[one.ballot_id]))
    return {
        pk: [f"{said} ({len(names)}): {', '.join(names)}." for (_place, said), names in sorted(answers.items())]
        for pk, answers in found.items()
    }


def _answer(vote: Vote) -> tuple[int, str]:
    """What was said, after the place of the answer on the paper."""
    if vote.struck_at is not None:
        return 1_001, _capital(_("took no part"))
    counted = vote.option or vote.entered
    return (counted.ordinal, counted.shown) if counted is not None else (1_000, _capital(_("not voted")))


def _name(vote: Vote, closed_at: dt.datetime | None) -> str:
    """Whose vote it is; where somebody else cast it, or the clerk noted it, that too."""
    name = vote.voter.holding.person.full_name
    marks = [str(vote.weight)] if vote.weight > 1 else []
    if vote.struck_at is None and vote.option_id is not None and vote.caster_id != vote.voter_id:
        marks.append(_("cast by %(person)s") % {"person": vote.caster.holding.person.full_name})
    elif vote.struck_at is None and vote.option_id is None and vote.entered_id is not None:
        is_later = vote.entered_at is not None and closed_at is not None and vote.entered_at > closed_at
        marks.append(_("noted later by the secretary, from paper") if is_later else _("noted by the secretary"))
    return f"{name} ({'; '.join(marks)})" if marks else name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

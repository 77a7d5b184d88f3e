"""What a progress report and a briefing tell of shared tasks: who shares how many, how they stand, since when, by what.

It is what the table of levels tells of the organisation that keeps the book of the body: the same statement counts both.
Everything in it is true of its day for ever: an organisation that takes its declaration back has shared so many until
then. Names of those further below, which it may close at once, are in none of it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import Any
from uuid import UUID

from django.db.models import Q

from decreta.assignments.enums import Timeliness
from decreta.cascade.enums import IN_FORCE, RollUpState, told_as_of
from decreta.cascade.models import RollUp, RollUpStep, Share
from decreta.cascade.queries.books import keeper_of
from decreta.cascade.queries.roll_ups import as_of
from decreta.cascade.queries.told import Cell, cells
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.directives.queries.progress import ProgressReport
from decreta.directives.queries.report_data import in_all
from decreta.directives.queries.uncounted import uncounted
from decreta.organisation.models import Body, Organisation


def in_report(found: ProgressReport) -> list[dict[str, Any]]:
    """For a report of all tasks of a body, for who is told what is shared. What is shared is of no single directive."""
    if found.body is None or found.is_of_one or found.is_partial:
        return []
    return shared_from_below(found.body, found.as_of, found.reader)


def shared_from_below(body: Body, day: dt.date, reader: Actor | None) -> list[dict[str, Any]]:
    """A line of each organisation that shares, as of the end of a day. Five statements; two where none does."""
    house_id = keeper_of(body.pk, day)
    if house_id is None or not _is_told(reader, body, house_id):
        return []
    over: defaultdict[UUID, list[Cell]] = defaultdict(list)
    for cell in cells(house_id, day, uncounted()):
        over[cell.via_id].append(cell)
    if not over:
        return []
    grounds = _grounds(house_id, day)
    named = Organisation.objects.filter(pk__among=Ids({*over, house_id})).order_by("path")
    house = next(one for one in named if one.pk == house_id)
    return [_line(one, house, over[one.pk], grounds[one.pk]) for one in named if one.pk in over]


def _is_told(reader: Actor | None, body: Body, house_id: UUID) -> bool:
    """Whether what is shared with the house is for him: he acts in it, or is of the body for which it stands.

    Without a reader it is asked for at the terminal, or to be compared with what was frozen.
    """
    if reader is None or reader.is_system or reader.can("inspect_everything"):
        return True
    return house_id in reader.organisation_ids or body.pk in reader.body_ids | reader.served_body_ids


def _grounds(house_id: UUID, day: dt.date) -> defaultdict[UUID, list[tuple[dt.date, str]]]:
    """Since when each organisation shares, and on which papers it rests, of the declarations that held on the day."""
    held = Share.objects.filter(Q(ended_on=None) | Q(ended_on__gt=day), above_id=house_id, first_on__lte=day)
    held = held.filter(Q(until_on=None) | Q(until_on__gte=day), often__in=told_as_of(day))
    found: defaultdict[UUID, list[tuple[dt.date, str]]] = defaultdict(list)
    for one, first_on, ground in held.order_by("first_on", "pk").values_list("organisation_id", "first_on", "ground"):
        found[one].append((first_on, ground))
    return found


def _line(
    one: Organisation, house: Organisation, found: list[Cell], grounds: list[tuple[dt.date, str]]
) -> dict[str, Any]:
    counts: Counter[Timeliness] = Counter()
    for cell in found:
        counts[cell.timeliness] += cell.number
    return {
        "code": one.code,
        "names": in_all(one),
        "with": in_all(house),
        "counts": {kind.value: counts[kind] for kind in Timeliness if counts[kind]},
        "further": sum(cell.number for cell in found if cell.is_from_below),
        "since": min(first_on for first_on, _ground in grounds).isoformat(),
        # Each paper once, in the order of the declarations.
        "grounds": list(dict.fromkeys(ground for _first_on, ground in grounds if ground)),
    }


def roll_ups_in_report(found: ProgressReport) -> list[dict[str, Any]]:
    """What is agreed with organisations below, what was asked for and not answered, as of the end of the day of a report."""
    if found.body is None or found.is_of_one or found.is_partial:
        return []
    house_id = keeper_of(found.body.pk, found.as_of)
    if house_id is None or not _is_told(found.reader, found.body, house_id):
        return []
    rows = []
    for one, step in as_of(house_id, found.as_of):
        state, since = _standing(one, step, found.as_of)
        rows.append(
            {
                "code": one.organisation.code,
                "names": in_all(one.organisation),
                "subject": one.subject,
                "state": state,
                "on": since.isoformat(),
                **_terms(one, state),
            }
        )
    return rows


def _standing(one: RollUp, step: RollUpStep, day: dt.date) -> tuple[str, dt.date]:
    """How it stands at the end of a day, and since when: what has run out has ended with its last day, whether or not somebody noted it."""
    last = one.share.until_on if one.share is not None else None
    has_run_out = step.state in IN_FORCE and last is not None and last < day
    if last is not None and (has_run_out or step.state == RollUpState.ENDED):
        return RollUpState.ENDED, last
    return step.state, step.at.astimezone(clock.zone()).date()


def _terms(one: RollUp, state: str) -> dict[str, Any]:
    """The terms that were agreed, else those that were asked for; and with which day figures end that did."""
    told = (
        one.share if one.share is not None and state in (*IN_FORCE, RollUpState.WITHDRAWN, RollUpState.ENDED) else one
    )
    until = told.until_on
    if state == RollUpState.WITHDRAWN and one.share is not None and one.share.ended_on is not None:
        last = one.share.ended_on - dt.timedelta(days=1)
        until = last if until is None else min(until, last)
    return {
        "detail": told.detail,
        "often": told.often,
        "first_on": told.first_on.isoformat(),
        "until_on": until.isoformat() if until is not None else None,
    }

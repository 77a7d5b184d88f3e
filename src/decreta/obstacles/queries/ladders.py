"""Which ladder holds for which obstacles: that of the programme, else that of the body, else that of the installation.

An obstacle belongs to the task on whose side it was raised, whatever else hangs on it.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db.models import QuerySet

from decreta.assignments.programmes import holding, in_question, key_of, programme_of, said_for
from decreta.core.prepared import prepared
from decreta.obstacles.ladder import Held, Rung
from decreta.obstacles.models import Ladder, Obstacle


def _read(row: Ladder) -> Held:
    rungs = tuple(Rung.from_data(one) for one in row.rungs)
    return Held(rungs, row.body_id, row.programme_id, row.version)


def in_force() -> list[Held]:
    """Every ladder that holds now, that of the installation first. One statement."""
    rows = list(Ladder.objects.newest())
    own = [_read(one) for one in rows if key_of(one) is not None and one.is_own]
    general = next((_read(one) for one in rows if key_of(one) is None), Held())
    others = frozenset(one.body_id for one in own if one.body_id is not None)
    apart = frozenset(one.programme_id for one in own if one.programme_id is not None)
    return [
        replace(general, others=others, apart=apart),
        *(one if one.programme_id is not None else replace(one, apart=apart) for one in own),
    ]


@prepared
def own_ladders(body_id: UUID | None, programme_id: UUID | None) -> QuerySet[Ladder]:
    """The newest versions that may hold for a programme or body, also of who went back to a wider one."""
    return Ladder.objects.filter(in_question(body_id, programme_id)).newest()


def ladder_of(body_id: UUID | None, programme_id: UUID | None = None) -> Held:
    """The ladder that holds for the obstacles of a programme or a body; its ids say for whom it was set. One statement."""
    rows = own_ladders.rows(body_id, programme_id)
    found = holding({key_of(one): _read(one) for one in rows if one.is_own}, programme_id, body_id)
    return found if found is not None else Held()


def of_obstacle(obstacle: Obstacle) -> Held:
    """The ladder by which one obstacle comes up. Two statements."""
    of = obstacle.assignment
    programmes = programme_of(of.matter_kind, of.matter_id)
    row = programmes.first() if programmes is not None else None
    return ladder_of(of.monitor_id, next(iter(row.values())) if row is not None else None)


def newest(body_id: UUID | None, programme_id: UUID | None = None) -> Ladder | None:
    """The newest version that was set for a programme, a body, or (neither) the installation; none while nobody set any."""
    return Ladder.objects.filter(said_for(body_id, programme_id)).order_by("-version").first()

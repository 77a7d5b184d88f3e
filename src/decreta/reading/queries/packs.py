"""Whether a pack that lies ready still holds nothing but what its reader is shown."""

from __future__ import annotations

from typing import Any

from decreta.core.actor import Actor
from decreta.kit.models import LongJob
from decreta.meetings.models import AgendaItem, Paper
from decreta.meetings.queries.room import Room

_KEY = "bound"


def bound_in(room: Room) -> dict[str, Any]:
    """What goes into a pack of this room, for the arguments of its job: the points that it names with their texts, papers, versions."""
    papers = [[str(paper.pk), paper.version] for paper in room.papers]
    points = [[str(item.pk), item.text_version] for item in room.points if not item.is_withheld]
    return {_KEY: {"papers": papers, "points": points}}


def still_holds(job: LongJob, actor: Actor) -> bool:
    """Whether the actor would be given the same: every point and paper in it, in the version that was bound."""
    bound = job.arguments.get(_KEY)
    if not bound:
        return False
    papers = Paper.objects.visible_to(actor).filter(pk__in=[pk for pk, _version in bound["papers"]])
    if {(str(pk), version) for pk, version in papers.values_list("pk", "version")} != set(map(tuple, bound["papers"])):
        return False
    if not all(isinstance(one, list) for one in bound["points"]):  # bound before points had a text
        return False
    points = AgendaItem.objects.visible_to(actor).filter(pk__in=[pk for pk, _version in bound["points"]])
    read = {(str(pk), version) for pk, version in points.values_list("pk", "text_version")}
    return read == set(map(tuple, bound["points"]))

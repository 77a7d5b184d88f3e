"""Papers that are expected under points made from a template, and have not come yet."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from decreta.agendas.models import ExpectedPaper
from decreta.core.prepared import prepared
from decreta.meetings.models import AgendaItem
from decreta.meetings.queries.room import Room

#: Under this name sittings say whether papers are expected under their points (`Room.lacks`).
EXPECTED = "agendas.expected"


@dataclass(frozen=True)
class Missing:
    """A point and the titles of what is still expected under it."""

    item: AgendaItem
    titles: list[str]


def folded(title: str) -> str:
    """A title as it is compared: `Báo cáo  tháng` is `báo cáo tháng`."""
    return " ".join(title.split()).casefold()


@prepared
def expected_of(sitting: UUID) -> QuerySet[ExpectedPaper]:
    """What is expected under the points of a sitting."""
    return ExpectedPaper.objects.filter(item__sitting_id=sitting).order_by("item__position", "ordinal")


def missing_in(room: Room) -> list[Missing]:
    """By point, what has not come yet, of the points that the room's reader reads. At most one statement."""
    if EXPECTED in room.lacks:
        return []
    expected: dict[UUID, list[str]] = {}
    for one in expected_of.rows(room.sitting.pk):
        expected.setdefault(one.item_id, []).append(one.title)
    found = []
    for item in room.points:
        there = {folded(paper.title) for paper in item.papers.all()}
        titles = [title for title in expected.get(item.pk, ()) if folded(title) not in there]
        if titles and not item.is_withheld:
            found.append(Missing(item, titles))
    return found

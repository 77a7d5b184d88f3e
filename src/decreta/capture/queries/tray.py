"""The tray as a list, and one paper with what its page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from decreta.capture.enums import OPEN, TrayState
from decreta.capture.models import Page, TrayPaper
from decreta.core.actor import Actor
from decreta.organisation.models import Organisation

SHOWN = 100


def lying_in(house: Organisation, actor: Actor, *states: str) -> list[TrayPaper]:
    """Papers of a tray in some states, those that came first on top; of what has left the newest. One statement."""
    found = TrayPaper.objects.visible_to(actor).filter(organisation=house, state__in=states)
    order = ("brought_at", "pk") if set(states) <= set(OPEN) else ("-changed_at", "-pk")
    return list(found.select_related("arrival", "for_unit").defer("brought_by", "mail").order_by(*order)[:SHOWN])


def counts_in(house: Organisation, actor: Actor) -> dict[str, int]:
    """How many papers are in each state. One statement."""
    rows = TrayPaper.objects.visible_to(actor).filter(organisation=house).order_by().values_list("state")
    return dict(rows.annotate(number=Count("pk")))


def next_waiting(paper: TrayPaper, actor: Actor) -> TrayPaper | None:
    """What waits after this one, else what waits first."""
    found: QuerySet[TrayPaper] = TrayPaper.objects.visible_to(actor).filter(
        organisation=paper.organisation_id, state=TrayState.WAITING
    )
    found = found.exclude(pk=paper.pk).order_by("brought_at", "pk")
    later = found.filter(brought_at__gte=paper.brought_at).first()
    return later or found.first()


@dataclass(frozen=True)
class Mark:
    """A place in a page that a field was read at."""

    field: str
    left: float
    top: float
    width: float
    height: float
    is_doubtful: bool


@dataclass(frozen=True)
class Leaf:
    """A page with the places at which something was read, in points."""

    number: int
    width: float
    height: float
    marks: list[Mark]


def leaves_of(paper: TrayPaper) -> list[Leaf]:
    """The pages as they are shown; before they were read only their number is known. One statement."""
    pages = {one.number: one for one in Page.objects.filter(paper=paper).defer("words")}
    rows: dict[str, dict[str, Any]] = paper.proposals.get("fields", {})
    leaves = []
    for number in range(paper.page_count):
        page = pages.get(number)
        marks = [_mark(name, row) for name, row in rows.items() if row["page"] == number]
        width, height = (page.width, page.height) if page else (595.0, 842.0)
        leaves.append(Leaf(number + 1, width, height, marks))
    return leaves


def _mark(name: str, row: dict[str, Any]) -> Mark:
    left, top, right, bottom = row["box"]
    return Mark(name, left - 2, top - 2, right - left + 4, bottom - top + 4, bool(row["doubtful"]))

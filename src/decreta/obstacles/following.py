"""What follows from a report in which somebody was named who must remove the obstacle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from decreta.assignments.models import Report
from decreta.core.actor import Actor
from decreta.core.errors import Invalid
from decreta.obstacles.domain import raise_obstacle
from decreta.obstacles.queries.owners import owner_of


def raised_in_report(report: Report, said: Mapping[str, Any], by: Actor) -> None:
    """Raise what the report says stands in the way; nothing where nobody was named. Raises ActRefused."""
    if not said.get("owner"):
        return
    if not report.obstacle.strip():
        raise Invalid.of(_("Say what stands in the way."), field="obstacle", code="missing")
    raise_obstacle(
        assignment=report.assignment,
        kind=said.get("kind", ""),
        text=report.obstacle,
        wanted=said.get("wanted", ""),
        owner=owner_of(said["owner"]),
        answer_on=said.get("answer_on"),
        report=report,
        by=by,
    )

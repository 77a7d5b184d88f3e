"""Dashboards of the files, composed and shared at their moments."""

from __future__ import annotations

from typing import Any

from decreta.seeing import domain
from decreta.seeing.tiles import Tile
from decreta.web.demo.people import actor
from decreta.web.demo.source import moment, read
from decreta.web.demo.timeline import Timeline


class DashboardPlay:
    """What the secretary keeps before her, and shares with the committee."""

    def __init__(self) -> None:
        self.rows = read("dashboards.yaml")["dashboards"]

    def add_to(self, timeline: Timeline) -> None:
        """Put each at its moment."""
        for row in self.rows:
            timeline.at(moment(row["at"]), lambda row=row: self.keep(row))  # type: ignore[misc]

    def keep(self, row: dict[str, Any]) -> None:
        domain.save_dashboard(
            name=row["name"],
            sharing=row["sharing"],
            tiles=[Tile.from_data(one) for one in row["tiles"]],
            compared_days=row["compared_days"],
            by=actor(row["by"]),
        )

"""A tile of a dashboard as data: what it shows, and what narrows it. It says what is asked for, never what is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from decreta.directives.queries.lights import Cell
from decreta.seeing.enums import TileKind

#: Tiles on one dashboard: more would not be looked at. One grid, as each asks the database for itself.
MOST_TILES: Final = 12
LONGEST_TITLE: Final = 80
_LONGEST: Final = 80


@dataclass(frozen=True)
class Tile:
    """One tile: its kind, its name, and the body, directive, lead and period that it is narrowed to; empty is all."""

    kind: str
    title: str = ""
    body: str = ""
    directive: str = ""
    lead: str = ""
    due: str = ""

    def to_data(self) -> dict[str, str]:
        """As it is kept."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Tile:
        """As it was kept; what is unknown is left out."""
        return cls(**{name: str(data.get(name, ""))[:_LONGEST] for name in cls.__dataclass_fields__})

    @property
    def narrow(self) -> dict[str, str]:
        """The parameters of the list that narrow to what the tile shows."""
        given = {"body": self.body, "directive": self.directive, "lead": self.lead, "due": self.due}
        return {name: value for name, value in given.items() if value}

    def takes(self, one: Cell) -> bool:
        """Whether tasks of a cell are among those of the tile."""
        return (
            (not self.body or one.body == self.body)
            and (not self.directive or one.directive == self.directive)
            and (not self.lead or (one.lead or "none") == self.lead)
            and (not self.due or (one.period or "none") == self.due)
        )

    @property
    def is_known(self) -> bool:
        """Whether the tile is of a kind that there is."""
        return self.kind in TileKind.values

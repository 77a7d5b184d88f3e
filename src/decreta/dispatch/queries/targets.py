"""To whom a paper goes: somebody of this installation, somebody noted outside, or a name on an envelope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from decreta.core.texts import fold
from decreta.documents.domain.audience import Opening
from decreta.documents.models import Correspondent
from decreta.organisation.models import Body, Holding, Organisation, Unit

Known = Organisation | Unit | Body | Holding | Correspondent
_KINDS: dict[type[Any], str] = {
    Organisation: "organisation",
    Unit: "unit",
    Body: "body",
    Holding: "holding",
    Correspondent: "correspondent",
}


@dataclass(frozen=True)
class Target:
    """One recipient: `known` is what the name means here, None for a name alone."""

    name: str
    known: Known | None = None

    @classmethod
    def of(cls, known: Known, name: str = "") -> Self:
        """Somebody who is known, under the name that stands on the paper or his own."""
        return cls(name or called(known), known)

    @property
    def kind(self) -> str:
        """Which kind of recipient; `name` when only the name is known."""
        return _KINDS[type(self.known)] if self.known is not None else "name"

    @property
    def is_here(self) -> bool:
        """Whether he works in this installation."""
        return self.known is not None and not isinstance(self.known, Correspondent)

    @property
    def key(self) -> str:
        """The same for the same recipient, however he is called."""
        return f"{self.kind}:{self.known.pk}" if self.known is not None else f"name:{fold(self.name)}"[:420]

    def as_field(self) -> dict[str, Known]:
        """The column of a delivery."""
        return {self.kind: self.known} if self.known is not None else {}

    def opening(self) -> list[Opening]:
        """What is opened to him for reading."""
        return [Opening(self.kind, self.known.pk, "recipient")] if self.known is not None and self.is_here else []


def called(known: Known) -> str:
    """How somebody is named on an envelope: as he writes himself."""
    if isinstance(known, Correspondent):
        return known.name
    if isinstance(known, Holding):
        return f"{known.person.full_name}, {known.post.name_vi}"
    return known.name_vi

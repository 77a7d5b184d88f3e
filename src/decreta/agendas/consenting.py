"""What areas above know of points by consent that are not adopted together, though nobody has opposed them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from uuid import UUID

#: Those of some points that are dealt with by themselves.
Withholding = Callable[[Collection[UUID]], set[UUID]]
_withholdings: dict[str, Withholding] = {}


def register(name: str, withholding: Withholding) -> None:
    """Enter what an area withholds. `name` is the area's."""
    _withholdings[name] = withholding


def withheld(items: Collection[UUID]) -> set[UUID]:
    """Those of some points by consent that are dealt with by themselves, whatever the reason."""
    return {one for withholding in _withholdings.values() for one in withholding(items)}

"""The committee has a ladder of its own."""

from __future__ import annotations

from typing import Any


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of urging."""
    from decreta.assignments.domain import set_ladder
    from decreta.assignments.ladder import FULL
    from decreta.organisation.models import Body
    from tests.access.stage import actor, alike

    body = Body.objects.get(code="bcdcds")
    set_ladder(body=body, steps=FULL, of_version=0, by=actor("secretary"))
    return alike(tuple(f"urging:{name}" for name in ("ladder", "set_ladder", "drop_ladder")), {"body_code": "bcdcds"})

"""A member has moved that a conclusion of a sitting in session reads otherwise."""

from __future__ import annotations

from typing import Any


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of motions."""
    from decreta.meetings import domain as meetings
    from decreta.motions import domain
    from tests.access.stage import actor, alike, point_of
    from tests.access.stage_voting import in_session

    held = in_session()
    here = point_of(held, 0)
    conclusion = meetings.write_conclusion(item=here, text="Giao Bộ Tư pháp chủ trì.", by=actor("secretary"))
    motion = domain.move_amendment(conclusion=conclusion, text="Giao Bộ Nội vụ chủ trì.", by=actor("member"))
    made = alike(("motions:of_point", "motions:move"), {"pk": here.pk}) | {"motions:amend": {"pk": conclusion.pk}}
    of_motion = ("motion", "reword", "say", "withdraw", "admit", "refuse", "put", "adopt", "place", "work_in")
    return made | alike(tuple(f"motions:{name}" for name in of_motion), {"pk": motion.pk})

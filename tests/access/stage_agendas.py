"""A convened sitting with a point by consent."""

from __future__ import annotations

from typing import Any


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of positions."""
    from decreta.meetings import domain
    from decreta.meetings.enums import Purpose
    from tests.access.stage import actor, alike, sitting

    by, held = actor("secretary"), sitting(until=1)
    item = domain.add_point(sitting=held, title="Lịch họp", purpose=Purpose.CONSENT, by=by)
    made = alike(("agendas:positions", "agendas:adopt"), {"pk": held.pk})
    return made | {"agendas:take_out": {"pk": item.pk}}

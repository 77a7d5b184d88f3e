"""Messages of a sitting in session: the member has asked, the room was told."""

from __future__ import annotations

from typing import Any


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of messages."""
    from decreta.messaging import domain
    from tests.access.stage import actor, alike, invitation_of, sitting

    held = sitting(until=2)
    member = invitation_of(held, "member")
    asked = domain.write_message(sitting=held, invitation=member, text="Bao giờ nghỉ?", by=actor("member"))
    told = domain.tell_room(sitting=held, text="Nghỉ đến 10 giờ 15.", minutes=30, by=actor("secretary"))
    made = alike(tuple(f"messaging:{name}" for name in ("messages", "write", "tell", "switch")), {"pk": held.pk})
    made |= alike(tuple(f"messaging:{name}" for name in ("answer", "settle", "remove")), {"pk": asked.pk})
    return made | alike(("messaging:end",), {"pk": told.pk})

"""A sitting in session, with a note of the member on its second point."""

from __future__ import annotations

from typing import Any


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of one reader."""
    from decreta.reading import domain
    from tests.access.stage import actor, alike, point_of, sitting

    held = sitting(until=2)
    item = point_of(held, 1)
    note = domain.save_note(item=item, text="Hỏi về kinh phí.", expected_revision=0, by=actor("member"))
    assert note is not None
    names = ("pack", "notes", "beside", "download")
    made = alike(tuple(f"reading:{name}" for name in names), {"pk": held.pk})
    return made | {"reading:save": {"pk": item.pk}, "reading:delete": {"pk": note.pk}}

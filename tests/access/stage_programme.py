"""Two programmes of the committee: one adopted, whose paper is not begun, and one that waits for its adoption."""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.core import clock


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of programmes."""
    from tests.access.stage import actor

    adopted, draft = (_programme(name) for name in ("Chương trình thử", "Chương trình nháp"))
    from decreta.programme import domain

    domain.adopt(programme=adopted, by=actor("head"))
    paper = {"pk": adopted.expected.get().pk}
    names = ("expected", "amend", "take_off", "begin", "bind")
    return (
        {f"programme:{name}": paper for name in names}
        | {f"programme:{name}": {"pk": adopted.pk} for name in ("programme", "expect")}
        | {"programme:adopt": {"pk": draft.pk}}
    )


def _programme(name: str) -> Any:
    """A programme of this quarter in which one paper is expected of the officer's unit."""
    from decreta.organisation.models import Body, Post, Unit
    from decreta.programme import domain
    from tests.access.stage import actor

    today, by = clock.today(), actor("secretary")
    made = domain.draw_up(
        issuer=Body.objects.get(code="bcdcds"),
        name=name,
        kind="quarter",
        first_on=today,
        last_on=today + dt.timedelta(days=90),
        by=by,
    )
    planning = domain.Planning(
        type_code="QC",
        subject="Quy chế thử",
        drafting=Unit.objects.get(code="vptw-th"),
        submit_on=today + dt.timedelta(days=10),
        issue_on=today + dt.timedelta(days=20),
        signer_post=Post.objects.get(code="bcdcds.head"),
    )
    domain.expect(programme=made, planning=planning, by=by)
    return made

"""Two written procedures of the committee: one is prepared, of another the members are asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.core import clock


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of written procedures."""
    from decreta.meetings.models import Invitation
    from decreta.organisation.models import Body, Post
    from decreta.procedures import domain
    from tests.access.stage import actor, alike

    by = actor("secretary")
    prepared, asking = (
        domain.prepare(
            body=Body.objects.get(code="bcdcds"),
            title=f"Về kế hoạch {number}",
            until=clock.now() + dt.timedelta(days=3),
            chair_post=Post.objects.get(code="bcdcds.head"),
            by=by,
        )
        for number in range(2)
    )
    for one in (prepared, asking):
        domain.add_question(procedure=one, title="Kế hoạch", text="Thông qua kế hoạch.", by=by)
    domain.ask(procedure=asking, by=by)
    member = Invitation.objects.get(sitting=asking.sitting, holding__person_id=actor("member").person_id)
    made = alike(("procedures:add_question", "procedures:ask"), {"pk": prepared.pk})
    made |= alike(
        tuple(f"procedures:{one}" for one in ("procedure", "answer", "prolong", "close", "convert")), {"pk": asking.pk}
    )
    return made | {"procedures:enter_paper": {"pk": asking.pk, "invitation": member.pk}}

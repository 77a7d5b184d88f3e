"""The province leads a task that a commune coordinates: it was asked, has delivered something, and something waits."""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.core import clock


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of contributions."""
    from decreta.assignments.models import Assignment
    from decreta.contributions import domain
    from decreta.contributions.models import Piece
    from decreta.directives.models import Directive
    from decreta.files.domain import store
    from decreta.organisation.models import Organisation
    from tests.access.stage import actor, alike, assigned
    from tests.files.papers import pdf

    commune = Organisation.objects.get(pk=actor("stranger").organisation_id)
    lead = assigned(Directive.objects.get(document__symbol="06-TB/BCĐCĐS"), commune)
    coordinator = Assignment.objects.get(matter_id=lead.matter_id, role="coordinate")
    waiting, delivered = (
        domain.ask(
            lead=lead,
            coordinator=coordinator,
            wanted="Số liệu của xã.",
            due_on=clock.today() + dt.timedelta(days=5),
            by=actor("assignee"),
        )
        for _ in range(2)
    )
    by = actor("stranger")
    file = store(content=pdf(), name="bieu.pdf", by=by)
    domain.answer(contribution=delivered, text="Đã gửi.", pieces=[domain.PieceInput("Biểu", file=file)], by=by)
    made = alike(tuple(f"contributions:{name}" for name in ("contribution", "answer", "withdraw")), {"pk": waiting.pk})
    made |= {"contributions:judge": {"pk": delivered.pk}, "contributions:piece": {"pk": Piece.objects.get(file=file).pk}}
    return made | {"contributions:ask": {"pk": lead.pk}, "contributions:offer": {"pk": coordinator.pk}}

"""The province has raised obstacles that a commune must remove: one waits, one was answered."""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.core import clock


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of obstacles."""
    from decreta.directives.models import Directive
    from decreta.directives.programmes import programme_of
    from decreta.obstacles import domain
    from decreta.obstacles.ladder import BUILT_IN
    from decreta.organisation.models import Organisation
    from tests.access.stage import actor, alike, assigned

    directive = Directive.objects.get(document__symbol="06-TB/BCĐCĐS")
    fresh, hindered = assigned(directive), assigned(directive)
    waiting, answered = (
        domain.raise_obstacle(
            assignment=hindered,
            kind="coordination",
            text="Chưa có số liệu của xã.",
            wanted="Cung cấp số liệu.",
            owner=Organisation.objects.get(pk=actor("stranger").organisation_id),
            answer_on=clock.today() + dt.timedelta(days=5),
            by=actor("assignee"),
        )
        for _ in range(2)
    )
    domain.answer(obstacle=answered, outcome="partly", text="Đã gửi một phần.", by=actor("stranger"))
    names = ("obstacle", "answer", "pass_on", "decide", "link")
    made = alike(tuple(f"obstacles:{name}" for name in names), {"pk": waiting.pk})
    for programme in (None, programme_of(directive)):
        domain.set_ladder(body=directive.body, programme=programme, rungs=BUILT_IN, of_version=0, by=actor("secretary"))
    of_body = ("body_ladder", "set_body_ladder", "drop_body_ladder")
    made |= alike(tuple(f"obstacles:{name}" for name in of_body), {"body_code": "bcdcds"})
    of_directive = ("directive_ladder", "set_directive_ladder", "drop_directive_ladder")
    made |= alike(tuple(f"obstacles:{name}" for name in of_directive), {"pk": directive.pk})
    made |= alike(("obstacles:confirm", "obstacles:deny"), {"pk": answered.pk})
    return made | {"obstacles:raise": {"pk": fresh.pk}}

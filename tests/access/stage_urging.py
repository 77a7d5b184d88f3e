"""The committee has a ladder of its own; its head has asked the province to explain."""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.core import clock


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of urging."""
    from decreta.assignments.domain import set_ladder
    from decreta.assignments.domain.inputs import Upload
    from decreta.assignments.ladder import FULL
    from decreta.assignments.models import Rung
    from decreta.directives.models import Directive
    from decreta.directives.programmes import programme_of
    from decreta.organisation.models import Body
    from decreta.urging import domain
    from tests.access.stage import actor, alike, assigned
    from tests.files.papers import pdf

    body = Body.objects.get(code="bcdcds")
    set_ladder(body=body, steps=FULL, of_version=0, by=actor("secretary"))
    directive = Directive.objects.get(document__symbol="06-TB/BCĐCĐS")
    set_ladder(body=body, programme=programme_of(directive), steps=FULL, of_version=0, by=actor("secretary"))
    fresh, open_one, answered_one, late = (assigned(directive) for _ in range(4))
    yellow = next(one for one in FULL if one.colour == "yellow")
    Rung.objects.create(
        assignment=late,
        kind=yellow.kind,
        lapses_at=late.current_lapses_at,
        fired_at=clock.now(),
        key=yellow.key,
        tells=yellow.tells,
        colour=yellow.colour,
    )
    until = clock.today() + dt.timedelta(days=5)
    waiting, answered = (
        domain.ask(assignment=one, question="Vì sao chậm?", due_on=until, by=actor("head"))
        for one in (open_one, answered_one)
    )
    upload = Upload("giai-trinh.pdf", pdf())
    domain.answer(explanation=answered, text="Thiếu kinh phí.", upload=upload, by=actor("assignee"))
    of_body = ("ladder", "set_ladder", "drop_ladder", "set_receipt", "letters", "draft_letter", "dismiss_letter")
    made = alike(tuple(f"urging:{name}" for name in of_body), {"body_code": "bcdcds"})
    of_directive = ("directive_ladder", "set_directive_ladder", "drop_directive_ladder", "set_directive_receipt")
    made |= alike(tuple(f"urging:{name}" for name in of_directive), {"pk": directive.pk})
    made |= alike(("urging:explanation", "urging:explain", "urging:withdraw"), {"pk": waiting.pk})
    made |= alike(("urging:accept", "urging:ask_again", "urging:file"), {"pk": answered.pk})
    return made | {"urging:ask": {"pk": fresh.pk}}

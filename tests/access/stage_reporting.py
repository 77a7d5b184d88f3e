"""A briefing of the committee is kept, and a report of which no paper was made; one schedule runs, another is paused."""

from __future__ import annotations

from typing import Any

from decreta.core import clock


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of reporting."""
    from decreta.organisation.models import Body
    from decreta.reporting import domain
    from decreta.reporting.domain.schedules import Order
    from decreta.reporting.enums import AsOf, Kind, Rhythm
    from tests.access.stage import actor, alike, frozen

    body = Body.objects.get(code="bcdcds")
    order = Order(body=body, kind=Kind.BRIEFING, rhythm=Rhythm.WEEKLY, day=1, as_of=AsOf.DAY_BEFORE)
    comes, paused = (domain.order_schedule(order=order, by=actor("secretary")) for _one in range(2))
    domain.pause_schedule(schedule=paused, by=actor("secretary"))
    made = alike(("reporting:briefing", "reporting:print_briefing"), {"pk": briefing(body).pk})
    made |= alike(tuple(f"reporting:{one}_schedule" for one in ("pause", "end")), {"pk": comes.pk})
    made |= {"reporting:schedule": {"pk": comes.pk}, "reporting:resume_schedule": {"pk": paused.pk}}
    made |= {"reporting:make_paper": {"pk": frozen().pk}}
    return made | {"reporting:order_schedule": {"body_code": "bcdcds"}}


def briefing(body: Any) -> Any:
    """A briefing, frozen by the secretary; its paper is another, which costs nothing."""
    from decreta.reporting import domain
    from decreta.reporting.domain.briefings import Made
    from decreta.reporting.queries.briefing_data import Wanted, briefing_data
    from tests.access.stage import actor
    from tests.files.papers import pdf

    wanted = Wanted(body=body, as_of=clock.today())
    by = actor("secretary")
    made = Made(wanted, briefing_data(wanted, actor=by), pdf(), clock.now())
    return domain.freeze_briefing(made=made, by=by)

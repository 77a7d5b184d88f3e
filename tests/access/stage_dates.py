"""Sessions in preparation: of one the members were asked when they can come, of the other not yet."""

from __future__ import annotations

from typing import Any


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of polls."""
    import datetime as dt

    from decreta.core import clock
    from decreta.dates import domain
    from tests.access.stage import actor, alike, sitting

    now = clock.now()
    times = [now + dt.timedelta(days=days) for days in (5, 6)]
    asked = sitting(until=0)
    poll = domain.ask_for_dates(sitting=asked, times=times, until=now + dt.timedelta(days=2), by=actor("secretary"))
    mine = poll.asked.get(holding__person_id=actor("member").person_id)
    made = alike(("dates:ask", "dates:against"), {"pk": sitting(until=0).pk})
    return made | alike(("dates:poll", "dates:withdraw"), {"pk": poll.pk}) | {"dates:answer": {"pk": mine.pk}}

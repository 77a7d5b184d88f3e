"""Minutes of closed sittings: being written, before the members with a remark, approved."""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.core import clock


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of minutes."""
    from decreta.minutes import domain
    from tests.access.stage import actor, alike, sitting

    by = actor("secretary")
    closed = sitting(until=3)
    written, circulated, approved = (domain.begin(sitting=sitting(until=3), by=by) for _ in range(3))
    until = clock.now() + dt.timedelta(days=2)
    for one in (circulated, approved):
        domain.circulate(minutes=one, until=until, by=by)
    remark = domain.comment(minutes=circulated, stance="remarks", text="Sửa tên.", by=actor("member"))
    for who in _members(approved):
        domain.comment(minutes=approved, stance="agrees", by=who)
    domain.approve(minutes=approved, way="circulation", by=by)
    made = alike(("minutes:circulate",), {"pk": written.pk})
    made |= alike(("minutes:edit", "minutes:settle"), {"pk": written.pk, "key": "other"})
    made |= alike(
        tuple(f"minutes:{name}" for name in ("minutes", "take_back", "comment", "put_on_agenda", "approve")),
        {"pk": circulated.pk},
    )
    made |= alike(("minutes:compose", "minutes:excerpt"), {"pk": approved.pk})
    made |= {"minutes:edition": {"pk": circulated.pk, "ordinal": 1}, "minutes:answer": {"pk": remark.pk}}
    made |= {"minutes:paper": {"pk": circulated.pk, "language": "vi", "form": "docx"}}
    made |= {"minutes:try_form": {"pk": _form(closed.body).pk}}
    decided = domain.enter_decision(sitting=closed, subject="Về thể chế", text="Thông qua.", by=by)
    made |= alike(tuple(f"minutes:{name}" for name in ("decision", "link", "carry")), {"pk": decided.pk})
    return made | alike(("minutes:begin", "minutes:enter", "minutes:enter_one"), {"pk": closed.pk})


def _form(body: Any) -> Any:
    """The form for the minutes of the committee that the clerk of its standing agency keeps in the scenario."""
    from decreta.writing.models import TemplateVersion

    return TemplateVersion.objects.get(template__purpose="minutes", template__body=body)


def _members(minutes: Any) -> list[Any]:
    """Everybody who counts among the members of a sitting, each as he acts."""
    from decreta.minutes.rules import COUNTED
    from decreta.organisation.models import Holding
    from decreta.organisation.queries.actors import actor_for

    related = ("person", "post__unit__organisation", "post__body")
    asked = minutes.sitting.invitations.filter(part__in=COUNTED).values("holding")
    return [actor_for(one) for one in Holding.objects.filter(pk__in=asked).select_related(*related)]

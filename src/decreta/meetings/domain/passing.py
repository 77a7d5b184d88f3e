"""Points that are to pass, and pass, without being dealt with one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import pgettext

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.meetings import policies, rules
from decreta.meetings.domain.notice import language_of
from decreta.meetings.domain.texts import draft_from
from decreta.meetings.models import AgendaItem, Conclusion, PointSpan, Sitting
from decreta.meetings.states import AUDIT_KINDS


@act("meetings.set_purposes")
def set_purposes(
    *, sitting: Sitting, items: Sequence[AgendaItem], purpose: str, by: Actor, at: dt.datetime | None = None
) -> Sequence[AgendaItem]:
    """Ask something else of the body under points that have not begun, all at once.

    Who calls knows why. Whoever runs the sitting does so, where `change_point` is for whoever prepares it.
    """
    rules.may_run(sitting, by=by)
    policies.can("arrange", sitting)
    for item in items:
        policies.point_is_untouched(item)
        item.purpose = purpose
    AgendaItem.objects.bulk_update(items, ["purpose"])
    facts = {"points": [item.number for item in items], "purpose": purpose}
    record(AUDIT_KINDS["set_purposes"], by=by, on=sitting, about=list(items), facts=facts, at=at)
    return items


@act("meetings.pass_by_consent")
def pass_by_consent(
    *, sitting: Sitting, items: Sequence[AgendaItem], by: Actor, at: dt.datetime | None = None
) -> Sequence[AgendaItem]:
    """Let points pass together: each is done at this moment, and what is proposed under it is concluded.

    Where nothing is proposed its conclusion says that nobody objected, in the body's language.

    Which points those are, and that nobody opposes, is known to who calls. A point that has begun is refused.
    """
    rules.may_run(sitting, by=by)
    policies.can("go_to_point", sitting)
    moment = at or clock.now()
    with translation.override(language_of(sitting)):
        words = pgettext("conclusion", "Adopted without objection.")
    for item in items:
        policies.point_is_dealt_with(item)
        policies.point_is_untouched(item)
        policies.is_not_aside(item)
        item.began_at = item.ended_at = moment
        if draft_from(item, by=by, at=moment, is_draft=False) is None:
            Conclusion.objects.create(
                item=item, ordinal=1, text=words, begun_at=moment, written_at=moment, written_by=by.as_facts()
            )
    AgendaItem.objects.bulk_update(items, ["began_at", "ended_at"])
    PointSpan.objects.bulk_create(PointSpan(item=item, began_at=moment, ended_at=moment) for item in items)
    facts = {"points": [item.number for item in items]}
    record(AUDIT_KINDS["pass_by_consent"], by=by, on=sitting, about=list(items), facts=facts, at=at)
    return items

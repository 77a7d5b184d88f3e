"""The clock of urging letters."""

from __future__ import annotations

import datetime as dt

from decreta import audit
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import UrgingLetter
from decreta.urging import rules
from decreta.urging.queries.letters import is_late, with_answers

BATCH = 500


@audit.act("urging.tell_late_letters")
def tell_late_letters(*, by: Actor, at: dt.datetime | None = None) -> int | None:
    """Note each urging letter that was not answered in time, once; the body's secretaries are told. None when there is none."""
    rules.may_tell(by=by)
    moment = at or clock.now()
    day = moment.astimezone(clock.zone()).date()
    waiting = with_answers(UrgingLetter.objects.filter(told_late_at=None, answer_by__lt=day))
    late = waiting.filter(is_late(day)).order_by("answer_by", "pk").values_list("pk", flat=True)[:BATCH]
    free = UrgingLetter.objects.select_for_update(skip_locked=True).filter(pk__in=list(late), told_late_at=None)
    found = list(free.order_by("pk"))
    if not found:
        return None
    UrgingLetter.objects.filter(pk__in=[one.pk for one in found]).update(told_late_at=moment)
    lines = [
        audit.Line(
            audit.Ref.to(one), [audit.Ref("documents.document", str(one.document_id))], {"answer_by": one.answer_by}
        )
        for one in found
    ]
    return audit.record_all("urging.letter_late", by=by, lines=lines, at=moment)

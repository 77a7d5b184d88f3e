"""The deadline of a written procedure is put off, and everybody who is asked hears of it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.meetings import domain as sittings
from decreta.procedures import policies, rules
from decreta.procedures.domain.asking import locked_row
from decreta.procedures.models import Procedure, Prolongation

_REASON_LIMIT = 300


@act("procedures.prolong")
def prolong(
    *, procedure: Procedure, until: dt.datetime, reason: str, by: Actor, at: dt.datetime | None = None
) -> Procedure:
    """Take opinions until a later moment, with the reason; also after the deadline, until it is closed.

    Nobody is given less time than he was told: a deadline only goes forward. Reminders go out anew before it. Raises
    Invalid with everything that is wrong.
    """
    rules.may_run(procedure.sitting, by=by)
    moment, locked = at or clock.now(), locked_row(procedure)
    policies.paper_may_be_entered(locked)
    words, problems = " ".join(reason.split()), Problems()
    if until <= max(moment, locked.until):
        problems.add(_("A later moment than the deadline that holds, and one that lies ahead."), "until", "not_later")
    if not words:
        problems.add(_("State the reason."), "reason", "required")
    if len(words) > _REASON_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": _REASON_LIMIT}, "reason")
    problems.refuse_if_any(Invalid)
    before = locked.until
    Prolongation.objects.create(
        procedure=locked, was=before, until=until, reason=words, prolonged_at=moment, by=by.as_facts()
    )
    locked.until = until
    locked.save(update_fields=["until"])
    sittings.prolong_written(sitting=locked.sitting, until=until, by=by, at=at)
    facts = {"until": {"before": before, "after": until}}
    record("procedures.prolonged", by=by, on=locked, about=[locked.sitting], facts=facts, at=at)
    procedure.refresh_from_db()
    return locked

"""A written procedure is withdrawn though its members were asked: nothing is decided in it."""

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
from decreta.procedures.models import Procedure

_REASON_LIMIT = 300


@act("procedures.withdraw")
def withdraw(*, procedure: Procedure, reason: str, by: Actor, at: dt.datetime | None = None) -> Procedure:
    """Take back what was put before the members, by who may ask it, with the reason, until it is closed.

    Everybody who was asked is told. Opinions that came are kept and decide nothing; it stays in the list with its number.
    Raises NotAllowed, NotNow (not asked, closed, a session by now), Invalid.
    """
    rules.may_run(procedure.sitting, by=by)
    moment, locked = at or clock.now(), locked_row(procedure)
    policies.may_be_withdrawn(locked)
    words, problems = " ".join(reason.split()), Problems()
    if not words:
        problems.add(_("State the reason."), "reason", "required")
    if len(words) > _REASON_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": _REASON_LIMIT}, "reason")
    problems.refuse_if_any(Invalid)
    locked.withdrawn_at, locked.withdrawn_by, locked.withdrawn_because = moment, by.as_facts(), words
    locked.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    sittings.withdraw_written(sitting=locked.sitting, reason=words, by=by, at=at)
    facts = {"reason": words, "forms": locked.forms.count()}
    record("procedures.withdrawn", by=by, on=locked, about=[locked.sitting], facts=facts, at=at)
    procedure.refresh_from_db()
    return locked

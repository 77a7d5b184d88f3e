"""Those who have not answered are reminded: by the rule of the body, or by hand."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow
from decreta.meetings import policies, rules
from decreta.meetings.enums import Answer
from decreta.meetings.models import AnswerReminder, Sitting
from decreta.meetings.queries.reminding import day_of_reminder
from decreta.meetings.states import AUDIT_KINDS


@act("meetings.remind")
def remind(*, sitting: Sitting, by: Actor, at: dt.datetime | None = None) -> AnswerReminder | None:
    """Remind everybody who has not answered yet. By hand as often as the secretary wants; by itself once.

    By itself (the system acts) on the day that the body's rules name; None before, when it was done, and when the
    sitting was convened later than that. Raises NotNow by hand when everybody has answered.
    """
    moment = at or clock.now()
    locked = Sitting.objects.select_for_update(of=("self",)).select_related("body").get(pk=sitting.pk)
    due_on = None
    if by.is_system:
        due_on = day_of_reminder(locked)
        if due_on is None or not policies.reminder_is_due(locked, due_on, at=moment):
            return None
    else:
        rules.may_prepare(locked.body, by=by)
        policies.can("answer", locked)
    silent = [str(pk) for pk in locked.invitations.filter(answer=Answer.NONE).values_list("pk", flat=True)]
    if not silent:
        if by.is_system:
            return None
        raise NotNow.of(_("Everybody has answered."), code="all_answered")
    try:
        with transaction.atomic():
            made = AnswerReminder.objects.create(sitting=locked, due_on=due_on, reminded=silent, sent_at=moment)
    except IntegrityError:
        return None
    facts = {"silent": len(silent), "reminder": made.pk, "by_hand": due_on is None}
    # On the reminder: open pages of the sitting show nothing else after it.
    record(AUDIT_KINDS["remind"], by=by, on=made, facts=facts, at=at)
    return made

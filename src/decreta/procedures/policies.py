"""WHEN something may be done in a written procedure."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.core.errors import NotNow
from decreta.meetings.enums import SittingState
from decreta.meetings.models import Invitation, Sitting
from decreta.procedures.models import Procedure, Question
from decreta.procedures.rules import ASKED


def is_prepared(procedure: Procedure) -> None:
    """Questions and rule are set before the members are asked."""
    if procedure.is_converted or procedure.sitting.state != SittingState.PREPARING:
        raise NotNow.of(_("The members have been asked; this stands as it is."), code="asked")


def is_complete(procedure: Procedure) -> None:
    """There is something to answer."""
    if not procedure.questions.exists():
        raise NotNow.of(_("There is no question to answer yet."), code="no_questions")


def opinions_are_taken(procedure: Procedure, *, at: dt.datetime) -> None:
    """From the asking to the deadline."""
    if not procedure.is_asking:
        raise NotNow.of(_("No opinions are taken here now."), code="not_asking")
    if at > procedure.until:
        raise NotNow.of(_("The deadline has passed."), code="too_late")


def paper_may_be_entered(procedure: Procedure) -> None:
    """What came on paper in time is entered until the procedure is closed."""
    if not procedure.is_asking:
        raise NotNow.of(_("No opinions are taken here now."), code="not_asking")


def may_be_withdrawn(procedure: Procedure) -> None:
    """From the asking until it is closed."""
    if not procedure.is_asking:
        raise NotNow.of(_("No opinions are taken here now."), code="not_asking")


def may_be_closed(procedure: Procedure, *, at: dt.datetime) -> None:
    """After the deadline, or as soon as every member has answered."""
    if not procedure.is_asking:
        raise NotNow.of(_("No opinions are taken here now."), code="not_asking")
    asked = Invitation.objects.filter(sitting=procedure.sitting_id, part__in=ASKED).standing()
    left = asked.exclude(pk__in=procedure.forms.values("invitation")).count()
    if at <= procedure.until and left > 0:
        raise NotNow.of(
            _("The deadline is still running and %(n)s members have not answered.") % {"n": left}, code="still_running"
        )


def ties_are_decided(sitting: Sitting) -> str:
    """Why the notice of a procedure is not composed yet: what the chair adopts would have no place in it."""
    waiting = Question.objects.filter(item__sitting=sitting, waits_since__isnull=False, chair_agrees=None)
    numbers = list(waiting.order_by("item__position").values_list("item__number", flat=True))
    if not numbers:
        return ""
    return _("The chair has not decided the ties under these points: %(numbers)s.") % {"numbers": ", ".join(numbers)}


def waits_for_the_chair(question: Question) -> None:
    """A tie is decided once, after the closing."""
    if not question.waits_for_chair:
        raise NotNow.of(_("Nothing waits for the chair here."), code="not_waiting")

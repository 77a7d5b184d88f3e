"""Opinion forms: filled in by the member, or entered by the clerk from paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings.models import Invitation
from decreta.procedures import policies, rules
from decreta.procedures.domain.asking import convert, locked_row
from decreta.procedures.enums import Stance, Via
from decreta.procedures.models import Opinion, OpinionForm, Procedure
from decreta.procedures.queries.forms import questions_for

TEXT_LIMIT = 4_000


@dataclass(frozen=True)
class Said:
    """What is said to one question."""

    stance: str
    text: str = ""


@act("procedures.answer")
def answer(
    *,
    procedure: Procedure,
    opinions: Mapping[UUID, Said],
    asks_for_session: bool = False,
    by: Actor,
    at: dt.datetime | None = None,
) -> OpinionForm:
    """Fill in one's own form; until the deadline it can be filled in anew, and only the last counts.

    Where enough members ask for a session, the procedure is turned into one with this form.
    """
    invitation = rules.may_answer(procedure.sitting, by=by)
    moment, locked = at or clock.now(), locked_row(procedure)
    policies.opinions_are_taken(locked, at=moment)
    known = locked.forms.filter(person_id=invitation.holding.person_id).first()
    if known is not None and known.via == Via.PAPER:
        raise NotNow.of(_("Your form came on paper and was entered; ask the secretary."), code="on_paper")
    form = known or OpinionForm(procedure=locked, invitation=invitation, person=invitation.holding.person)
    form.via, form.asks_for_session = Via.PAGE, asks_for_session
    return _keep(form, locked, opinions, verb="procedures.answered", by=by, at=moment, procedure=procedure)


@act("procedures.enter_paper")
def enter_paper(
    *,
    procedure: Procedure,
    invitation: Invitation,
    opinions: Mapping[UUID, Said],
    asks_for_session: bool = False,
    received_on: dt.date | None = None,
    by: Actor,
    at: dt.datetime | None = None,
) -> OpinionForm:
    """Enter a form that came on paper, for a member who has not answered; marked as such, with who entered it.

    It is in time by the day on which it was received (today where none is named), whenever it is entered. Raises Invalid
    for one that came before the asking or after the deadline: where it is to count, the deadline is put off first.
    """
    rules.may_run(procedure.sitting, by=by)
    moment, locked = at or clock.now(), locked_row(procedure)
    policies.paper_may_be_entered(locked)
    if invitation.sitting_id != locked.sitting_id or invitation.part not in rules.ASKED:
        raise Invalid.of(_("Only members who are asked fill in an opinion form."), code="not_asked")
    if locked.forms.filter(person_id=invitation.holding.person_id).exists():
        raise NotNow.of(_("This member has answered already."), code="answered")
    day = received_on or moment.astimezone(clock.zone()).date()
    _check_day(day, locked, now=moment)
    form = OpinionForm(
        procedure=locked,
        invitation=invitation,
        person=invitation.holding.person,
        via=Via.PAPER,
        received_on=day,
        asks_for_session=asks_for_session,
    )
    return _keep(form, locked, opinions, verb="procedures.paper_entered", by=by, at=moment, procedure=procedure)


def _keep(
    form: OpinionForm,
    locked: Procedure,
    opinions: Mapping[UUID, Said],
    *,
    verb: str,
    by: Actor,
    at: dt.datetime,
    procedure: Procedure,
) -> OpinionForm:
    questions = questions_for(locked, form.invitation)
    _check(opinions, [one.pk for one in questions])
    form.answered_at, form.entered_by = at, by.as_facts()
    form.save()
    form.opinions.all().delete()
    Opinion.objects.bulk_create(
        Opinion(form=form, question=one, stance=opinions[one.pk].stance, text=opinions[one.pk].text.strip())
        for one in questions
    )
    # What a member says is read where it belongs; the log keeps that and how he answered.
    facts: dict[str, object] = {"via": form.via, "asks_for_session": form.asks_for_session}
    if form.received_on is not None:
        facts["received_on"] = form.received_on
    record(verb, by=by, on=locked, about=[locked.sitting, form.invitation], facts=facts, at=at)
    asking = locked.forms.filter(asks_for_session=True).count()
    if locked.convert_at is not None and asking >= locked.convert_at:
        reason = _("%(n)s members ask for a session.") % {"n": asking}
        convert(procedure=locked, reason=reason, by=Actor.system("procedures"), at=at)
        procedure.refresh_from_db()
    return form


def _check_day(day: dt.date, procedure: Procedure, *, now: dt.datetime) -> None:
    """The day of receipt lies between the asking and the deadline, and not ahead."""
    until = procedure.until.astimezone(clock.zone()).date()
    asked = procedure.sitting.convened_at
    problems = Problems()
    if day > now.astimezone(clock.zone()).date():
        problems.add(_("This day lies ahead."), "received_on", "future")
    if asked is not None and day < asked.astimezone(clock.zone()).date():
        problems.add(_("The members were asked after that day."), "received_on", "too_early")
    if day > until:
        said = _("It came after the deadline and does not count. Put the deadline off first, if it is to count.")
        problems.add(said, "received_on", "too_late")
    problems.refuse_if_any(Invalid)


def _check(opinions: Mapping[UUID, Said], questions: list[UUID]) -> None:
    problems = Problems()
    for number, pk in enumerate(questions):
        said = opinions.get(pk)
        if said is None or said.stance not in Stance.values:
            problems.add(_("Answer every question."), f"stance_{number}", "required")
            continue
        if said.stance == Stance.OTHER and not said.text.strip():
            problems.add(_("Write your other opinion."), f"text_{number}", "required")
        if len(said.text) > TEXT_LIMIT or "\x00" in said.text:
            problems.add(_("The text is longer than %(limit)s characters.") % {"limit": TEXT_LIMIT}, f"text_{number}")
    problems.refuse_if_any(Invalid)

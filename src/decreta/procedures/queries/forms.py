"""Who is asked, who has answered, what a question came to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from decreta.meetings.enums import Part
from decreta.meetings.models import Invitation
from decreta.procedures.arithmetic import Tally, tally
from decreta.procedures.models import Opinion, OpinionForm, Procedure, Question
from decreta.procedures.rules import ASKED


@dataclass(frozen=True)
class Asked:
    """A member and his form, if he has answered."""

    invitation: Invitation
    form: OpinionForm | None

    @property
    def person(self) -> str:
        return str(self.invitation.holding.person)


@dataclass(frozen=True)
class Answered:
    """A question, what it came to, and what each member said."""

    question: Question
    tally: Tally
    opinions: list[Opinion]


def members_of(procedure: Procedure) -> list[Invitation]:
    """Who is asked: chair and members as they were invited, by their membership on the day of the asking."""
    found = procedure.sitting.invitations.filter(part__in=ASKED)
    related = ("holding__person", "holding__post__body", "holding__post__unit__organisation")
    rows = found.select_related(*related).order_by("holding__post__rank", "holding__person__full_name", "pk")
    return sorted(rows, key=lambda one: one.part != Part.CHAIR)


def asked(procedure: Procedure) -> list[Asked]:
    """Every member with his form. Two statements."""
    forms = {one.invitation_id: one for one in procedure.forms.all()}
    return [Asked(one, forms.get(one.pk)) for one in members_of(procedure)]


def answered(procedure: Procedure) -> list[Answered]:
    """Every question with what it came to. Three statements."""
    members = members_of(procedure)
    chair = next((one.pk for one in members if one.part == Part.CHAIR), None)
    opinions: dict[UUID, list[Opinion]] = {}
    found = Opinion.objects.filter(form__procedure=procedure).select_related("form__person")
    for one in found.order_by("form__answered_at", "pk"):
        opinions.setdefault(one.question_id, []).append(one)
    return [
        Answered(one, _tally(procedure, len(members), opinions.get(one.pk, []), chair), opinions.get(one.pk, []))
        for one in procedure.questions.select_related("item")
    ]


def _tally(procedure: Procedure, members: int, opinions: list[Opinion], chair: UUID | None) -> Tally:
    said = next((one.stance for one in opinions if one.form.invitation_id == chair), None)
    return tally(procedure.rule, members=members, stances=[one.stance for one in opinions], chair=said)


def rung_due(procedure: Procedure, at: dt.datetime) -> int | None:
    """The newest rung that has come and was not sent; an older one that was missed is not made up for."""
    due = [hours for hours in procedure.remind_hours if procedure.until - dt.timedelta(hours=hours) <= at]
    newest = min(due, default=None)
    if newest is None or at > procedure.until or procedure.reminders.filter(hours__lte=newest).exists():
        return None
    return int(newest)

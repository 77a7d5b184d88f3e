"""Who is asked, who has answered, what a question came to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
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
    found = Invitation.objects.filter(sitting=procedure.sitting_id, part__in=ASKED).standing()
    related = ("holding__person", "holding__post__body", "holding__post__unit__organisation")
    rows = found.select_related(*related).order_by("holding__post__rank", "holding__person__full_name", "pk")
    return sorted(rows, key=lambda one: one.part != Part.CHAIR)


def asked(procedure: Procedure) -> list[Asked]:
    """Every member with his form. Two statements."""
    forms = {one.invitation_id: one for one in procedure.forms.all()}
    return [Asked(one, forms.get(one.pk)) for one in members_of(procedure)]


def answered(procedure: Procedure) -> list[Answered]:
    """Every question with what it came to. Three statements."""
    voting = {one.pk: one for one in members_of(procedure) if one.has_vote}
    opinions: dict[UUID, list[Opinion]] = {}
    found = Opinion.objects.filter(form__procedure=procedure).select_related("form__person")
    for one in found.order_by("form__answered_at", "pk"):
        opinions.setdefault(one.question_id, []).append(one)
    return [
        Answered(one, _tally(procedure, voting, opinions.get(one.pk, [])), opinions.get(one.pk, []))
        for one in procedure.questions.select_related("item")
    ]


def _tally(procedure: Procedure, voting: Mapping[UUID, Invitation], opinions: list[Opinion]) -> Tally:
    """Counted as in session: in votes, of those who have one. What a member without a vote says is read, not counted."""
    counted = [(one.stance, voting[one.form.invitation_id]) for one in opinions if one.form.invitation_id in voting]
    return tally(
        procedure.rule,
        members=sum(one.weight for one in voting.values()),
        stances=[stance for stance, one in counted for _vote in range(one.weight)],
        chair=next((stance for stance, one in counted if one.part == Part.CHAIR), None),
    )


def rung_due(procedure: Procedure, at: dt.datetime) -> int | None:
    """The newest rung that has come and was not sent; an older one that was missed is not made up for."""
    due = [hours for hours in procedure.remind_hours if procedure.until - dt.timedelta(hours=hours) <= at]
    newest = min(due, default=None)
    if newest is None or at > procedure.until or procedure.reminders.filter(hours__lte=newest).exists():
        return None
    return int(newest)

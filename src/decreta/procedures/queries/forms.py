"""Who is asked, who has answered, what a question came to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from decreta.meetings.enums import Part, SittingState
from decreta.meetings.models import Invitation
from decreta.procedures.arithmetic import Tally, tally
from decreta.procedures.models import Opinion, OpinionForm, Procedure, Question
from decreta.procedures.rules import ASKED
from decreta.voting.models import Recusal


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
    #: Members who take no part in deciding it: in no base, and what they had said before counts no more.
    recused: list[str] = field(default_factory=list)


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


def recusals_of(procedure: Procedure) -> list[Recusal]:
    """Who has stepped back from which question. One statement."""
    found = Recusal.objects.filter(item__question__procedure=procedure)
    return list(found.select_related("invitation__holding__person").order_by("declared_at"))


def questions_for(procedure: Procedure, invitation: Invitation) -> list[Question]:
    """The questions that a member answers: those from which he has not stepped back. One statement."""
    return list(procedure.questions.select_related("item").exclude(item__recusals__invitation=invitation))


def answered(procedure: Procedure) -> list[Answered]:
    """Every question with what it came to. Four statements."""
    members = members_of(procedure)
    voting = {one.pk: one for one in members if one.has_vote}
    chairs = {one.pk for one in members if one.part == Part.CHAIR}
    recused: dict[UUID, dict[UUID, str]] = {}
    for one in recusals_of(procedure):
        recused.setdefault(one.item_id, {})[one.invitation_id] = str(one.invitation.holding.person)
    opinions: dict[UUID, list[Opinion]] = {}
    found = Opinion.objects.filter(form__procedure=procedure).select_related("form__person")
    for said in found.order_by("form__answered_at", "pk"):
        opinions.setdefault(said.question_id, []).append(said)
    return [
        _answered(procedure, one, voting, opinions.get(one.pk, []), recused.get(one.item_id, {}), chairs)
        for one in procedure.questions.select_related("item")
    ]


def _answered(
    procedure: Procedure,
    question: Question,
    voting: Mapping[UUID, Invitation],
    opinions: list[Opinion],
    recused: Mapping[UUID, str],
    chairs: Collection[UUID],
) -> Answered:
    heard = [one for one in opinions if one.form.invitation_id not in recused]
    deciding = {pk: one for pk, one in voting.items() if pk not in recused}
    # A chair who has stepped back decides no tie; after the closing, whether one waits is what the closing found.
    is_open = procedure.sitting.state != SittingState.CLOSED or question.waits_since is not None
    can_decide = is_open and not any(one in recused for one in chairs)
    return Answered(
        question, _tally(procedure, question, deciding, heard, can_decide=can_decide), heard, list(recused.values())
    )


def _tally(
    procedure: Procedure,
    question: Question,
    voting: Mapping[UUID, Invitation],
    opinions: list[Opinion],
    *,
    can_decide: bool,
) -> Tally:
    """Counted as in session: in votes, of those who have one. What a member without a vote says is read, not counted."""
    has_vote = any(one.part == Part.CHAIR for one in voting.values())
    counted = [(one.stance, voting[one.form.invitation_id]) for one in opinions if one.form.invitation_id in voting]
    return tally(
        procedure.rule,
        members=sum(one.weight for one in voting.values()),
        stances=[stance for stance, one in counted for _vote in range(one.weight)],
        chair=next((stance for stance, one in counted if one.part == Part.CHAIR), "" if has_vote else None),
        decided=question.chair_agrees,
        can_decide=can_decide,
    )


def rung_due(procedure: Procedure, at: dt.datetime) -> int | None:
    """The newest rung that has come and was not sent; an older one that was missed is not made up for."""
    due = [hours for hours in procedure.remind_hours if procedure.until - dt.timedelta(hours=hours) <= at]
    newest = min(due, default=None)
    if (
        newest is None
        or at > procedure.until
        or procedure.reminders.filter(until=procedure.until, hours__lte=newest).exists()
    ):
        return None
    return int(newest)

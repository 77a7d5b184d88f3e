"""What is sent to decisions in writing."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field

from decreta.api.forms.fields import Choice, Code, Form, Like, Moment, Text, Whole, Yes
from decreta.meetings.enums import Tie
from decreta.meetings.models import AgendaItem, Sitting
from decreta.procedures.domain.answering import TEXT_LIMIT
from decreta.procedures.enums import Majority, Silence, Stance


class ProcedureForm(Form):
    """A decision in writing: whose, about what, until when; the rule, where it is another than the body's."""

    body: Annotated[Code, Field(description="Code of the body that decides.")]
    title: Annotated[str, Like(Sitting, "title", least=1)]
    until: Annotated[Moment, Field(description="Until when opinions are taken.")]
    chair_post: Annotated[Code, Field(description="Code of the post in whose name it is asked.")]
    majority: Annotated[
        Annotated[str, Choice(Majority)] | None, Field(description="Left out: as the rules of the body say.")
    ] = None
    silence: Annotated[str, Choice(Silence)] = Silence.NOT_VOTED.value
    tie: Annotated[Annotated[str, Choice(Tie)] | None, Field(description="Left out: as the rules of the body say.")] = (
        None
    )
    chair_breaks_ties: Annotated[
        Yes | None, Field(description="The older way to say it: yes means `chairs_side`, no `rejected`.")
    ] = None
    convert_at: Annotated[
        Whole | None, Field(ge=1, le=1000, description="So many members who ask for a session turn it into one.")
    ] = None


class QuestionForm(Form):
    """A question more."""

    title: Annotated[str, Like(AgendaItem, "title", least=1)]
    text: Annotated[str, Text(TEXT_LIMIT, least=1)]


class ProlongForm(Form):
    """Until when opinions are taken instead, and why."""

    until: Annotated[Moment, Field(description="Later than the deadline that holds.")]
    reason: Annotated[str, Text(300, least=1)]


class OpinionForm(Form):
    """What is said to one question."""

    point: Annotated[UUID, Field(description="The point of the question.")]
    stance: Annotated[str, Choice(Stance)]
    text: Annotated[str, Text(TEXT_LIMIT), Field(description="Needed where it is another opinion (`other`).")] = ""


class AnswerForm(Form):
    """A whole form: an opinion to every question. What is said twice to one question counts as it is said last."""

    opinions: Annotated[list[OpinionForm], Field(min_length=1, max_length=200)]
    asks_for_session: Yes = False

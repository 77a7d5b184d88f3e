"""What is sent to the addresses of obstacles."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field

from decreta.api.forms.fields import Choice, Day, Form, Text
from decreta.obstacles.domain.steps import TEXT_LIMIT
from decreta.obstacles.enums import Answer, Kind

_Words = Annotated[str, Text(TEXT_LIMIT, least=1)]
_OwnerRef = Annotated[
    str, Text(100), Field(description="`organisation:CODE`, `body:CODE`, `unit:CODE` or `post:CODE`.")
]


class RaiseForm(Form):
    """What stands in the way, what is asked for, of whom, by when."""

    kind: Annotated[str, Choice(Kind)]
    text: Annotated[_Words, Field(description="What stands in the way.")]
    wanted: Annotated[_Words, Field(description="What is asked for.")]
    owner: _OwnerRef
    answer_on: Day
    report: Annotated[UUID | None, Field(description="The report of the assignment in which it was said.")] = None


class AnswerForm(Form):
    """What became of it."""

    outcome: Annotated[str, Choice(Answer)]
    text: _Words


class PassForm(Form):
    """Who must remove it instead."""

    owner: _OwnerRef
    reason: _Words
    answer_on: Day


class GoneForm(Form):
    """It is gone."""

    note: Annotated[str, Text(TEXT_LIMIT)] = ""


class DenyForm(Form):
    """It still stands."""

    reason: _Words
    answer_on: Day


class DecideForm(Form):
    """What a leader decides on it; without an owner it stays where it is."""

    decision: _Words
    answer_on: Day
    owner: Annotated[_OwnerRef | None, Field()] = None


class LinkForm(Form):
    """Another assignment that hangs on it."""

    assignment: UUID

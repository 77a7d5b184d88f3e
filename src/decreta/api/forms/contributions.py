"""What is sent to the addresses of contributions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from decreta.api.forms.fields import Choice, Code, Day, Form, Like, Text, Yes
from decreta.contributions.domain.shared import TEXT_LIMIT
from decreta.contributions.enums import Outcome
from decreta.contributions.models import Piece

_Words = Annotated[str, Text(TEXT_LIMIT, least=1)]


class AskForm(Form):
    """Who is asked for what, until when."""

    coordinator: Annotated[
        str,
        Text(100),
        Field(description="Who coordinates: `organisation:CODE`, `body:CODE`, `unit:CODE` or `holding:ID`."),
    ]
    wanted: Annotated[_Words, Field(description="What is asked for.")]
    due_on: Annotated[Day, Field(description="The last day on which it comes in time, within the task's deadline.")]


class PieceForm(Form):
    """What comes with a delivery: a paper by title or symbol, perhaps with a file."""

    title: Annotated[str, Like(Piece, "title")] = ""
    symbol: Annotated[str, Like(Piece, "symbol")] = ""
    file: Annotated[Code | None, Field(description="The name of the part that holds the file.")] = None


class OfferForm(Form):
    """A contribution that nobody asked for."""

    text: _Words
    pieces: Annotated[list[PieceForm], Field(max_length=20)] = []


class AnswerForm(OfferForm):
    """What is delivered, or why it cannot be."""

    is_refusal: Yes = False


class JudgeForm(Form):
    """Whether it is sufficient; else why not, and until when it is needed again."""

    outcome: Annotated[str, Choice(Outcome)]
    reason: Annotated[str, Text(TEXT_LIMIT)] = ""
    due_on: Day | None = None


class WithdrawForm(Form):
    """Why it is no longer asked for."""

    reason: _Words

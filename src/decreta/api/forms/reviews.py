"""What is sent to reviews of directives without an end."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from decreta.api.forms.fields import Choice, Day, Form, Text
from decreta.reviews.domain.reviewing import TEXT_LIMIT
from decreta.reviews.enums import Outcome

_Reason = Annotated[str, Text(TEXT_LIMIT, least=1)]


class ReviewForm(Form):
    """What becomes of it, why, and when it is looked at next."""

    outcome: Annotated[str, Choice(Outcome)]
    reason: _Reason
    next_on: Annotated[Day | None, Field(description="Needed unless it is closed.")] = None
    symbol: Annotated[str, Text(80), Field(description="Of the paper that is proposed, where there is one.")] = ""


class MoveForm(Form):
    """Another day, and why."""

    next_on: Day
    reason: _Reason

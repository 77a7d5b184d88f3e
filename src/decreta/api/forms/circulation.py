"""What is sent to the addresses of papers that go round."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from decreta.api.forms.fields import Day, Form, Text
from decreta.circulation.domain.sending import MOST, WORDS_LIMIT


class CirculateForm(Form):
    """Who is asked to read, until when, what is said with it."""

    to: Annotated[
        list[Annotated[str, Text(60)]],
        Field(max_length=MOST, description="`unit:ID`, `body:ID` or `holding:ID`, of the own house and bodies."),
    ]
    words: Annotated[str, Text(WORDS_LIMIT)] = ""
    due_on: Day | None = None


class RecallForm(Form):
    """Why nobody need read it any more."""

    reason: Annotated[str, Text(300)] = ""

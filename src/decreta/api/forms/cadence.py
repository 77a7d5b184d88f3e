"""What is sent to rules of reporting."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from decreta.api.forms.fields import Choice, Day, Form, Text, Whole
from decreta.cadence.enums import Unit

_Reason = Annotated[str, Text(2_000)]


class RuleForm(Form):
    """How often there must be a report, and from when on."""

    scope: Annotated[str, Text(100), Field(description="`body:CODE`, `directive:ID` or `task:ID`.")]
    unit: Annotated[str, Choice(Unit)]
    every: Annotated[Whole, Field(ge=1, le=366)] = 1
    day: Annotated[
        Whole | None, Field(ge=1, le=31, description="Of weeks from 1 (Monday) to 7, of months from 1 to 31.")
    ] = None
    ahead: Annotated[Whole, Field(ge=0, le=60, description="So many days before, it is told.")] = 3
    first_on: Annotated[Day | None, Field(description="Left out: from today on.")] = None
    reason: _Reason = ""


class EndForm(Form):
    """Why a rule ends."""

    reason: _Reason = ""

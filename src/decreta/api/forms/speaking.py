"""What is sent to debates."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from decreta.api.forms.fields import Choice, Form, Whole
from decreta.speaking.enums import SpeechKind


class AskingForm(Form):
    """Who asks to speak, and what for."""

    invitation: Annotated[UUID | None, Field(description="Who: his invitation; left out, oneself.")] = None
    kind: Annotated[str, Choice(SpeechKind)] = "ordinary"


class PlacingForm(Form):
    """Where somebody is put in the list of speakers."""

    direction: Literal["up", "down", "first"]


class GrantForm(Form):
    """How much longer somebody may speak."""

    seconds: Annotated[Whole, Field(ge=1, le=3600)]

"""What is sent when a sender is to be told something by mail."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from decreta.api.forms.fields import Form, Text


class LetterForm(Form):
    """To whom, and in which language."""

    recipient: Annotated[str, Text(254, least=1), Field(description="Address of the sender.")]
    language: Annotated[str, Field(pattern="^(vi|en|ja)$")] = "vi"

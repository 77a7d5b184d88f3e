"""What is sent to motions."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from decreta.api.forms.fields import Form, Text, Whole
from decreta.motions.domain.common import REASON_LIMIT, TEXT_LIMIT

_Mover = Annotated[
    UUID | None,
    Field(description="For whom the secretary writes it down: his invitation. Left out, one moves it oneself."),
]
_Reason = Annotated[str, Text(REASON_LIMIT)]


class MotionForm(Form):
    """What is moved on a point."""

    kind: Literal["close_debate", "postpone", "refer", "free"]
    text: Annotated[str, Text(TEXT_LIMIT), Field(description="Needed for a motion in one's own words (`free`).")] = ""
    reason: _Reason = ""
    mover: _Mover = None


class AmendmentForm(Form):
    """A conclusion as it would read, the whole of it."""

    text: Annotated[str, Text(TEXT_LIMIT, least=1)]
    reason: _Reason = ""
    mover: _Mover = None


class RewordForm(Form):
    """Other words of a motion, and the revision that they were made from."""

    text: Annotated[str, Text(TEXT_LIMIT)]
    reason: Annotated[_Reason | None, Field(description="Left out, it stays.")] = None
    expected_revision: Annotated[Whole, Field(ge=0, le=1_000_000)]


class StanceForm(Form):
    """What one says to another's motion; an empty word takes back what one said."""

    stance: Literal["supports", "objects", ""]


class RefusalForm(Form):
    """Why a motion is out of order."""

    reason: Annotated[str, Text(300, least=1)]

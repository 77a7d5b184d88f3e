"""What is sent to minutes."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from decreta.api.forms.fields import Choice, Code, Form, Moment, Text, Whole
from decreta.minutes.domain import approving, writing
from decreta.minutes.enums import Stance, Way


class PassageForm(Form):
    """The words of a passage, and the revision that they were made from."""

    text: Annotated[str, Text(writing.TEXT_LIMIT)]
    expected_revision: Annotated[Whole, Field(ge=0, le=1_000_000, description="0: nobody has written there yet.")]


class CirculateForm(Form):
    """Until when members can remark."""

    until: Moment


class RemarkForm(Form):
    """What one holds of the newest edition."""

    stance: Annotated[str, Choice(Stance)]
    text: Annotated[
        str, Text(approving.TEXT_LIMIT), Field(description="What should be different; not needed to agree.")
    ] = ""
    about: Annotated[Code, Field(description="Key of a passage of the edition; empty: the whole.")] = ""


class RemarkAnswerForm(Form):
    """What becomes of a remark, and why where it is not taken over."""

    outcome: Literal["taken", "declined"]
    answer: Annotated[str, Text(approving.TEXT_LIMIT)] = ""


class AgendaForm(Form):
    """On which agenda the approval is put."""

    sitting: Annotated[UUID, Field(description="Id of a later sitting of the body.")]


class ApproveForm(Form):
    """How the minutes were approved."""

    way: Annotated[str, Choice(Way)]
    point: Annotated[
        UUID | None,
        Field(description="Under which point of a later sitting; left out, the one on whose agenda they stand."),
    ] = None

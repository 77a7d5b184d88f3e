"""What is sent to proposed points."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field

from decreta.agendas.models import Proposal, ProposalPaper
from decreta.api.forms.fields import Choice, Code, Form, Like, Text
from decreta.api.forms.meetings import Minutes
from decreta.meetings.enums import Audience, Purpose

_Reason = Annotated[str, Text(4_000, least=1)]


class ProposalForm(Form):
    """A point with all its words."""

    title: Annotated[str, Like(Proposal, "title", least=1)]
    why: Annotated[str, Text(8_000, least=1), Field(description="Why the body should deal with it.")]
    asked: Annotated[str, Text(8_000, least=1), Field(description="What it is asked for, as it could decide.")]
    purpose: Annotated[str, Choice(Purpose)] = Purpose.DECISION.value
    minutes: Minutes = 15
    presenter: Annotated[str, Like(Proposal, "presenter")] = ""
    audience: Annotated[
        Annotated[str, Choice(Audience)] | None,
        Field(description="Who will read the point on an agenda; without it as it was, a new one everybody invited."),
    ] = None
    is_listed: Annotated[
        bool | None, Field(description="Whether the others learn that there is such a point; without it as it was.")
    ] = None


class NewProposalForm(ProposalForm):
    """The same for a new one: also to which body."""

    body: Annotated[Code, Field(description="Code of the body to which it is proposed.")]


class ProposalPaperForm(Form):
    """A paper of a proposed point; without a title the name of the file serves."""

    title: Annotated[str, Like(ProposalPaper, "title")] = ""
    audience: Annotated[str, Choice(Audience), Field(description="Who of those that read the point will read it.")] = (
        Audience.EVERYBODY.value
    )
    file: Annotated[Code, Field(description="The name of the part that holds the PDF file.")]


class NoteForm(Form):
    """What the reviewer adds."""

    note: Annotated[str, Text(4_000)] = ""


class BackForm(Form):
    """Why a point goes back."""

    reason: _Reason


class PlaceForm(Form):
    """On which agenda a point is put."""

    sitting: Annotated[UUID, Field(description="Id of a sitting of the body, or of a joint one that serves it.")]
    late_reason: Annotated[
        str, Text(4_000), Field(description="Why it is taken although the period of the body is over.")
    ] = ""


class PutOffForm(BackForm):
    """Why a point is put off; without a sitting it goes back among the open points."""

    to: Annotated[UUID | None, Field(description="Id of the later sitting onto whose agenda it comes at once.")] = None

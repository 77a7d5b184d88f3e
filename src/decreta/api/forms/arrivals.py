"""What is sent to an incoming register."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field

from decreta.api.forms.fields import Choice, Code, Day, Form, Like, Text, Whole, Yes
from decreta.documents.domain.marking import WORDS_LIMIT
from decreta.documents.enums import Channel, Secrecy, Urgency
from decreta.documents.models import Arrival, Document, MarkTemplate

Part = Annotated[Code, Field(description="Name of the part of the request that is the file.")]
Named = Annotated[Code, Field(description="`unit:CODE` or `holding:ID` of the own house.")]


class ArrivingForm(Form):
    """What a paper that arrived says of itself, and how it came."""

    sender: Annotated[
        str, Text(300, least=1), Field(description="`organisation:CODE`, `body:CODE`, or the name on the paper.")
    ]
    is_new_sender: Annotated[Yes, Field(description="Nobody is known by the name: note it as a new sender.")] = False
    type_code: Annotated[str, Like(Document, "type_code"), Field(description="Code of the type, such as CV.")]
    subject: Annotated[str, Like(Document, "subject")] = ""
    symbol: Annotated[str, Text(80), Field(description="As it stands on the paper.")] = ""
    issued_on: Day | None = None
    signed_by: Annotated[str, Like(Document, "signed_by")] = ""
    urgency: Annotated[Whole, Field(ge=min(Urgency.values), le=max(Urgency.values))] = Urgency.NORMAL
    secrecy: Annotated[Whole, Field(ge=min(Secrecy.values), le=max(Secrecy.values))] = Secrecy.NONE
    language: Annotated[str, Field(pattern="^(vi|en|ja)$")] = "vi"
    arrived_on: Day
    channel: Annotated[str, Choice(Channel)] = Channel.POST.value
    due_on: Annotated[Day | None, Field(description="If the paper itself sets a day.")] = None
    note: Annotated[str, Like(Arrival, "note")] = ""
    is_compared: Annotated[
        Yes, Field(description="It looks like an earlier arrival; both were compared, this is another paper.")
    ] = False


class ArrivalForm(ArrivingForm):
    """The same with its files, for the organisation that received it."""

    organisation: Annotated[Code, Field(description="Code of the organisation that received it.")]
    paper: Annotated[Part | None, Field(description="The paper as PDF, by the name of its part.")] = None
    attached: Annotated[list[Part], Field(max_length=20)] = []


class CorrectionForm(Form):
    """What was entered wrongly, and why. What is left out stays as it is."""

    reason: Annotated[str, Text(300, least=1)]
    type_code: Annotated[str, Like(Document, "type_code")] = ""
    subject: Annotated[str, Like(Document, "subject")] = ""
    symbol: Annotated[str, Text(80)] = ""
    issued_on: Day | None = None
    signed_by: Annotated[str, Like(Document, "signed_by")] = ""
    urgency: Annotated[Whole, Field(ge=min(Urgency.values), le=max(Urgency.values))] = Urgency.NORMAL
    secrecy: Annotated[Whole, Field(ge=min(Secrecy.values), le=max(Secrecy.values))] = Secrecy.NONE
    arrived_on: Day | None = None
    channel: Annotated[str, Choice(Channel)] = Channel.POST.value
    due_on: Day | None = None
    note: Annotated[str, Like(Arrival, "note")] = ""


class MarkForm(Form):
    """What is to be done with it, who leads, who coordinates, until when."""

    words: Annotated[str, Text(WORDS_LIMIT, least=1)]
    lead: Named
    coordinating: Annotated[list[Named], Field(max_length=100)] = []
    due_on: Day | None = None


class AnswerForm(Form):
    """The paper of the house that answers."""

    document: UUID


class TemplateForm(Form):
    """A mark that is written often."""

    organisation: Annotated[Code, Field(description="Code of the house whose leaders write it.")]
    words: Annotated[str, Like(MarkTemplate, "words", least=1)]
    lead: Annotated[Code | None, Field(description="Code of a unit.")] = None
    coordinating: Annotated[list[Code], Field(max_length=100, description="Codes of units.")] = []
    working_days: Annotated[Whole | None, Field(ge=1, le=250)] = None

"""What is sent to documents and registers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from decreta.api.forms.fields import Code, Day, Form, Like, Text, Whole, Words, Yes
from decreta.documents.enums import Secrecy, Urgency
from decreta.documents.models import Alias, Document, Number, Series, Version

Agency = Annotated[Code, Field(description="`body:CODE` or `organisation:CODE`.", examples=["body:bcdcds"])]
Subject = Annotated[str, Like(Document, "subject"), Field(description="What it is about.")]
Written = Annotated[
    Words, Field(description="One paragraph a line; a line may begin with its label: I. · Điều 1. · 1. · 1.1. · a) · -")
]
Recipients = Annotated[list[Annotated[str, Text(300)]], Field(max_length=500, description="As printed, one by one.")]
Signer = Annotated[Code, Field(description="Code of the post that signs.")]


class DraftForm(Form):
    """A new draft."""

    issuer: Agency
    type_code: Annotated[str, Like(Document, "type_code"), Field(description="Code of the type, such as TB.")]
    subject: Subject
    text: Written
    signer_post: Signer
    recipients: Recipients = []
    decided_on: Day | None = None
    urgency: Annotated[Whole, Field(ge=min(Urgency.values), le=max(Urgency.values))] = Urgency.NORMAL
    secrecy: Annotated[Whole, Field(ge=min(Secrecy.values), le=max(Secrecy.values))] = Secrecy.NONE
    language: Annotated[str, Field(pattern="^(vi|en|ja)$")] = "vi"


class RevisionForm(Form):
    """A changed text, and the version that it was changed from. What is left out stays as it is."""

    subject: Subject
    text: Written
    expected_version: Annotated[Whole, Field(ge=1, le=100_000, description="The version that was edited.")]
    recipients: Recipients | None = None
    addressees: Annotated[
        list[Annotated[str, Text(300)]] | None, Field(max_length=500, description="To whom a letter is addressed.")
    ] = None
    signer_post: Signer | None = None
    note: Annotated[str, Like(Version, "note"), Field(description="What was changed.")] = ""


class ApprovalForm(Form):
    """The text that was read, by its hash."""

    content_hash: Annotated[str, Like(Version, "content_hash"), Field(description="As the document gives it.")]


class CheckForm(ApprovalForm):
    """For what one answers, and the text that was read."""

    kind: Annotated[Literal["content", "form"], Field(description="For what it says, or for how it is written.")]


class ReasonForm(Form):
    """An act that needs its reason."""

    reason: Annotated[str, Text(300, least=1)]


class IssueForm(Form):
    """The day of issue; today when it is left out."""

    issued_on: Day | None = None


class AliasForm(Form):
    """Another symbol of a document."""

    symbol: Annotated[str, Like(Alias, "symbol")]
    reason: Annotated[str, Like(Alias, "reason")]
    is_confirmed: Annotated[Yes, Field(description="Another document has this symbol too; both were compared.")] = False


class RegisterForm(Form):
    """A register to open at a number: for a term of a body, or for a year."""

    issuer: Agency
    type_code: Annotated[str, Like(Series, "type_code")]
    first_number: Annotated[Whole, Field(ge=1, le=1_000_000)]
    authority: Annotated[
        str, Like(Series, "opening_authority"), Field(description="The paper or person that orders it.")
    ]
    reason: Annotated[str, Like(Series, "opening_reason")]
    term: Annotated[Code | None, Field(description="Id of a term of the body.")] = None
    year: Annotated[Whole | None, Field(ge=1900, le=2200)] = None


class CloseRegisterForm(Form):
    """Why a register is closed."""

    reason: Annotated[str, Like(Series, "closing_reason")]


class VoidForm(Form):
    """Why a number is void."""

    reason: Annotated[str, Like(Number, "void_reason")]

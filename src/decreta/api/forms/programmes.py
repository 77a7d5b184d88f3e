"""What is sent to the addresses of drafting programmes."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field

from decreta.api.forms.fields import Choice, Code, Day, Form, Like, Text
from decreta.programme.enums import PeriodKind
from decreta.programme.models import Expected, Programme
from decreta.programme.policies import REASON_LIMIT

Issuer = Annotated[Code, Field(description="`organisation:CODE` or `body:CODE`.")]
Drafting = Annotated[Code, Field(description="`unit:CODE` of the issuer's house, or `organisation:CODE`.")]
Advising = Annotated[list[Drafting], Field(max_length=40, description="Who is heard on it before it is submitted.")]
Drafter = Annotated[UUID | None, Field(description="Id of a holding: the person who drafts, in which post.")]
Signer = Annotated[Code | None, Field(description="Code of a post that signs for the issuer.")]
Reason = Annotated[str, Text(REASON_LIMIT), Field(description="Needed once the programme is adopted.")]


class DrawUpForm(Form):
    """A programme to draw up: of whom, of which days."""

    issuer: Issuer
    name: Annotated[str, Like(Programme, "name")]
    kind: Annotated[str, Choice(PeriodKind)]
    first_on: Day
    last_on: Day


class ExpectForm(Form):
    """A paper that is expected: what it is, who drafts it, until when."""

    type_code: Annotated[str, Like(Expected, "type_code"), Field(description="Code of the type, such as TB.")]
    subject: Annotated[str, Like(Expected, "subject")]
    drafting: Drafting
    submit_on: Day
    issue_on: Day
    drafter: Drafter = None
    advising: Advising = []
    signer_post: Signer = None
    note: Annotated[str, Like(Expected, "note")] = ""
    reason: Reason = ""


class AmendForm(Form):
    """What is said otherwise of an expected paper. What is left out stays as it is."""

    type_code: Annotated[str, Like(Expected, "type_code")] = ""
    subject: Annotated[str, Like(Expected, "subject")] = ""
    drafting: Drafting = ""
    submit_on: Day | None = None
    issue_on: Day | None = None
    drafter: Drafter = None
    advising: Advising = []
    signer_post: Signer = None
    note: Annotated[str, Like(Expected, "note")] = ""
    reason: Reason = ""


class BindForm(Form):
    """Which document is the expected paper."""

    document: Annotated[UUID, Field(description="Id of a draft or an issued paper of this issuer.")]

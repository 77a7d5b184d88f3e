"""What is sent to the addresses of papers on their way."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field

from decreta.api.forms.fields import Choice, Day, Form, Like, Text, Whole
from decreta.api.forms.queries import PageQuery
from decreta.dispatch.domain.sending import MOST_COPIES
from decreta.dispatch.enums import RelationKind, ReturnKind, Way
from decreta.dispatch.models import Delivery, Recall, Receipt
from decreta.documents.models import Arrival


class SendForm(Form):
    """One recipient, and how the paper goes to him."""

    to: Annotated[
        str,
        Text(300, least=1),
        Field(description="`organisation:CODE`, `body:CODE`, `unit:CODE`, `holding:ID`, or the name on the envelope."),
    ]
    way: Annotated[str, Choice(Way)]
    email: Annotated[str, Like(Delivery, "email"), Field(description="By mail: where the link is sent.")] = ""
    address: Annotated[str, Like(Delivery, "address"), Field(description="On paper: what stands on the envelope.")] = ""
    copies: Annotated[Whole, Field(ge=1, le=MOST_COPIES)] = 1


class CompleteForm(Form):
    """That everything is sent, and why something is not."""

    note: Annotated[str, Text(300)] = ""


class ReceiveForm(Form):
    """What the clerk adds to what the paper says of itself."""

    due_on: Annotated[Day | None, Field(description="If the paper itself sets a day.")] = None
    note: Annotated[str, Like(Arrival, "note")] = ""


class GiveBackForm(Form):
    """Why it goes back."""

    cause: Annotated[str, Choice(ReturnKind)]
    reason: Annotated[str, Like(Receipt, "words", least=1)]


class ProofForm(Form):
    """The line of the signed dispatch book."""

    taken_on: Day
    taken_by: Annotated[str, Like(Receipt, "words", least=1)]


class ConfirmForm(Form):
    """How it was done away with."""

    words: Annotated[str, Like(Receipt, "words")] = ""


class RecallForm(Form):
    """Why it is recalled, and by which paper."""

    reason: Annotated[str, Like(Recall, "reason", least=1)]
    paper: Annotated[UUID | None, Field(description="Id of the issued paper that orders it.")] = None


class RelateForm(Form):
    """Which earlier paper it changes, and how."""

    earlier: Annotated[UUID, Field(description="Id of the earlier paper.")]
    kind: Annotated[str, Choice(RelationKind)]


class DeliveriesQuery(PageQuery):
    """Which deliveries of a paper."""

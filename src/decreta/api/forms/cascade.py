"""What is sent about own tasks that serve what came from above, and about what is shared upward."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from decreta.api.forms.fields import Code, Day, Form, Like
from decreta.cascade.models import Share


class ServesForm(Form):
    """Which own task serves the assignment."""

    task: Annotated[UUID, Field(description="Id of a task of the assignee's own book.")]


class ShareForm(Form):
    """What is shared upward. Without body, directive and assignment: what organisations below let go further."""

    organisation: Annotated[Code, Field(description="Code of the organisation that shares.")]
    above: Annotated[Code, Field(description="Code of the organisation with which it is shared.")]
    body: Annotated[Code | None, Field(description="All tasks of this body, by its code.")] = None
    directive: Annotated[UUID | None, Field(description="The tasks of this directive.")] = None
    assignment: Annotated[UUID | None, Field(description="The own tasks that serve this assignment.")] = None
    detail: Annotated[
        Literal[1, 2, 3], Field(description="1 counts by class, 2 titles and states as well, 3 whole tasks.")
    ]
    goes_further: Annotated[
        bool, Field(description="Whether the one above may count it in what he shares further up.")
    ] = False
    first_on: Annotated[Day | None, Field(description="As of which day it is seen first; empty: from today on.")] = None
    ground: Annotated[str, Like(Share, "ground")] = ""

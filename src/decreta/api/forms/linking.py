"""What is sent about the trackers in which tasks are followed."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field

from decreta.api.forms.fields import Choice, Code, Form, Like, Text, Whole
from decreta.linking.enums import LagUnit, Verdict
from decreta.linking.models import Pair


class NamedInForm(Form):
    """What one tracker calls a task."""

    tracker: Annotated[Code, Field(description="Code of a tracker.")]
    ids: Annotated[list[Annotated[str, Text(80, least=1)]], Field(max_length=20)]


class ExternalIdsForm(Form):
    """What trackers call a task. Trackers that are not named keep what they have."""

    external_ids: Annotated[list[NamedInForm], Field(max_length=50)]


class HandOverForm(Form):
    """Of which body's tasks a tracker is told."""

    body: Annotated[Code, Field(description="Code of the body whose tasks they are.")]


class NeedsForm(Form):
    """Which task is waited for, and how long after its end this one may begin."""

    needs: Annotated[UUID, Field(description="Id of the task that must be finished first.")]
    lag: Annotated[Whole, Field(ge=0, le=400)] = 0
    unit: Annotated[str, Choice(LagUnit)] = LagUnit.DAY.value


class VerdictForm(Form):
    """What two tasks that look alike are."""

    verdict: Annotated[str, Choice(Verdict)]
    keeper: Annotated[UUID | None, Field(description="Of two that are the same, the one it is reported under.")] = None
    note: Annotated[str, Like(Pair, "note")] = ""

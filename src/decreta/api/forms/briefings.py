"""What is sent to freeze a briefing, and to have a report come by itself."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from decreta.api.forms.fields import Code, Day, Form, Text
from decreta.reporting.domain.schedules import REASON_LIMIT
from decreta.reporting.queries.briefing_data import ASK_LENGTH, ASKS


class BriefingForm(Form):
    """Of whose tasks, as of which day, compared with which; what is asked of the leader."""

    body: Annotated[Code, Field(description="Code of the body.")]
    as_of: Annotated[Day, Field(description="As of the end of this day.")]
    compared_with: Annotated[Day | None, Field(description="Compared with the end of this earlier day.")] = None
    against: Literal["current", "baseline"] = "current"
    asks: Annotated[
        list[Annotated[str, Text(ASK_LENGTH, least=1)]],
        Field(max_length=ASKS, description="What is asked of the leader, beside what waits by the facts."),
    ] = []
    language: Annotated[Literal["vi", "en", "ja"], Field(description="Language of the paper that is kept.")] = "vi"


class ScheduleForm(Form):
    """What comes by itself, when, for which day, who is told."""

    body: Annotated[Code, Field(description="Code of the body.")]
    kind: Literal["report", "workbook", "briefing", "presentation"]
    directive: Annotated[UUID | None, Field(description="Of one directive only; not of a briefing.")] = None
    against: Literal["current", "baseline"] = "current"
    language: Literal["vi", "en", "ja"] = "vi"
    rhythm: Literal["weekly", "monthly", "quarterly"]
    day: Annotated[
        int,
        Field(
            ge=-1,
            le=20,
            description="Weekly: the day of the week, Monday is 1. Else which working day; -1 is the last.",
        ),
    ]
    as_of: Literal["day_before", "period_before"] = "day_before"
    readers: Annotated[list[Code], Field(max_length=100, description="Codes of the posts that are told.")] = []


class EndForm(Form):
    """Why it ends."""

    reason: Annotated[str, Text(REASON_LIMIT)] = ""

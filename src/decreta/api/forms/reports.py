"""What is sent to freeze a progress report."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from decreta.api.forms.fields import Code, Day, Form, Like
from decreta.directives.models import FrozenReport


class FreezeForm(Form):
    """Of whose tasks, as of which day, judged by which deadline, with the paper in which language."""

    body: Annotated[Code, Field(description="Code of the body.")]
    directive: Annotated[UUID | None, Field(description="Of one directive only.")] = None
    as_of: Annotated[Day, Field(description="As of the end of this day.")]
    against: Literal["current", "baseline"] = "current"
    period: Annotated[
        str, Like(FrozenReport, "period"), Field(description="Period whose figures stand first, such as `2025-03`.")
    ] = ""
    language: Annotated[Literal["vi", "en", "ja"], Field(description="Language of the paper that is kept.")] = "vi"

"""Kinds of values that bodies are made of."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import Annotated, Any

from django.db.models import Choices, Model
from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError, core_schema

from decreta.core.deadlines import YEARS


class Form(BaseModel):
    """A body. What it does not know is refused: a name that is misspelled must not be lost in silence."""

    model_config = ConfigDict(extra="forbid", strict=False)


def _keepable(text: str) -> str:
    """A text that the database can keep: no NUL, no half of a character."""
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise PydanticCustomError("unkeepable", "unkeepable")
    return text


def _in_office_time(day: dt.date) -> dt.date:
    """At the ends of the calendar there is no day before or after."""
    if day.year not in YEARS:
        raise PydanticCustomError("calendar", "calendar")
    return day


def _no_number(value: Any) -> Any:
    """A day or a moment is written out: a bare number would be read as seconds."""
    if isinstance(value, int | float):
        raise PydanticCustomError("date_type", "date_type")
    if isinstance(value, str) and value.strip().lstrip("+-").replace(".", "", 1).isdigit():
        raise PydanticCustomError("date_parsing", "date_parsing")
    return value


class Text:
    """A text of at most so many characters."""

    def __init__(self, most: int | None = None, *, least: int = 0) -> None:
        self.most, self.least = most, least

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        plain = core_schema.str_schema(max_length=self.most, min_length=self.least, strict=True)
        return core_schema.no_info_after_validator_function(_keepable, plain)


class Like(Text):
    """A text as long as a column keeps."""

    def __init__(self, model: type[Model], field: str, *, least: int = 0) -> None:
        super().__init__(getattr(model._meta.get_field(field), "max_length", None), least=least)


class Choice:
    """One code of an enumeration."""

    def __init__(self, choices: type[Choices | Enum]) -> None:
        self.codes = [str(one.value) for one in choices]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, core_schema.str_schema(strict=True))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "enum": self.codes}

    def _check(self, value: str) -> str:
        if value not in self.codes:
            raise PydanticCustomError("enum", "enum", {"expected": ", ".join(self.codes)})
        return value


Day = Annotated[dt.date, BeforeValidator(_no_number), AfterValidator(_in_office_time)]
Moment = Annotated[AwareDatetime, BeforeValidator(_no_number), AfterValidator(_in_office_time)]
Code = Annotated[str, Field(max_length=80, strict=True), AfterValidator(_keepable)]
#: Long enough for what people write, short enough that nobody fills the disk with it.
Words = Annotated[str, Field(max_length=100_000, strict=True), AfterValidator(_keepable)]
Whole = Annotated[int, Field(strict=True)]
Yes = Annotated[bool, Field(strict=True)]

"""A template looked at and filled, each in a process of its own that may end badly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from decreta.core import apart
from decreta.core.errors import Invalid
from decreta.files import queries
from decreta.files.domain import check_size
from decreta.writing.models import TemplateVersion
from decreta.writing.words import problem

_BENCH: Final = "decreta.writing.workbench.filling"


def fields_of(content: bytes) -> list[str]:
    """The fields that a file asks for. Raises Invalid with everything that is wrong with it."""
    if not content:
        raise Invalid([problem("empty")])
    check_size(len(content))
    said, _made = _work("look", content, {})
    fields: list[str] = said["fields"]
    return fields


def filled(version: TemplateVersion, values: Mapping[str, Any]) -> tuple[str, bytes]:
    """The text of a filled template, and the Word file. Changes nothing. Raises Invalid."""
    said, made = _work("fill", queries.read(version.file), dict(values))
    text: str = said["text"]
    return text, made


def _work(function: str, content: bytes, order: Any) -> tuple[Any, bytes]:
    try:
        said, made = apart.work(_BENCH, function, content, order)
    except apart.TooMuch as error:
        raise Invalid([problem("too_much")]) from error
    if "problems" in said:
        raise Invalid([problem(code, word) for code, word in said["problems"]])
    return said, made

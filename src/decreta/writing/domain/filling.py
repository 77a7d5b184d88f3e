"""A template looked at and filled, each in a process of its own that may end badly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from decreta.core import apart
from decreta.core.errors import Invalid
from decreta.files import queries
from decreta.files.domain import check_size
from decreta.writing import purposes
from decreta.writing.enums import DRAFT
from decreta.writing.models import TemplateVersion
from decreta.writing.words import problem

_BENCH: Final = "decreta.writing.workbench.filling"


def fields_of(content: bytes, purpose: str = DRAFT) -> list[str]:
    """The fields that a file asks for. Raises Invalid with everything that is wrong with it.

    A draft asks its drafter for whatever name it does not know; nobody is asked when another paper is filled, so that
    there a name that is not known is refused, each by itself, and so is what would leave something out.
    """
    if not content:
        raise Invalid([problem("empty")])
    check_size(len(content))
    said, _made = _work("look", content, {"parts": purposes.parts_of(purpose)})
    fields: list[str] = said["fields"]
    if found := purposes.problems_of(purpose, fields, said["shown"], said["bare"]):
        raise Invalid(found)
    return fields


def filled(version: TemplateVersion, values: Mapping[str, Any]) -> tuple[str, bytes]:
    """The text of a filled template, and the Word file. Changes nothing. Raises Invalid."""
    order = {"values": dict(values), "parts": purposes.parts_of(version.template.purpose)}
    said, made = _work("fill", queries.read(version.file), order)
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

"""Shapes that many things share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal
from uuid import UUID

from django.db.models import Choices
from django.utils import timezone
from django.utils.translation import get_language
from typing_extensions import TypedDict

from decreta.core import clock
from decreta.documents.models import Correspondent
from decreta.organisation.models import Body, Holding, Organisation, Post, Unit


class Coded(TypedDict):
    """A code that stays, and what it is called in the language of the answer."""

    code: str
    label: str


class Level(TypedDict):
    """A level as a number, and what it is called."""

    code: int
    label: str


class Names(TypedDict):
    """A name in the three languages; empty where it has none of its own."""

    vi: str
    en: str
    ja: str


class Place(TypedDict):
    """An organisation, a body or somebody outside: who answers, who issues, whose post it is."""

    kind: Literal["organisation", "body", "correspondent"]
    code: str
    name: str


class PostRef(TypedDict):
    """A post by its code."""

    code: str
    name: str


class Seat(TypedDict):
    """Somebody in a post: the holding's id, the person, the post."""

    id: UUID
    person: str
    post: PostRef


class Doer(TypedDict):
    """Who did something, as the log keeps it."""

    name: str
    post: str


def coded(kind: type[Choices], code: Any) -> Coded:
    """One value of an enumeration."""
    return _coded(kind, code, get_language())


@cache
def _coded(kind: type[Choices], code: Any, language: str | None) -> Coded:
    """Looked up once for each language: a list asks for the same few words in every row."""
    return {"code": str(code), "label": str(kind(code).label)}


def level(kind: type[Choices], code: int) -> Level:
    """One level of a scale."""
    return {"code": code, "label": str(kind(code).label)}


def at(moment: dt.datetime | None) -> dt.datetime | None:
    """A moment with the office's offset."""
    return timezone.localtime(moment, clock.zone()) if moment is not None else None


def moment(of: dt.datetime) -> dt.datetime:
    """A moment that there is, with the office's offset."""
    return timezone.localtime(of, clock.zone())


def name_in(row: Mapping[str, Any], prefix: str = "") -> str:
    """The name in the language of the answer, from columns that were read by themselves."""
    language = (get_language() or "vi")[:2]
    return str(row.get(f"{prefix}name_{language}") or row[f"{prefix}name_vi"])


def names(of: Any) -> Names:
    """A name in the three languages."""
    return {"vi": of.name_vi, "en": of.name_en, "ja": of.name_ja}


def place(of: Organisation | Body | Correspondent) -> Place:
    """An organisation or a body, or who wrote from outside, which has no code."""
    if isinstance(of, Correspondent):
        return {"kind": "correspondent", "code": "", "name": of.name}
    return {"kind": "body" if isinstance(of, Body) else "organisation", "code": of.code, "name": of.name}


def post(of: Post) -> PostRef:
    """A post."""
    return {"code": of.code, "name": of.name}


def seat(of: Holding) -> Seat:
    """A holding with its person and post at hand."""
    return {"id": of.pk, "person": of.person.full_name, "post": post(of.post)}


def doer(by: Mapping[str, Any]) -> Doer:
    """Who did it, from what was recorded of him."""
    return {"name": str(by.get("name") or ""), "post": str(by.get("post") or "")}


class Assignee(TypedDict):
    """Who must do it: an organisation, a body or a unit by its code, an officer by his holding's id."""

    kind: Literal["organisation", "body", "unit", "holding"]
    code: str
    name: str


def assignee(of: Organisation | Body | Unit | Holding) -> Assignee:
    """The one that must do it."""
    match of:
        case Organisation():
            return {"kind": "organisation", "code": of.code, "name": of.name}
        case Body():
            return {"kind": "body", "code": of.code, "name": of.name}
        case Unit():
            return {"kind": "unit", "code": of.code, "name": of.name}
        case _:
            return {"kind": "holding", "code": str(of.pk), "name": f"{of.person}, {of.post.name}"}

"""The kinds of notices: areas register how each is worded, so that it is read in the reader's own language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext

Facts = Mapping[str, Any]
Words = Callable[[Facts], str]


@dataclass(frozen=True)
class Kind:
    """A kind of notice: its sentence from the facts, the short name of its matter, its icon."""

    name: str
    words: Words
    label: str | Promise
    icon: str


KINDS: dict[str, Kind] = {}


def register_kind(name: str, *, words: Words, label: str | Promise = "", icon: str = "bell") -> None:
    """Register a kind of notice, such as `meetings.convened`.

    `words` is called in the reader's language with the notice's facts and gives one plain sentence:
    `lambda facts: _("You are invited to %(title)s") % facts`.
    """
    KINDS[name] = Kind(name, words, label, icon)


def words_of(name: str, facts: Facts) -> str:
    """The sentence of a notice in the active language. A kind that is no longer known is still shown, plainly."""
    kind = KINDS.get(name)
    if kind is None:
        return gettext("A notice about a matter that this version no longer words")
    try:
        return str(kind.words(facts))
    except KeyError:
        # Written by an older version with other facts: the link still leads to the matter.
        return str(kind.label) or gettext("A notice about a matter that this version no longer words")


def icon_of(name: str) -> str:
    """The icon of a kind."""
    kind = KINDS.get(name)
    return kind.icon if kind else "bell"


def label_of(name: str) -> str:
    """The short name of a kind's matter; may be empty."""
    kind = KINDS.get(name)
    return str(kind.label) if kind else ""

"""The kinds of notices: areas register how each is worded, so that it is read in the reader's own language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext

from decreta.notifications.enums import Way

Facts = Mapping[str, Any]
#: A fact that is added for a reader who may not be told the words of the matter: the kind says something in their place.
IS_WITHHELD: Final = "is_withheld"
Words = Callable[[Facts], str]


@dataclass(frozen=True)
class Kind:
    """A kind of notice: its sentence from the facts, the short name of its matter, its icon, how it goes out.

    `title` names it where one chooses how to be told; `way` is what holds until somebody chooses. An obligatory kind
    always stands in the application. One that is `mailed_apart` has a mail of its own (an invitation with its
    calendar entry), so that nothing is left to choose.
    """

    name: str
    words: Words
    label: str | Promise
    icon: str
    title: str | Promise = ""
    way: Way = Way.DIGEST
    is_obligatory: bool = False
    is_mailed_apart: bool = False

    @property
    def ways(self) -> tuple[Way, ...]:
        """What may be chosen."""
        if self.is_mailed_apart:
            return (Way.APP,)
        return tuple(way for way in Way if not (self.is_obligatory and way == Way.NONE))


KINDS: dict[str, Kind] = {}


def register_kind(
    name: str,
    *,
    words: Words,
    label: str | Promise = "",
    icon: str = "bell",
    title: str | Promise = "",
    way: Way = Way.DIGEST,
    is_obligatory: bool = False,
    is_mailed_apart: bool = False,
) -> None:
    """Register a kind of notice, such as `meetings.convened`.

    `words` is called in the reader's language with the notice's facts and gives one plain sentence:
    `lambda facts: _("You are invited to %(title)s") % facts`.
    """
    default = Way.APP if is_mailed_apart else way
    KINDS[name] = Kind(name, words, label, icon, title, default, is_obligatory or is_mailed_apart, is_mailed_apart)


def chosen_among() -> list[Kind]:
    """The kinds that people can choose about, those of one matter together."""
    return sorted((kind for kind in KINDS.values() if kind.title), key=lambda kind: kind.name.split(".")[0])


def default_way(name: str) -> Way:
    """How a kind goes out while nobody has chosen. A kind that is no longer known stays in the application."""
    kind = KINDS.get(name)
    return kind.way if kind else Way.APP


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

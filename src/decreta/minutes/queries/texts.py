"""Minutes as they are read and printed: computed words, the clerk's own in their place, and where the two part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.documents.rendering.blocks import parse_blocks
from decreta.documents.rendering.differences import Change, diff
from decreta.meetings.domain.notice import language_of
from decreta.meetings.models import AgendaItem, Sitting
from decreta.minutes.models import Edition, Minutes, Passage
from decreta.minutes.queries.computing import ATTENDANCE, CLOSING, OPENING, Computed, computed, facts_of


@dataclass(frozen=True)
class Shown:
    """A passage as it stands: whose words, and how the computed ones have changed since he wrote his."""

    computed: Computed
    own: Passage | None = None
    #: The computed words in the language of the minutes: what one's own are compared with, whoever reads in what language.
    official: str = ""

    @property
    def key(self) -> str:
        return self.computed.key

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return self.computed.key.replace(":", "-")

    @property
    def is_own(self) -> bool:
        """Whether somebody's own words stand here."""
        return self.own is not None and not self.own.is_set_aside

    @property
    def text(self) -> str:
        return self.own.text if self.own is not None and not self.own.is_set_aside else self.computed.text

    @property
    def revision(self) -> int:
        """What an editor has read; 0 where nobody has written yet."""
        return self.own.revision if self.own is not None else 0

    @property
    def is_outrun(self) -> bool:
        """Whether more has happened, or other things, since somebody wrote his own words."""
        return self.own is not None and self.is_own and not self.computed.is_prose and self.own.base != self.official

    @property
    def changes(self) -> list[Change]:
        """From the computed words that he had before him to those of now."""
        assert self.own is not None
        return difference(self.own.base, self.official)

    @property
    def lines(self) -> list[str]:
        return [line for line in self.text.split("\n") if line.strip()]

    @property
    def written(self) -> bool:
        """Whether it says anything."""
        return bool(self.text.strip())


def difference(old: str, new: str) -> list[Change]:
    """What changed from one text to another, by line and word."""
    return diff(parse_blocks(old), parse_blocks(new))


def passages_of(minutes: Minutes, reader: Actor | None = None) -> list[Shown]:
    """Every passage as it stands now, in the active language.

    For a reader who does not write them without the points that he does not read, and without what was left over.
    """
    own = {one.key: one for one in minutes.passages.all()}
    found = [Shown(one, own.pop(one.key, None)) for one in computed(facts_of(minutes.sitting))]
    if any(one.own is not None and not one.computed.is_prose for one in found):
        official = official_words(minutes)
        found = [replace(one, official=official.get(one.key, "")) for one in found]
    if reader is not None and not reader.can("inspect_everything"):
        seen = set(
            AgendaItem.objects.visible_to(reader).filter(sitting=minutes.sitting_id).values_list("pk", flat=True)
        )
        return [one for one in found if not one.computed.is_restricted or one.computed.point in seen]
    # A point that was taken off the agenda leaves what was written under it behind: nothing is lost.
    left = [Shown(Computed(key, _("Left over"), is_prose=True), one) for key, one in own.items() if one.text.strip()]
    return [*found[:-1], *left, found[-1]]


def official_words(minutes: Minutes) -> dict[str, str]:
    """The computed words of each passage in the language of the minutes."""
    with translation.override(official_language(minutes.sitting)):
        return {one.key: one.text for one in computed(facts_of(minutes.sitting))}


def contents_of(minutes: Minutes) -> dict[str, list[dict[str, Any]]]:
    """The whole text in every language, as an edition keeps it. The clerk's words stand in each as he wrote them.

    Computed words are kept by their parts as well, for forms that place each by itself; the clerk's are one whole.
    """
    found = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found[language[:2]] = [
                {
                    "key": one.key,
                    "headed": one.computed.headed,
                    "label": one.computed.label,
                    "text": one.text,
                    "point": str(one.computed.point) if one.computed.point else None,
                    "is_restricted": one.computed.is_restricted,
                    "parts": {} if one.is_own else one.computed.parts,
                }
                for one in passages_of(minutes)
            ]
    return found


@dataclass(frozen=True)
class Kept:
    """A passage of an edition."""

    key: str
    headed: str
    label: str
    text: str
    point: str | None
    is_restricted: bool = False
    #: Its computed words by what they tell; empty for the clerk's own, and in editions made before forms were kept.
    parts: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def lines(self) -> list[str]:
        return [line for line in self.text.split("\n") if line.strip()]


def kept_in(edition: Edition, language: str, reader: Actor | None = None) -> list[Kept]:
    """The passages of an edition in a language; for a reader without the points that he does not read."""
    found = [Kept(**one) for one in edition.content.get(language[:2]) or edition.content["vi"]]
    if reader is None or not any(one.is_restricted for one in found):
        return found
    read = AgendaItem.objects.visible_to(reader).filter(sitting__minutes=edition.minutes_id)
    seen = {str(pk) for pk in read.values_list("pk", flat=True)}
    return [one for one in found if not one.is_restricted or one.point in seen]


def passages_by_place(content: Mapping[str, list[dict[str, Any]]]) -> list[tuple[str | None, dict[str, str]]]:
    """The passages of an edition's content that say anything: the point that each is of, and its text by language."""
    points: dict[str, str | None] = {}
    texts: dict[str, dict[str, str]] = {}
    for language, passages in content.items():
        for one in passages:
            words = "\n".join(line for line in (one["headed"], one["text"]) if line.strip())
            if words:
                points[one["key"]] = one["point"]
                texts.setdefault(one["key"], {})[language] = words
    return [(points[key], words) for key, words in texts.items()]


def open_in(edition: Edition, language: str) -> list[Kept]:
    """The passages that go into a paper for many: nothing of a point that not everybody invited reads."""
    return [one for one in kept_in(edition, language) if not one.is_restricted]


def text_of(passages: Iterable[Kept], *, point: UUID | None = None) -> str:
    """The plain text of an edition, as papers are drafted; of one point only its frame and that point."""
    lines: list[str] = []
    for one in told_of(passages, point):
        lines += [one.headed] if one.headed else []
        lines += one.lines
    return "\n".join(lines)


def told_of(passages: Iterable[Kept], point: UUID | None) -> list[Kept]:
    """The passages of a paper: all, or of one point its frame and that point."""
    frame = {OPENING, ATTENDANCE, CLOSING}
    return [one for one in passages if point is None or one.key in frame or one.point == str(point)]


def newest(minutes: Minutes) -> Edition | None:
    """The newest edition, if there is one."""
    return minutes.editions.order_by("-ordinal").first()


def official_language(sitting: Sitting) -> str:
    """The language in which the minutes are signed."""
    return language_of(sitting)


def points_in(passages: Sequence[Kept]) -> list[Kept]:
    """The passages that open a point."""
    return [one for one in passages if one.headed]

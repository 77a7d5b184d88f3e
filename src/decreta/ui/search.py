"""Registry of what can be searched: areas register a definition, the search page asks each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from decreta.core import ahead
from decreta.core.texts import fold

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from decreta.core.actor import Actor


_WORD = re.compile(r"(\s+)")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


@dataclass(frozen=True)
class Hit:
    """Something found, and why."""

    title: str
    url: str
    symbol: str = ""
    lang: str = "vi"
    why: str = ""
    why_lang: str = "vi"


@dataclass(frozen=True)
class Piece:
    """A stretch of a text, and whether it is what was looked for."""

    text: str
    is_hit: bool


@dataclass(frozen=True)
class Found:
    """A hit with what was looked for marked in it."""

    hit: Hit
    title: list[Piece]
    why: list[Piece]


@dataclass(frozen=True)
class Part:
    """The hits of one area."""

    title: str | Promise
    hits: list[Found]


@dataclass(frozen=True)
class _Definition:
    title: str | Promise
    find: Callable[[str, Actor], list[Hit]]
    order: int


@dataclass
class _Registry:
    definitions: dict[str, _Definition] = field(default_factory=dict)


_registry = _Registry()


def searchable(name: str, title: str | Promise, find: Callable[[str, Actor], list[Hit]], *, order: int = 50) -> None:
    """Register a search: `find(words, actor)` gives at most a screenful, only what the actor may see.

    It is called twice, so it does nothing but ask, and asks first by a prepared statement (`core.ahead`).
    """
    _registry.definitions[name] = _Definition(title, find, order)


def search_everywhere(words: str, actor: Actor) -> list[Part]:
    """Ask every area, in order. One statement for all of them, and what an area asks of the things that it found."""
    ordered = sorted(_registry.definitions.values(), key=lambda one: one.order)
    with ahead.gathering() as asked:
        for one in ordered:
            one.find(words, actor)
    with ahead.knowing(ahead.told(asked)):
        return [Part(one.title, [_found(hit, words) for hit in one.find(words, actor)]) for one in ordered]


def _found(hit: Hit, words: str) -> Found:
    return Found(hit, marked(hit.title, words), marked(excerpt(hit.why, words), words))


def marked(text: str, words: str) -> list[Piece]:
    """The text in pieces, with what begins with one of the words marked, however it is written.

    In a script that has no spaces a word is marked wherever it stands.
    """
    wanted = tuple(fold(words).split())
    pieces: list[Piece] = []
    for part in _WORD.split(text):
        for stretch, is_hit in _stretches(part, wanted):
            if pieces and (pieces[-1].is_hit == is_hit or not stretch.strip()):
                pieces[-1] = Piece(pieces[-1].text + stretch, pieces[-1].is_hit)
            elif stretch:
                pieces.append(Piece(stretch, is_hit))
    return pieces


def _stretches(part: str, wanted: tuple[str, ...]) -> list[tuple[str, bool]]:
    """A word, or what stands between spaces in a script without them, cut where something was looked for."""
    if not _UNSPACED.search(part):
        folded = fold(part)
        return [(part, bool(wanted) and bool(folded) and folded.startswith(wanted))]
    letters = [fold(letter) for letter in part]
    places = [place for place, letter in enumerate(letters) for _ in letter]
    folded = "".join(letters)
    hit = {
        place
        for word in wanted
        for found in re.finditer(re.escape(word), folded)
        for place in places[found.start() : found.end()]
    }
    cut = groupby(range(len(part)), key=lambda place: place in hit)
    return [("".join(part[place] for place in run), is_hit) for is_hit, run in cut]


def excerpt(text: str, words: str, *, number: int = 30, letters: int = 240) -> str:
    """So many words of a text around the first that was looked for; of a script without spaces so many letters."""
    every = text.split()
    if len(every) > number:
        wanted = tuple(fold(words).split())
        first = next((place for place, word in enumerate(every) if wanted and fold(word).startswith(wanted)), 0)
        start = max(0, min(first - number // 3, len(every) - number))
        before, after = "… " if start else "", " …" if start + number < len(every) else ""
        text = before + " ".join(every[start : start + number]) + after
    if len(text) <= letters:
        return text
    head = marked(text, words)[0]
    first = 0 if head.is_hit or len(head.text) == len(text) else len(head.text)
    start = max(0, min(first - letters // 3, len(text) - letters))
    return ("…" if start else "") + text[start : start + letters] + ("…" if start + letters < len(text) else "")

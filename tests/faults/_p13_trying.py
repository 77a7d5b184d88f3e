"""One text in one field of one form, sent as a browser sends it, and what came of it. Its effect is taken back."""

from __future__ import annotations

import contextlib
import copy
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.faults._p13_forms import Page
from tests.undoing import taken_back

_TELLING = 5
_WRITES = re.compile(r"^\s*(INSERT|UPDATE)", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """A field of a form: who sees the form, where it leads, what else it sends."""

    who: str
    lead: str
    name: str
    field: str
    values: dict[str, list[str]]

    def __str__(self) -> str:
        return f"{self.name} as {self.who}, {self.field}"


@dataclass
class Tally:
    """What was seen."""

    tried: int = 0
    came_back: int = 0
    accepted: dict[str, list[str]] = field(default_factory=dict)
    stored: dict[str, set[str]] = field(default_factory=dict)
    wrong: Counter[str] = field(default_factory=Counter)
    said: list[str] = field(default_factory=list)

    def note(self, kind: str, where: object, text: str, more: object = "") -> None:
        """Something is not as it should be."""
        self.wrong[kind] += 1
        print(f"{kind}: {where}: {text[:60]!r} {more}", flush=True)

    def judge_what_was_kept(self) -> None:
        """A field that keeps what is written in it keeps all that it accepts."""
        for place, texts in self.accepted.items():
            kept = self.stored.get(place, set())
            for text in texts if kept else ():
                if text not in kept:
                    self.note("changed", place, text)


class Writing:
    """Keeps every text that goes into a table."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, execute: Any, statement: str, parameters: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django calls it so
        if _WRITES.match(statement):
            self.texts += _texts_in(parameters)
        return execute(statement, parameters, many, context)


def _texts_in(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found
        if found[:1] in "[{" and found[-1:] in "]}":
            # What is frozen is kept as the text of a program, with its signs escaped.
            with contextlib.suppress(ValueError):
                yield from _texts_in(json.loads(found))
    elif isinstance(found, dict):
        for value in found.values():
            yield from _texts_in(value)
    elif isinstance(found, list | tuple | set | frozenset):
        for value in found:
            yield from _texts_in(value)
    elif hasattr(found, "obj"):
        yield from _texts_in(json.loads(json.dumps(found.obj, default=str)))


def same(one: str, other: str) -> bool:
    """Whether two texts are the same to the letter, but for blanks at the ends and how lines are broken."""
    return _plain(one) == _plain(other)


def holds(text: str, kept: str) -> bool:
    """Whether a text stands whole in what was kept, or as a name does: with one blank where there were several."""
    return _plain(text) in _plain(kept) or " ".join(text.split()) in unicodedata.normalize("NFC", kept)


def _plain(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return lines.replace("\x00", "\ufffd").strip()


def try_text(client: Any, place: Place, text: str, tally: Tally) -> None:
    """Send it and judge."""
    from django.db import connection

    cookies, writing = copy.deepcopy(client.cookies), Writing()
    try:
        with taken_back():
            with connection.execute_wrapper(writing):
                answer = client.post(place.lead, {**place.values, place.field: [text]})
            tally.tried += 1
            _judge(client, place, text, answer, writing, tally)
    finally:
        client.cookies = cookies


def _judge(client: Any, place: Place, text: str, answer: Any, writing: Writing, tally: Tally) -> None:
    if answer.status_code >= 500:
        tally.note("server_errors", place, text, answer.status_code)
        return
    if answer.status_code in (301, 302, 303):
        # A text of two letters stands in anything that is written.
        if len(_plain(text)) >= _TELLING:
            tally.accepted.setdefault(str(place), []).append(text)
            if all(any(holds(line, one) for one in writing.texts) for line in _plain(_meant(place, text)).split("\n")):
                tally.stored.setdefault(str(place), set()).add(text)
        following = client.get(answer["Location"]) if answer["Location"].startswith("/") else None
        if following is not None and following.status_code >= 500:
            tally.note("server_errors", place, text, f"behind it: {following.status_code}")
        elif following is not None and not following.streaming:
            _is_escaped(following, place, text, tally)
        return
    if answer.streaming or "html" not in answer.get("Content-Type", ""):
        return
    _is_escaped(answer, place, text, tally)
    if answer.status_code in (200, 409, 422):
        shown = Page(answer.content, place.lead).shown(place.field)
        if any(same(text, one) for one in shown):
            tally.came_back += 1
        elif answer.status_code == 422:
            tally.note("lost", place, text, shown[:2])


def _meant(place: Place, text: str) -> str:
    """What is to be kept. A cell of an import is a spreadsheet's cell, which holds no control characters (`cleaning`)."""
    from decreta.kit.spreadsheets.cleaning import clean

    return clean(text) if str(place).startswith("imports:mend ") else text


def _is_escaped(answer: Any, place: Place, text: str, tally: Tally) -> None:
    """What looks like markup stands in no page as markup."""
    if re.search(r"<\s*[a-z/!]", text) and text in answer.content.decode("utf-8"):
        tally.note("unescaped", place, text)

"""What writes cells: the small marks of many rows, each drawn once and then taken from memory.

A page of fifty rows shows the same eight states, a handful of days and one address pattern; a template tag for each
cell would format all of them again.
"""

# ruff: noqa: S308 - what is marked safe here is our own markup; every value is escaped
from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from html import escape
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from decreta.ui.components import marks

T = TypeVar("T")
#: A key of no row: its place in an address is where the keys of rows go.
_KEY = UUID("00000000-0000-4000-8000-000000000000")
NOTHING = mark_safe('<span class="muted">–</span>')


class Pen:
    """Writes for one request, in one language. `request` is where icons are collected for the page's sprite."""

    def __init__(self, request: HttpRequest | None) -> None:
        self.request = request
        self._drawn: dict[tuple[Any, ...], Any] = {}
        self._patterns: dict[str, tuple[str, str]] = {}

    def once(self, key: tuple[Any, ...], draw: Callable[[], T]) -> T:
        """What `draw` gives, drawn at its first use."""
        if key not in self._drawn:
            self._drawn[key] = draw()
        found: T = self._drawn[key]
        return found

    def state(self, timeliness: str) -> SafeString:
        """A state with its shape and its short word."""
        return self.once(("state", timeliness), lambda: marks.state(self._context, timeliness, short=True))

    def mark(self, kind: str, words: str) -> SafeString:
        """A state of another kind in the shape of one: ``pen.mark("intime", "Issued")``."""
        return self.once(("mark", kind, words), lambda: marks.state(self._context, kind, words))

    def icon(self, name: str) -> SafeString:
        """An outline beside a word."""
        return self.once(("icon", name), lambda: marks.icon(self._context, name))

    def day(self, value: dt.date | None) -> SafeString:
        """A day, or that there is none."""
        return NOTHING if value is None else self.once(("day", value), lambda: marks.day(value))

    def moment(self, value: dt.datetime | None) -> SafeString:
        """Day and time, or that there is none."""
        return NOTHING if value is None else self.once(("moment", value), lambda: marks.moment(value))

    def lapse(self, value: dt.datetime | None) -> SafeString:
        """When a deadline lapses, or that it does not."""
        return NOTHING if value is None else self.once(("lapse", value), lambda: marks.lapse(value))

    def url(self, name: str, key: UUID | str) -> str:
        """The address of a row's page: resolved once for each name, whatever the number of rows."""
        if not isinstance(key, UUID):
            return reverse(name, args=[key])
        if name not in self._patterns:
            before, _, after = reverse(name, args=[_KEY]).partition(str(_KEY))
            self._patterns[name] = before, after
        before, after = self._patterns[name]
        return f"{before}{key}{after}"

    @staticmethod
    def link(url: str, text: str, lang: str = "") -> SafeString:
        """The name of a row as the way to its page."""
        return mark_safe(f'<a class="q"{_lang(lang)} href="{escape(url)}">{escape(text)}</a>')

    @staticmethod
    def text(text: str, lang: str = "", css: str = "") -> SafeString:
        """Words, in their language."""
        if not text:
            return NOTHING
        if not lang and not css:
            return mark_safe(escape(text))
        return mark_safe(f"<span{_css(css)}{_lang(lang)}>{escape(text)}</span>")

    @staticmethod
    def sym(number_and_symbol: str) -> SafeString:
        """Number and symbol as one unbreakable word."""
        return mark_safe(f'<span class="sym">{escape(number_and_symbol)}</span>') if number_and_symbol else NOTHING

    @staticmethod
    def small(text: str) -> SafeString:
        """A quiet second line."""
        return mark_safe(f'<small class="muted">{escape(text)}</small>')

    @property
    def _context(self) -> Any:
        """The pen stands in for a template's context: all that the marks want of one is the request."""
        return self


@cache
def _lang(lang: str) -> str:
    return f' lang="{escape(lang)}"' if lang else ""


@cache
def _css(css: str) -> str:
    return f' class="{escape(css)}"' if css else ""


def joined(*pieces: str) -> SafeString:
    """Safe pieces of markup as one; what is a plain text among them is escaped."""
    return mark_safe("".join(one if isinstance(one, SafeString) else escape(one) for one in pieces))

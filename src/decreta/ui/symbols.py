"""Icons and state shapes: collected while a page renders, printed once at its end.

A full page prints one sprite with only the symbols it uses. A fragment (htmx, live event) has no
sprite of its own, so its symbols carry their drawing with them.
"""

# ruff: noqa: S308 - what is marked safe here is our own markup; values go through format_html or are escaped
from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ImproperlyConfigured
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from django.template import Context

FILE: Final = Path(__file__).parent / "symbols" / "symbols.json"
_COLLECTOR: Final = "_decreta_symbols"


@lru_cache(maxsize=1)
def catalogue() -> dict[str, tuple[str, str]]:
    """Every symbol by id: its view box and its drawing. Built by ``tools/frontend.py``."""
    try:
        loaded = json.loads(FILE.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ImproperlyConfigured("The front end is not built: run python tools/frontend.py") from error
    return {name: (box, drawing) for name, (box, drawing) in loaded.items()}


def start(context: Context) -> None:
    """Begin collecting: from here on the page will have a sprite."""
    setattr(_holder(context), _COLLECTOR, {})


def use(context: Context, symbol: str, attributes: str) -> SafeString:
    """The ``<svg>`` that shows ``symbol`` (``i-bell``, ``s-overdue``, ``m-base``).

    ``attributes`` is trusted markup written by the caller. Raises ``KeyError`` for an unknown name:
    a missing icon is a mistake of the page's author, found by the first test that renders it.
    """
    catalogue()[symbol]
    collected: dict[str, None] | None = getattr(_holder(context), _COLLECTOR, None)
    if collected is None:
        return inline(symbol, attributes)
    collected[symbol] = None
    return mark_safe(f'<svg {attributes} aria-hidden="true"><use href="#{symbol}"/></svg>')


def inline(symbol: str, attributes: str) -> SafeString:
    """A symbol that carries its own drawing, for markup that scripts copy about."""
    box, drawing = catalogue()[symbol]
    return mark_safe(f'<svg {attributes} viewBox="{box}" aria-hidden="true">{drawing}</svg>')


def sprite(context: Context) -> SafeString:
    """All collected symbols as one hidden drawing; collecting ends here."""
    holder = _holder(context)
    collected: dict[str, None] = getattr(holder, _COLLECTOR, None) or {}
    setattr(holder, _COLLECTOR, None)
    known = catalogue()
    parts = (f'<symbol id="{name}" viewBox="{known[name][0]}">{known[name][1]}</symbol>' for name in collected)
    return mark_safe(f'<svg class="sprite" aria-hidden="true" width="0" height="0">{"".join(parts)}</svg>')


def _holder(context: Context) -> Any:
    """Where the collection lives: the request, shared by includes, else the context itself."""
    return getattr(context, "request", None) or context

"""Other ways to begin a draft than an empty page; areas above enter theirs."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Way:
    """A page on which a draft begins: what it is called, and its address by name."""

    words: str | Promise
    address: str


_ways: dict[str, Way] = {}


def register(name: str, words: str | Promise, address: str) -> None:
    """Register a way to begin a draft."""
    _ways[name] = Way(words, address)


def ways() -> list[Way]:
    """All of them."""
    return list(_ways.values())

"""Kinds of books."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The books of Decree 30/2020, as the rule sets name them."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"
    FOLLOW_UP = "follow_up"

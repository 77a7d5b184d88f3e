"""The way of a matter as its timeline shows it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True)
class Step:
    """One step: ``state`` is done, now, todo or back (returned); ``at`` when, ``who`` in which post.

    ``said`` carries the words of a report or the reason of a return; ``note`` a short addition
    beside the time, such as the number of a decision, with its address in ``note_url``.
    """

    title: str | Promise
    state: Literal["done", "now", "todo", "back"] = "done"
    who: str | Promise = ""
    at: dt.datetime | None = None
    when: str | Promise = ""
    said: str | Promise = ""
    said_lang: str = ""
    note: str | Promise = ""
    note_url: str = ""
    url: str = ""

    @property
    def shape(self) -> str:
        """The mark before the step."""
        return {"done": "m-k-done", "now": "m-k-now", "todo": "m-k-todo", "back": "m-k-back"}[self.state]

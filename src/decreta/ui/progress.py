"""Long work as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.functional import Promise

    from decreta.ui.buttons import ButtonContext


@dataclass(frozen=True)
class Progress:
    """A job: ``done`` of ``total`` of what ``unit`` names, ``left`` in words ("about 20 seconds left").

    ``state`` is waiting, running, done, failed or cancelled. ``poll_url`` is asked for a new
    fragment every two seconds while the job is not at its end and no live connection brings it.
    """

    title: str | Promise
    done: int
    total: int
    unit: str | Promise
    state: str = "running"
    left: str | Promise = ""
    message: str | Promise = ""
    poll_url: str = ""
    element_id: str = "job"
    buttons: Sequence[ButtonContext] = ()

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "failed", "cancelled")

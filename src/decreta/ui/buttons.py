"""Buttons that arrive decided: the view says what may be pressed and why not, templates print."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import Promise

Method = Literal["get", "post", "submit"]


@dataclass(frozen=True)
class ButtonContext:
    """One button of a page.

    ``method`` "get" is a link, "post" a form of its own around the button, "submit" a button of
    the form it stands in (``name`` and ``value`` tell the view which one was pressed). A button
    that may not be pressed (``enabled=False``) states ``reason`` beside it. ``primary`` stands at
    most once on a page; ``danger`` is for returning, refusing, voiding.
    """

    label: str | Promise
    url: str = ""
    method: Method = "get"
    icon: str = ""
    primary: bool = False
    danger: bool = False
    quiet: bool = False
    enabled: bool = True
    reason: str | Promise = ""
    name: str = ""
    value: str = ""
    hidden: Mapping[str, str] = field(default_factory=dict)

    @property
    def style(self) -> str:
        """The class of the button in the theme."""
        if self.primary:
            return "btn-primary"
        if self.danger:
            return "btn-danger"
        return "btn-quiet" if self.quiet else "btn-outline"

    @classmethod
    def refused(cls, label: str | Promise, reason: str | Promise, *, icon: str = "") -> ButtonContext:
        """A button that shows that the act exists and why it cannot be done now."""
        return cls(label=label, enabled=False, reason=reason, icon=icon)

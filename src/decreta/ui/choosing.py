"""Choosing one thing, or several, among thousands: by typing a part of its name.

The field is a text that the server reads as a name; so it works without a script, for whoever knows what the thing is
called. With one, `islands/choose` offers what matches below it, by the keyboard's pattern of a combobox.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.forms import Textarea, TextInput, Widget
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


class _Choosing(Widget):
    """What both widgets have in common: the address that is asked, and the words of the island."""

    is_many = False

    def __init__(self, url_name: str, attrs: dict[str, Any] | None = None, *, args: Sequence[Any] = ()) -> None:
        super().__init__({"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", **(attrs or {})})
        self.url_name, self.url_args = url_name, args

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        control = super().render(*args, **kwargs)
        return format_html(
            '<d-choose data-url="{}" data-word-list="{}" data-word-none="{}" data-word-found="{}" data-word-add="{}"'
            ' data-word-added="{}" data-word-lost="{}">{}</d-choose>',
            reverse(self.url_name, args=self.url_args),
            _("What matches"),
            _("Nothing bears such a name."),
            _("{n} found. Choose with the arrow keys and Enter."),
            _("Add by a part of the name"),
            _("{name} is added."),
            _("The list cannot be had now. Type the whole name."),
            control,
        )


class ChooserInput(_Choosing, TextInput):
    """One thing."""


class ChooserLines(_Choosing, Textarea):
    """Several, one a line; what is chosen becomes a line."""

    is_many = True

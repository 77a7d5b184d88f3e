"""Screens that show a sitting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm, moment_field


class ScreenForm(ActForm):
    """Until when a screen shows the sitting."""

    ends_at = moment_field(_("Ends at"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_at"].required = False
        self.fields["ends_at"].help_text = _("Empty: with the sitting. Day and time, for example 31/03/2025 11:30.")


class CodeForm(ActForm):
    """The code of a screen, as it is read aloud."""

    code = forms.CharField(label=_("Code of the screen"), max_length=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": "false",
            "autofocus": True,
        }

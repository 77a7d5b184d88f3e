"""Forms of clerks: a mail to a sender, a receipt that is not needed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm

_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English"), ("ja", "日本語")]


class LetterForm(ActForm):
    """To whom, and in which language."""

    recipient = forms.EmailField(
        label=_("Address of the sender"),
        max_length=254,
        error_messages={"invalid": _("This is no address for mail.")},
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=_LANGUAGES)


class WaiveForm(ActForm):
    """Why no receipt is needed."""

    reason = forms.CharField(
        label=_("Why none is needed"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "autofocus": True}),
        help_text=_("For example: told on the telephone; the paper was brought in person."),
    )

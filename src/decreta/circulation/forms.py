"""Input of the pages of this area."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.circulation.domain.sending import WORDS_LIMIT
from decreta.circulation.queries.targets import choices
from decreta.core.actor import Actor
from decreta.core.forms import ActForm


class CirculateForm(ActForm):
    """Who is to read the paper, until when, what is said with it."""

    to = forms.MultipleChoiceField(label=_("Who is to read it"), widget=forms.CheckboxSelectMultiple, required=False)
    words = forms.CharField(
        label=_("What is said with it"),
        max_length=WORDS_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    due_on = forms.DateField(label=pgettext_lazy("circulation", "To be read until"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = choices(actor)  # type: ignore[attr-defined]


class RecallForm(ActForm):
    """Why nobody need read it any more."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

"""Input about registers: what is reserved in one."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.forms import ActForm
from decreta.documents.domain.reserving import MOST


class ReserveForm(ActForm):
    """How many of the next numbers, for whom, why."""

    count = forms.IntegerField(label=_("How many numbers"), min_value=1, max_value=MOST, initial=1)
    whom = forms.CharField(
        label=pgettext_lazy("number", "For whom"),
        max_length=200,
        help_text=_("The unit or person whose paper will bear the number."),
    )
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

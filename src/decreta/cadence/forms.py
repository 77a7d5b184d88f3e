"""Input of the pages of this area."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.cadence.enums import Unit
from decreta.core.forms import ActForm


class RuleForm(ActForm):
    """How often there must be a report, from when on."""

    every = forms.IntegerField(label=pgettext_lazy("report", "Every"), min_value=1, max_value=366, initial=1)
    unit = forms.ChoiceField(label=pgettext_lazy("report", "What is counted"), choices=Unit.choices, initial=Unit.MONTH)
    day = forms.IntegerField(
        label=_("Day of the period"),
        min_value=1,
        max_value=31,
        required=False,
        help_text=_("Of weeks from 1 (Monday) to 7, of months from 1 to 31: a shorter month ends with its last day."),
    )
    ahead = forms.IntegerField(label=_("Reminder so many days before"), min_value=0, max_value=60, initial=3)
    first_on = forms.DateField(label=_("Holds from"), required=False, help_text=_("Empty: from today on."))
    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}), required=False
    )

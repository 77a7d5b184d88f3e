"""The form of the gate to the outside."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm


class ExposureForm(ActForm):
    """The paper and the reason by which an officer accepts exposure."""

    paper = forms.CharField(label=_("Paper with the result of the test"), max_length=120)
    reason = forms.CharField(label=_("What was tested, and why the result is accepted"), widget=forms.Textarea)

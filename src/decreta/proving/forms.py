"""A file to be compared. It is read and kept nowhere."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from decreta.files import limits


class CompareForm(forms.Form):
    """The PDF that one has."""

    paper = forms.FileField(label=_("Your PDF"), help_text=_("It is compared byte for byte and kept nowhere."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"].widget.attrs["accept"] = ".pdf"

    def clean_paper(self) -> Any:
        """Nothing that is greater than any paper here."""
        sent = self.cleaned_data["paper"]
        if (sent.size or 0) > limits.max_bytes():
            raise forms.ValidationError(now("The file is larger than any paper kept here."), code="too_large")
        return sent

"""Input of a reader's own pages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm
from decreta.reading.domain.notes import LIMIT


class NoteForm(ActForm):
    """The words of a private note, and the revision that they were written over."""

    text = forms.CharField(
        label=_("Note"), max_length=LIMIT, required=False, strip=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    revision = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

"""The papers of a point."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm
from decreta.files.detection import PDF
from decreta.files.forms import UploadField, UploadInput
from decreta.meetings.enums import Audience
from decreta.meetings.forms.choosing import MembersForm
from decreta.meetings.models import Sitting
from decreta.meetings.queries.choosing import invited_by_name


class PaperAudienceForm(MembersForm):
    """Who, among those that read the point, reads a paper of it."""

    audience = forms.ChoiceField(label=_("Who reads it"), choices=Audience.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, sitting=sitting, **kwargs)
        self.add_members(
            "readers",
            list(invited_by_name(sitting)),
            label=_("Named"),
            required=False,
            help_text=_("Counts where only those named read it."),
        )


class PaperForm(ActForm):
    """A paper of a point."""

    title = forms.CharField(
        label=_("Title of the paper"), max_length=300, required=False, help_text=_("Empty: the name of the file.")
    )
    upload = UploadField(
        label=_("PDF file"), media_type=PDF, widget=UploadInput(attrs={"accept": "application/pdf,.pdf"})
    )
    audience = forms.ChoiceField(
        label=_("Who reads it"), choices=Audience.choices, initial=Audience.EVERYBODY, required=False
    )
    late_reason = forms.CharField(
        label=_("Why it comes so late"),
        required=False,
        max_length=300,
        help_text=_("Only where the period of the body's rules for papers is over; it is shown with the paper."),
    )

    def clean_audience(self) -> str:
        """Everybody who reads the point where nothing was chosen."""
        return str(self.cleaned_data["audience"] or Audience.EVERYBODY)


class ReplaceForm(ActForm):
    """Another version of a paper."""

    upload = UploadField(
        label=_("PDF file"), media_type=PDF, widget=UploadInput(attrs={"accept": "application/pdf,.pdf"})
    )
    reason = forms.CharField(
        label=_("What is different, and why"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

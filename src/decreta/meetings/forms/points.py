"""A point of the agenda: what it is, what it says, who reads it, who has to do with it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm
from decreta.meetings.enums import Audience, Purpose, Share
from decreta.meetings.forms.choosing import MembersForm
from decreta.meetings.models import Sitting
from decreta.meetings.queries.choosing import invited_by_name


class PointForm(ActForm):
    """A point of the agenda."""

    title = forms.CharField(label=_("Point"), max_length=300)
    purpose = forms.ChoiceField(
        label=_("What is asked"), choices=Purpose.choices, initial=Purpose.DECISION, required=False
    )
    presenter = forms.CharField(label=_("Presented by"), max_length=160, required=False)
    minutes = forms.IntegerField(label=_("Planned minutes"), min_value=1, max_value=600, initial=15)

    def clean_purpose(self) -> str:
        """For decision where nothing was chosen."""
        return str(self.cleaned_data["purpose"] or Purpose.DECISION)


class PointTextForm(ActForm):
    """Why a body deals with a point, and what it is proposed to decide; once it was read, what is different and why."""

    why = forms.CharField(
        label=_("Why the body deals with it"),
        required=False,
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    proposed = forms.CharField(
        label=_("Proposed decision"),
        required=False,
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("In the words of the notice: when the point begins, it is the draft of the conclusion."),
    )
    reason = forms.CharField(
        label=_("What is different, and why"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    expected_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_read: bool, is_written: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_read:
            del self.fields["reason"]
        if is_written:
            del self.fields["proposed"]  # the question says what is to be agreed with

    def clean_expected_version(self) -> int:
        return self.cleaned_data["expected_version"] or 0


class AudienceForm(ActForm):
    """Who reads a point, and whether the others learn that there is one."""

    audience = forms.ChoiceField(
        label=_("Who reads it"),
        choices=Audience.choices,
        initial=Audience.EVERYBODY,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("The chair, who prepares the sitting and an inspector read it in any case."),
    )
    is_hidden = forms.BooleanField(
        label=_("The others do not see that there is such a point"),
        required=False,
        help_text=_("It is numbered apart (C1, C2), so that the other numbers have no gap."),
    )

    def clean_audience(self) -> str:
        """Everybody where nothing was chosen."""
        return str(self.cleaned_data["audience"] or Audience.EVERYBODY)


class NewPointForm(AudienceForm, PointForm):
    """A new point or heading."""

    is_heading = forms.BooleanField(label=_("Only a heading over the points that follow"), required=False)
    field_order = ["title", "is_heading", "purpose", "presenter", "minutes", "audience", "is_hidden"]


class ShareForm(MembersForm):
    """What one of those invited has to do with a point."""

    share = forms.ChoiceField(label=_("What he does there"), choices=Share.choices, initial=Share.PRESENTER)

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, sitting=sitting, **kwargs)
        self.add_member("invitation", list(invited_by_name(sitting)), label=_("Person"))
        self.order_fields(["invitation", "share"])

"""Which members of a body are to vote, and with how many votes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.forms import ActForm
from decreta.organisation.enums import MOST_WEIGHT
from decreta.organisation.models import Holding

TICKED, LISTED = "ticked", "listed"
FULL, VOICE = "full", "voice"


class VotesForm(ActForm):
    """One answer for all members that are ticked, or for everybody whom the page lists."""

    members = forms.MultipleChoiceField(label=_("Members"), required=False)
    whom = forms.ChoiceField(
        label=_("For whom"),
        choices=[(TICKED, _("those ticked")), (LISTED, _("everybody who is found"))],
        initial=TICKED,
        widget=forms.RadioSelect,
    )
    vote = forms.ChoiceField(
        label=_("Right to vote"),
        choices=[
            (FULL, pgettext_lazy("member of a body", "with a vote")),
            (VOICE, pgettext_lazy("member of a body", "consultative")),
        ],
        initial=FULL,
        widget=forms.RadioSelect,
    )
    weight = forms.IntegerField(label=_("Number of votes"), min_value=1, max_value=MOST_WEIGHT, initial=1)
    authority = forms.CharField(label=_("By which paper"), max_length=200, required=False)

    def __init__(self, *args: Any, listed: list[Holding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed = listed
        self.fields["members"].choices = [(str(one.pk), one.person.full_name) for one in listed]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody is chosen."""
        data = super().clean() or {}
        if data.get("whom") == TICKED and not data.get("members") and "members" not in self.errors:
            self.add_error("members", forms.ValidationError(_("Choose at least one member."), code="required"))
        return data

    def arguments(self) -> dict[str, Any]:
        """As the act takes them."""
        data = self.cleaned_data
        ticked = set(data["members"])
        return {
            "members": [one for one in self.listed if data["whom"] == LISTED or str(one.pk) in ticked],
            "has_vote": data["vote"] == FULL,
            "weight": data["weight"],
            "authority": data["authority"],
        }

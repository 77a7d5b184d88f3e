"""Forms of webhooks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.forms import ActForm
from decreta.webhooks.enums import DeliveryState

_AREAS = [
    ("documents", pgettext_lazy("webhook", "documents: drafted, approved, issued")),
    ("directives", pgettext_lazy("webhook", "directives and urging letters")),
    ("assignments", pgettext_lazy("webhook", "assignments: given, reported, verified, extended")),
    ("meetings", pgettext_lazy("webhook", "sittings: convened, opened, concluded")),
    ("organisation", pgettext_lazy("webhook", "the structure: organisations, posts, holdings")),
    ("accounts", pgettext_lazy("webhook", "accounts, for administrators")),
]


class EndpointForm(ActForm):
    """A new endpoint."""

    label = forms.CharField(label=_("What it is for"), max_length=120)
    url = forms.CharField(
        label=_("Address of the receiver"),
        max_length=500,
        help_text=_("It begins with https:// and takes POST. What is sent is signed."),
    )
    areas = forms.MultipleChoiceField(
        label=_("Of what it is told"), choices=_AREAS, widget=forms.CheckboxSelectMultiple, required=False
    )
    only = forms.CharField(
        label=_("Or only of these kinds of acts"),
        required=False,
        max_length=2000,
        help_text=_("As the log names them, apart by spaces, such as documents.issued assignments.reported_done"),
    )

    def clean(self) -> dict[str, Any]:
        """Both together are the kinds."""
        found = super().clean() or {}
        found["kinds"] = [*found.pop("areas", []), *found.pop("only", "").replace(",", " ").split()]
        return found

    def take(self, refusal: Any) -> None:
        """What is wrong with the kinds stands beside the areas."""
        for problem in refusal.problems:
            field = {"kinds": "areas"}.get(problem.field or "", problem.field)
            self.add_error(field if field in self.fields else None, forms.ValidationError(str(problem.message)))


class ResendForm(ActForm):
    """A stretch of the log of deliveries that is sent again."""

    since = forms.DateTimeField(
        label=pgettext_lazy("moment", "From"),
        input_formats=["%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M"],
        help_text=_("For example 31/03/2025 08:00"),
    )
    until = forms.DateTimeField(
        label=pgettext_lazy("moment", "Until"), input_formats=["%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M"]
    )
    only_failed = forms.BooleanField(label=_("Only what did not arrive"), required=False, initial=True)


class LogFilter(forms.Form):
    """Which deliveries are shown."""

    state = forms.ChoiceField(choices=[("", _("all")), *DeliveryState.choices], required=False)

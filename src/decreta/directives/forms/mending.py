"""What of a task is changed afterwards: who must do it, its words, who minds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from decreta.assignments.enums import Minds
from decreta.assignments.forms import GroundedForm, ManyForm
from decreta.assignments.queries.handing import key_of
from decreta.core import clock
from decreta.core.forms import ActForm
from decreta.directives.domain.directing import Responsible, Titles
from decreta.organisation.forms.choosing import PlacesForm, place_field, places_field
from decreta.organisation.models import Holding
from decreta.organisation.queries.directory import Directory


class ReassignForm(PlacesForm, GroundedForm):
    """Who leads and who coordinates, by whatever they are called."""

    field_order = ("lead", "coordinating", "reason", "paper", "symbol")
    lead = place_field(label=_("Lead agency"), help_text=_("By name, symbol or code; one agency answers."))
    read = forms.CharField(required=False, max_length=40_000, widget=forms.HiddenInput)
    coordinating = places_field(
        label=_("Coordinating agencies"),
        required=False,
        help_text=_("One a line. Who is taken off the list is relieved."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        directory = Directory.read(clock.today(), groups=False)
        cleaned["_lead"] = self.place(directory, "lead", cleaned.get("lead", "").strip())
        cleaned["_coordinating"] = self.places(directory, "coordinating", cleaned.get("coordinating", ""))
        return cleaned

    def responsible(self) -> Responsible:
        """Who must do it, as the act takes it."""
        return Responsible(lead=self.cleaned_data["_lead"], coordinating=self.cleaned_data["_coordinating"])


class NewLeadForm(PlacesForm, ManyForm):
    """Several tasks get the same new lead, by whatever it is called."""

    field_order = ("lead", "reason", "symbol")
    lead = place_field(label=_("Lead agency"), help_text=_("By name, symbol or code; one agency answers."))

    def clean_lead(self) -> str:
        """The agency as a choice of a form names it; what is not clear is said, with those that are near."""
        directory = Directory.read(clock.today(), groups=False)
        found = self.place(directory, "lead", self.cleaned_data["lead"].strip())
        return key_of(found) if found is not None else ""


class RewordForm(GroundedForm):
    """The title of a task in the three languages."""

    field_order = ("title", "title_en", "title_ja", "reason", "paper", "symbol")
    title = forms.CharField(label=_("Task"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    title_en = forms.CharField(label=_("Task in English"), max_length=400, required=False)
    title_ja = forms.CharField(label=_("Task in Japanese"), max_length=400, required=False)

    def titles(self) -> Titles:
        """As the act takes them."""
        return Titles(*(self.cleaned_data[name] for name in ("title", "title_en", "title_ja")))


class MindersForm(ActForm):
    """Who directs a task and who monitors it, for the body that gave it."""

    directs = forms.ModelChoiceField(Holding.objects.none(), label=_("Directing leader"), required=False)
    monitors = forms.ModelChoiceField(Holding.objects.none(), label=_("Monitoring officer"), required=False)
    read = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, people: Mapping[Minds, QuerySet[Holding]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part, found in people.items():
            field = self.fields[str(part)]
            field.queryset, field.empty_label = found, _("nobody by name")  # type: ignore[attr-defined]

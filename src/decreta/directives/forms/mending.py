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
from decreta.core.actor import Actor
from decreta.core.forms import ActForm
from decreta.directives.domain.directing import Responsible, Titles
from decreta.directives.forms.whom import WhomForm, read_whom, who_field, whom_field
from decreta.directives.models import Directive
from decreta.directives.queries.houses import houses_of
from decreta.organisation.models import Holding, Organisation
from decreta.organisation.queries.actors import houses_of as houses_worked_for

_WHO = _("By name, symbol or code; one answers. In your own book also a unit or an officer.")


class ReassignForm(WhomForm, GroundedForm):
    """Who leads and who coordinates, by whatever they are called."""

    field_order = ("lead", "coordinating", "reason", "paper", "symbol")
    lead = who_field(label=_("Lead"), help_text=_WHO)
    read = forms.CharField(required=False, max_length=40_000, widget=forms.HiddenInput)
    coordinating = whom_field(
        label=_("Coordinating"),
        required=False,
        help_text=_("One a line. Who is taken off the list is relieved."),
    )

    def __init__(self, *args: Any, directive: Directive, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.directive = directive

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        known = read_whom(houses_of(self.directive, clock.today()))
        cleaned["_lead"] = self.who(known, "lead", cleaned.get("lead", "").strip())
        cleaned["_coordinating"] = self.whom(known, "coordinating", cleaned.get("coordinating", ""))
        return cleaned

    def responsible(self) -> Responsible:
        """Who must do it, as the act takes it."""
        return Responsible(lead=self.cleaned_data["_lead"], coordinating=self.cleaned_data["_coordinating"])


class NewLeadForm(WhomForm, ManyForm):
    """Several tasks get the same new lead, by whatever it is called."""

    field_order = ("lead", "reason", "symbol")
    lead = who_field(label=_("Lead"), help_text=_WHO)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_lead(self) -> str:
        """Who is named, as a choice of a form names him; what is not clear is said, with those that could be meant."""
        # The tasks may be of several directives: whether he is of the house of each is asked of each.
        houses = Organisation.objects.valid_on(clock.today()).filter(pk__in=houses_worked_for(self.actor))
        found = self.who(read_whom(houses), "lead", self.cleaned_data["lead"].strip())
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

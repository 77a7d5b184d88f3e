"""The organisations that a task names, each of which answers for itself: one a line, by whatever they are called."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.assignments.forms import GroundedForm
from decreta.core import clock
from decreta.directives.domain.directing import Responsible
from decreta.directives.forms.whom import WhomForm, read_whom, whom_field
from decreta.directives.models import Directive
from decreta.directives.queries.houses import houses_of
from decreta.organisation.forms.choosing import places_field
from decreta.organisation.models import Organisation
from decreta.organisation.queries.directory import Directory


def several_field(**facts: Any) -> forms.CharField:
    """A field that names them."""
    said = gettext_lazy("One a line. Each answers for itself and has a deadline of its own; no group need be made.")
    return places_field(help_text=said, **facts)


class SeveralForm(WhomForm):
    """A form with such a field (`several`)."""

    def each_named(self, directory: Directory, text: str) -> list[Organisation]:
        """Whom it names; what is no organisation is said beside the field."""
        named = self.places(directory, "several", text)
        for one in named:
            if not isinstance(one, Organisation):
                self.add_error("several", _("“%(name)s” is no organisation.") % {"name": one.name})
        return list(dict.fromkeys(one for one in named if isinstance(one, Organisation)))


class RegroupForm(SeveralForm, GroundedForm):
    """Who of several must do a task, and who coordinates."""

    field_order = ("several", "coordinating", "reason", "paper", "symbol")
    several = several_field(label=gettext_lazy("Each of several organisations"))
    read = forms.CharField(required=False, max_length=40_000, widget=forms.HiddenInput)
    coordinating = whom_field(
        label=gettext_lazy("Coordinating"),
        required=False,
        help_text=gettext_lazy("One a line. Who is taken off the list is relieved."),
    )

    def __init__(self, *args: Any, directive: Directive, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.directive = directive

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        known = read_whom(houses_of(self.directive, clock.today()))
        cleaned["_several"] = self.each_named(known.directory, cleaned.get("several", ""))
        cleaned["_coordinating"] = self.whom(known, "coordinating", cleaned.get("coordinating", ""))
        return cleaned

    def responsible(self) -> Responsible:
        """Who must do it, as the act takes it."""
        return Responsible(several=self.cleaned_data["_several"], coordinating=self.cleaned_data["_coordinating"])

"""Input of a progress report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from decreta.core.actor import Actor
from decreta.core.forms import ActForm
from decreta.directives.domain.freezing import Asked
from decreta.directives.models import Directive
from decreta.directives.queries.periods import period_words
from decreta.directives.queries.task_list import day_of
from decreta.directives.rendering.forms import LANGUAGES
from decreta.organisation.models import Body


class ReportForm(ActForm):
    """Of whose tasks, of one directive or all, as of which day, judged by which deadline, which period first."""

    body = forms.ModelChoiceField(label=_("Report of"), queryset=Body.objects.none(), to_field_name="code")
    directive = forms.ModelChoiceField(
        label=_("Directive"),
        queryset=Directive.objects.none(),
        required=False,
        empty_label=_("every directive of the body"),
    )
    as_of = forms.DateField(label=_("As of the end of"))
    against = forms.ChoiceField(
        label=_("Judged by"),
        choices=[
            ("current", _("the current deadline, after extension decisions")),
            ("baseline", _("the baseline, as it was decided")),
        ],
    )
    period = forms.ChoiceField(label=_("Period whose figures stand first"), required=False)
    language = forms.ChoiceField(
        label=_("Language of the paper that is kept"),
        choices=list(LANGUAGES.items()),
        help_text=_("Every other language is made of the same figures whenever it is wanted."),
    )

    def __init__(self, data: Any = None, *, asked: Mapping[str, str], actor: Actor) -> None:
        bodies = Body.objects.filter(pk__in=actor.body_ids | actor.served_body_ids, directives__isnull=False)
        bodies = bodies.distinct().order_by("code")
        found = list(bodies)
        chosen = next((one for one in found if one.code == asked.get("body")), found[0] if found else None)
        initial = {
            "body": chosen.code if chosen else None,
            "as_of": day_of(asked),
            "against": "baseline" if asked.get("against") == "baseline" else "current",
            "language": "vi" if chosen and chosen.regime.startswith("vn-") else (get_language() or "vi")[:2],
        }
        super().__init__(data, initial=initial)
        directives = Directive.objects.visible_to(actor).filter(body__in=bodies).select_related("document")
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["body"].empty_label = None  # type: ignore[attr-defined]
        self.fields["directive"].queryset = directives.order_by("-decided_on")  # type: ignore[attr-defined]
        known = Directive.objects.filter(body__in=bodies).exclude(tasks__due_period="")
        labels = sorted(set(known.values_list("tasks__due_period", flat=True)) - {None, ""})
        self.fields["period"].choices = [("", _("the period in hand"))] + [  # type: ignore[attr-defined]
            (label, period_words(label)) for label in labels
        ]

    def clean(self) -> dict[str, Any]:
        """A directive belongs to the body whose report is made."""
        found: dict[str, Any] = super().clean() or {}
        directive = found.get("directive")
        if directive is not None and found.get("body") not in (None, directive.body):
            self.add_error("directive", _("This directive is not one of this body."))
        return found

    def asked(self) -> Asked:
        """What is asked for."""
        as_of: dt.date = self.cleaned_data["as_of"]
        return Asked(
            body=self.cleaned_data["body"],
            directive=self.cleaned_data["directive"],
            as_of=as_of,
            against=self.cleaned_data["against"],
            period=self.cleaned_data["period"],
            language=self.cleaned_data["language"],
        )

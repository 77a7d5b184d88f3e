"""A document becomes a directive, and a sentence of it a task."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.assignments.queries.whom import by_key
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.core.errors import ActRefused
from decreta.core.forms import ActForm
from decreta.core.recurrence import Unit
from decreta.core.texts import lines_of
from decreta.directives.domain.directing import Responsible, Span, Titles
from decreta.directives.domain.recurring import Repeats
from decreta.directives.enums import ClockStart
from decreta.directives.forms.deadlines import FIELDS, KINDS, RUNS_FROM, UNITS, deadline_data
from decreta.directives.forms.places import few_places
from decreta.directives.forms.several import SeveralForm, several_field
from decreta.directives.forms.whom import read_whom, who_field, whom_field
from decreta.directives.models import Directive
from decreta.directives.queries.houses import houses_of
from decreta.organisation.models import Body, Group
from decreta.organisation.queries.directory import Directory

REPEATS = [
    (Unit.WEEK.value, _("every week")),
    (Unit.MONTH.value, _("every month")),
    (Unit.QUARTER.value, _("every quarter")),
    (Unit.YEAR.value, _("every year")),
]


class TakeUpForm(ActForm):
    """A document becomes a directive; of what no body has issued one says which body supervises the tasks."""

    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Body that supervises the tasks"),
        help_text=_(
            "Its secretaries assign and monitor them, its leaders decide on more time; they are in its report."
        ),
    )
    decided_on = forms.DateField(label=_("Decided on"), help_text=_("The day of the session, not of the notice."))
    declared_total = forms.IntegerField(label=_("Tasks that the document itself declares"), min_value=0, required=False)
    received_on = forms.DateField(label=_("Received on"), required=False)
    clock_start = forms.ChoiceField(
        label=_("Relative deadlines run from"), choices=ClockStart.choices, initial=ClockStart.ISSUED
    )

    def __init__(self, *args: Any, supervisors: Sequence[Body] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not supervisors:
            del self.fields["body"]
            return
        found = Body.objects.filter(pk__in=[one.pk for one in supervisors]).order_by("code")
        self.fields["body"].queryset = found  # type: ignore[attr-defined]
        if len(supervisors) == 1:
            self.fields["body"].initial = supervisors[0].pk


class DeclareForm(ActForm):
    """How many tasks the document itself declares."""

    total = forms.IntegerField(
        label=_("Tasks that the document itself declares"),
        min_value=0,
        max_value=9999,
        help_text=_("As the document says it, not as many as were assigned. Every report shows both."),
    )


class AssignForm(SeveralForm):
    """A marked sentence becomes a task."""

    anchor = forms.CharField(
        label=_("Place in the text"), max_length=40, help_text=_("The number of the paragraph, such as 2.1.")
    )
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)
    quote = forms.CharField(label=_("The sentence that assigns"), widget=forms.Textarea(attrs={"rows": 3}))
    title = forms.CharField(label=_("Task"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    title_en = forms.CharField(label=_("Task in English"), max_length=400, required=False)
    title_ja = forms.CharField(label=_("Task in Japanese"), max_length=400, required=False)
    lead = forms.ChoiceField(label=_("Lead"), required=False, help_text=_("One answers. Leave empty for a group."))
    each = forms.ModelChoiceField(Group.objects.none(), label=_("Or each of a group"), required=False)
    several = several_field(label=_("Or each of several organisations"), required=False)
    coordinating = forms.MultipleChoiceField(label=_("Coordinating"), required=False)
    deadline_kind = forms.ChoiceField(label=_("Deadline as stated"), choices=KINDS)
    on = forms.DateField(label=_("Day"), required=False)
    before_day = forms.BooleanField(label=_("the text says “before” this day"), required=False)
    stays = forms.BooleanField(
        label=_("stays on its last day, even when that is a day off"),
        required=False,
        help_text=_("Else it moves to the next working day, as the Civil Code has it (Articles 147 and 148)."),
    )
    first_month = forms.RegexField(r"^(0[1-9]|1[0-2])/[0-9]{4}$", label=_("Month (MM/YYYY)"), required=False)
    last_month = forms.RegexField(r"^(0[1-9]|1[0-2])/[0-9]{4}$", label=_("Last month (MM/YYYY)"), required=False)
    quarter = forms.ChoiceField(
        label=_("Quarter"), choices=[("", "–"), ("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV")], required=False
    )
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2199, required=False)
    runs_from = forms.ChoiceField(label=_("Runs from"), choices=RUNS_FROM, required=False)
    event_key = forms.SlugField(
        label=_("Event"), required=False, help_text=_("A short name; the event is recorded under it.")
    )
    event_words = forms.CharField(
        label=_("The event in the words of the text"),
        max_length=300,
        required=False,
        help_text=_("After “from the day”, as the text says it."),
    )
    amount = forms.IntegerField(label=_("Time after the event"), min_value=1, max_value=400, required=False)
    unit = forms.ChoiceField(label=_("Counted in"), choices=UNITS, required=False)
    repeats = forms.ChoiceField(label=_("Recurs"), choices=[("", _("no, once")), *REPEATS], required=False)
    repeats_until = forms.DateField(
        label=_("Recurs until"), required=False, help_text=_("Left empty, until somebody stops it.")
    )
    deliverables = forms.CharField(
        label=_("Deliverables"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line. Each needs its own evidence."),
    )

    def __init__(self, *args: Any, directive: Directive, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.houses = houses_of(directive, clock.today())
        choices = few_places(self.houses)
        #: Whether agencies are named by typing, since a list of all would be longer than anybody reads.
        self.is_typed = choices is None
        if choices is None:
            lead, coordinating = self.fields["lead"], self.fields["coordinating"]
            self.fields["lead"] = who_field(
                label=lead.label,
                required=False,
                help_text=_(
                    "By name, symbol or code; one answers. In your own book also a unit or an officer. Leave empty for a group."
                ),
            )
            self.fields["coordinating"] = whom_field(
                label=coordinating.label, required=False, help_text=_("One a line.")
            )
        else:
            self.fields["lead"].choices = [("", "–"), *choices]  # type: ignore[attr-defined]
            self.fields["coordinating"].choices = choices  # type: ignore[attr-defined]
        self.fields["each"].queryset = Group.objects.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._read_places(cleaned)
        try:
            said = deadline_data(cleaned)
            if cleaned.get("stays"):
                said["roll_to_working_day"] = False
            cleaned["deadline"] = Deadline.from_data(said)
        except ActRefused as refusal:
            for problem in refusal.problems:
                self.add_error(FIELDS.get(problem.field or "", "deadline_kind"), str(problem.message))
        return cleaned

    def _read_places(self, cleaned: dict[str, Any]) -> None:
        """Who was chosen, or typed: `_lead` and `_coordinating`."""
        if not self.is_typed:
            cleaned["_lead"] = by_key(cleaned.get("lead", ""))
            found = [by_key(key) for key in cleaned.get("coordinating", [])]
        else:
            known = read_whom(self.houses)
            cleaned["_lead"] = self.who(known, "lead", cleaned.get("lead", "").strip())
            found = list(self.whom(known, "coordinating", cleaned.get("coordinating", "")))
        cleaned["_coordinating"] = [one for one in found if one is not None]
        text = cleaned.get("several", "").strip()
        cleaned["_several"] = self.each_named(Directory.read(clock.today(), groups=False), text) if text else []

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act; `repeats` is how it comes again, where it does."""
        cleaned = self.cleaned_data
        return {
            "span": Span(cleaned["anchor"], cleaned.get("start") or 0, cleaned.get("end") or 0, cleaned["quote"]),
            "titles": Titles(cleaned["title"], cleaned["title_en"], cleaned["title_ja"]),
            "responsible": Responsible(
                lead=cleaned["_lead"],
                each=cleaned["each"],
                several=cleaned["_several"],
                coordinating=cleaned["_coordinating"],
            ),
            "deadline": cleaned["deadline"],
            "deliverables": [Titles(line) for line in lines_of(cleaned["deliverables"])],
            "repeats": Repeats(Unit(cleaned["repeats"]), until=cleaned["repeats_until"])
            if cleaned["repeats"]
            else None,
        }

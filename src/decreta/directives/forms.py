"""Input of the task pages, turned into typed values."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.assignments.forms import GroundedForm
from decreta.core import clock
from decreta.core.deadline_reading import event_key_of
from decreta.core.deadlines import DECIDED, DECISION, ISSUED, RECEIVED, Deadline, DeadlineKind
from decreta.core.errors import ActRefused
from decreta.core.forms import ActForm
from decreta.core.recurrence import Unit
from decreta.core.texts import lines_of
from decreta.directives.domain.directing import Responsible, Span, Titles
from decreta.directives.domain.recurring import Repeats
from decreta.directives.enums import ClockStart
from decreta.directives.models import Task
from decreta.directives.queries.recurrence import Course
from decreta.organisation.models import Body, Group, Organisation, Post
from decreta.organisation.queries.directory import Directory

KINDS = [
    ("unstated", _("none stated")),
    ("day", _("a day")),
    ("month", _("a month")),
    ("month_range", _("from month to month")),
    ("quarter", _("a quarter")),
    ("year", _("a year")),
    ("event", _("some time after an event")),
    ("standing", _("standing, without an end")),
]
RUNS_FROM = [
    (DECISION, _("the moment stated for this directive")),
    (ISSUED, _("the day of issue")),
    (DECIDED, _("the day of the decision")),
    (RECEIVED, _("the day of receipt")),
    ("event", _("another event, which is recorded when it occurs")),
]
UNITS = [("day", _("days")), ("working_day", _("working days")), ("week", _("weeks")), ("month", _("months"))]

REPEATS = [
    (Unit.WEEK.value, _("every week")),
    (Unit.MONTH.value, _("every month")),
    (Unit.QUARTER.value, _("every quarter")),
    (Unit.YEAR.value, _("every year")),
]
_UNITS_IN_WORDS = [
    (Unit.WEEK.value, _("weeks")),
    (Unit.MONTH.value, _("months")),
    (Unit.QUARTER.value, _("quarters")),
    (Unit.YEAR.value, _("years")),
]


class TakeUpForm(ActForm):
    """A document becomes a directive."""

    decided_on = forms.DateField(label=_("Decided on"), help_text=_("The day of the session, not of the notice."))
    declared_total = forms.IntegerField(label=_("Tasks that the document itself declares"), min_value=0, required=False)
    received_on = forms.DateField(label=_("Received on"), required=False)
    clock_start = forms.ChoiceField(
        label=_("Relative deadlines run from"), choices=ClockStart.choices, initial=ClockStart.ISSUED
    )


class DeclareForm(ActForm):
    """How many tasks the document itself declares."""

    total = forms.IntegerField(
        label=_("Tasks that the document itself declares"),
        min_value=0,
        max_value=9999,
        help_text=_("As the document says it, not as many as were assigned. Every report shows both."),
    )


class AssignForm(ActForm):
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
    lead = forms.ChoiceField(
        label=_("Lead agency"), required=False, help_text=_("One agency answers. Leave empty for a group.")
    )
    each = forms.ModelChoiceField(Group.objects.none(), label=_("Or each of a group"), required=False)
    coordinating = forms.MultipleChoiceField(label=_("Coordinating agencies"), required=False)
    deadline_kind = forms.ChoiceField(label=_("Deadline as stated"), choices=KINDS)
    on = forms.DateField(label=_("Day"), required=False)
    before_day = forms.BooleanField(label=_("the text says “before” this day"), required=False)
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = clock.today()
        agencies = [(f"o:{pk}", name) for pk, name in Organisation.objects.valid_on(day).values_list("pk", "name_vi")]
        bodies = [(f"b:{pk}", name) for pk, name in Body.objects.valid_on(day).values_list("pk", "name_vi")]
        choices = [(str(_("Bodies")), bodies), (str(_("Organisations")), agencies)]
        self.fields["lead"].choices = [("", "–"), *choices]  # type: ignore[attr-defined]
        self.fields["coordinating"].choices = choices  # type: ignore[attr-defined]
        self.fields["each"].queryset = Group.objects.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        try:
            cleaned["deadline"] = Deadline.from_data(deadline_data(cleaned))
        except ActRefused as refusal:
            for problem in refusal.problems:
                self.add_error(_DEADLINE_FIELDS.get(problem.field or "", "deadline_kind"), str(problem.message))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act; `repeats` is how it comes again, where it does."""
        cleaned = self.cleaned_data
        return {
            "span": Span(cleaned["anchor"], cleaned.get("start") or 0, cleaned.get("end") or 0, cleaned["quote"]),
            "titles": Titles(cleaned["title"], cleaned["title_en"], cleaned["title_ja"]),
            "responsible": Responsible(
                lead=agency(cleaned["lead"]),
                each=cleaned["each"],
                coordinating=[one for key in cleaned["coordinating"] if (one := agency(key))],
            ),
            "deadline": cleaned["deadline"],
            "deliverables": [Titles(line) for line in lines_of(cleaned["deliverables"])],
            "repeats": Repeats(Unit(cleaned["repeats"]), until=cleaned["repeats_until"])
            if cleaned["repeats"]
            else None,
        }


_DEADLINE_FIELDS = {
    "month": "first_month",
    "first": "first_month",
    "last": "last_month",
    "on": "on",
    "quarter": "quarter",
    "year": "year",
} | {name: name for name in ("event_key", "amount", "unit")}


def deadline_data(cleaned: dict[str, Any]) -> dict[str, Any]:
    """The deadline's JSON form from the fields of the form."""
    kind = cleaned.get("deadline_kind", "unstated")
    on: dt.date | None = cleaned.get("on")
    match kind:
        case "day":
            return {"kind": kind, "on": on.isoformat() if on else "", "includes_day": not cleaned.get("before_day")}
        case "month":
            return {"kind": kind, "month": _iso_month(cleaned.get("first_month"))}
        case "month_range":
            return {
                "kind": kind,
                "first": _iso_month(cleaned.get("first_month")),
                "last": _iso_month(cleaned.get("last_month")),
            }
        case "quarter":
            return {"kind": kind, "quarter": f"{cleaned.get('year') or ''}-Q{cleaned.get('quarter') or ''}"}
        case "year":
            return {"kind": kind, "year": cleaned.get("year")}
        case "event":
            said, named = cleaned.get("event_words", "").strip(), cleaned.get("event_key", "")
            runs_from = cleaned.get("runs_from") or ("event" if named or said else DECISION)
            is_other = runs_from == "event"
            return {
                "kind": kind,
                "event_key": (named or event_key_of(said)) if is_other else runs_from,
                "amount": cleaned.get("amount"),
                "unit": cleaned.get("unit", ""),
                **({"event_words": {"vi": said}} if is_other and said else {}),
            }
        case _:
            return {"kind": kind}


def _iso_month(text: str | None) -> str:
    month, _, year = (text or "").partition("/")
    return f"{year}-{month}" if year else ""


def agency(key: str) -> Organisation | Body | None:
    """The organisation or body behind a choice."""
    kind, _, text = key.partition(":")
    try:
        pk = UUID(text)
    except ValueError:
        return None
    if kind == "o":
        return Organisation.objects.filter(pk=pk).first()
    return Body.objects.filter(pk=pk).first() if kind == "b" else None


#: How long the names of those who coordinate may be, how many there may be, how many that are unknown are said.
_NAMES, _LINES, _SAID = 60_000, 500, 20


class ReassignForm(GroundedForm):
    """Who leads and who coordinates, by whatever they are called: a list of all agencies of a country is no choice."""

    field_order = ("lead", "coordinating", "reason", "paper", "symbol")
    lead = forms.CharField(
        label=_("Lead agency"), max_length=300, help_text=_("By name, symbol or code; one agency answers.")
    )
    read = forms.CharField(required=False, max_length=40_000, widget=forms.HiddenInput)
    coordinating = forms.CharField(
        label=_("Coordinating agencies"),
        required=False,
        max_length=_NAMES,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line. Who is taken off the list is relieved."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        directory = Directory.read(clock.today(), groups=False)
        cleaned["_lead"] = self._place(directory, "lead", cleaned.get("lead", "").strip())
        lines = lines_of(cleaned.get("coordinating", ""))
        named = [self._place(directory, "coordinating", line) for line in lines[:_LINES]]
        if len(lines) > _LINES:
            self.add_error("coordinating", _("At most %(n)s agencies coordinate one task.") % {"n": _LINES})
        cleaned["_coordinating"] = [one for one in named if one is not None]
        return cleaned

    def _place(self, directory: Directory, field: str, text: str) -> Organisation | Body | None:
        """What a text names; what is not clear is said, with those that are near."""
        if not text:
            return None
        if len(self.errors.get(field, [])) >= _SAID:
            return None  # enough is said; to look for more that are near costs time
        found = directory.find(text)
        if isinstance(found.thing, Organisation | Body):
            return found.thing
        if found.offers:
            said = _("“%(text)s” is not clear. Near it: %(names)s.") % {"text": text, "names": ", ".join(found.offers)}
        else:
            said = _("“%(text)s” is not known: neither by name nor by symbol, abbreviation or former name.") % {
                "text": text
            }
        self.add_error(field, said)
        return None

    def responsible(self) -> Responsible:
        """Who must do it, as the act takes it."""
        return Responsible(lead=self.cleaned_data["_lead"], coordinating=self.cleaned_data["_coordinating"])


class RewordForm(GroundedForm):
    """The title of a task in the three languages."""

    field_order = ("title", "title_en", "title_ja", "reason", "paper", "symbol")
    title = forms.CharField(label=_("Task"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    title_en = forms.CharField(label=_("Task in English"), max_length=400, required=False)
    title_ja = forms.CharField(label=_("Task in Japanese"), max_length=400, required=False)

    def titles(self) -> Titles:
        """As the act takes them."""
        return Titles(*(self.cleaned_data[name] for name in ("title", "title_en", "title_ja")))


class EventForm(ActForm):
    """An event occurred in an organisation."""

    event_key = forms.ChoiceField(label=_("Event"))
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"))
    occurred_on = forms.DateField(label=_("Occurred on"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class UrgeForm(ActForm):
    """A letter to one agency."""

    signer_post = forms.ModelChoiceField(Post.objects.none(), label=_("To be signed by"))
    answer_by = forms.DateField(label=_("Answer by"))


class RecurForm(ActForm):
    """How a task comes again; what was set is offered."""

    of_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    every = forms.IntegerField(label=_("Every"), min_value=1, max_value=60)
    unit = forms.ChoiceField(label=_("Counted in"), choices=_UNITS_IN_WORDS)
    next_on = forms.DateField(
        label=_("Next deadline"),
        required=False,
        help_text=_("Left empty, one step after the last one. For a month, a quarter or a year give any day in it."),
    )
    at_month_end = forms.BooleanField(label=_("always the last day of the month"), required=False)
    until = forms.DateField(label=_("Last deadline at the latest"), required=False)
    number = forms.IntegerField(
        label=_("Occurrences in all"),
        min_value=1,
        max_value=1000,
        required=False,
        help_text=_("With neither a last deadline nor a number it recurs until somebody stops it."),
    )
    ahead = forms.IntegerField(
        label=_("Opens so many days before its deadline"),
        min_value=0,
        max_value=366,
        required=False,
        help_text=_("Left empty, when the occurrence before it is due."),
    )
    reason = forms.CharField(label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, task: Task, course: Course | None, **kwargs: Any) -> None:
        rule = course.rule if course is not None else None
        initial: dict[str, Any] = {"every": 1, "unit": Unit.MONTH.value}
        if rule is not None:
            initial = {
                "every": rule.every,
                "unit": rule.unit.value,
                "at_month_end": rule.at_month_end,
                "until": rule.until,
                "number": rule.number,
                "ahead": rule.ahead,
            }
        elif Deadline.from_data(task.deadline).kind is DeadlineKind.QUARTER:
            initial["unit"] = Unit.QUARTER.value
        elif Deadline.from_data(task.deadline).kind is DeadlineKind.YEAR:
            initial["unit"] = Unit.YEAR.value
        initial["of_version"] = course.version if course is not None else 0
        super().__init__(*args, **{"initial": initial, **kwargs})
        if course is None:
            del self.fields["next_on"]

    def repeats(self) -> Repeats:
        """How it is to come again."""
        data = self.cleaned_data
        named = ("every", "at_month_end", "until", "number", "ahead")
        return Repeats(Unit(data["unit"]), next_on=data.get("next_on"), **{name: data[name] for name in named})


class StopForm(ActForm):
    """A task comes no more, and why."""

    of_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class SkipForm(ActForm):
    """Which occurrence is left out, and why."""

    occurrence = forms.TypedChoiceField(label=_("Occurrence"), coerce=int)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, course: Course | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = []
        if course is not None:
            offered = [one for one in course.past if one.number == course.newest and not one.reason]
            offered += course.foreseen[-1:]
        self.fields["occurrence"].choices = [(one.number, f"{one.number}: {one.deadline_words}") for one in offered]  # type: ignore[attr-defined]

"""Input of the task pages, turned into typed values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from decreta.assignments.enums import Minds
from decreta.assignments.forms import GroundedForm, ManyForm
from decreta.assignments.queries.handing import key_of
from decreta.core import clock
from decreta.core.actor import Actor
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
from decreta.directives.queries.events import Awaited, bodies_waiting, places_open_to
from decreta.directives.queries.recurrence import Course
from decreta.organisation.forms.choosing import PlacesForm, place_field, places_field
from decreta.organisation.models import Body, Group, Holding, Organisation, Post
from decreta.organisation.queries.choosing import with_code
from decreta.organisation.queries.directory import Directory

#: So many agencies and bodies are offered as a list; among more they are named by typing.
FEW = 80
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


class AssignForm(PlacesForm):
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = _few_places()
        #: Whether agencies are named by typing, since a list of all would be longer than anybody reads.
        self.is_typed = choices is None
        if choices is None:
            lead, coordinating = self.fields["lead"], self.fields["coordinating"]
            self.fields["lead"] = place_field(
                label=lead.label,
                required=False,
                help_text=_("By name, symbol or code; one agency answers. Leave empty for a group."),
            )
            self.fields["coordinating"] = places_field(
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
                self.add_error(_DEADLINE_FIELDS.get(problem.field or "", "deadline_kind"), str(problem.message))
        return cleaned

    def _read_places(self, cleaned: dict[str, Any]) -> None:
        """Who was chosen, or typed: `_lead` and `_coordinating`."""
        if not self.is_typed:
            cleaned["_lead"] = agency(cleaned.get("lead", ""))
            found = [agency(key) for key in cleaned.get("coordinating", [])]
        else:
            directory = Directory.read(clock.today(), groups=False)
            cleaned["_lead"] = self.place(directory, "lead", cleaned.get("lead", "").strip())
            found = list(self.places(directory, "coordinating", cleaned.get("coordinating", "")))
        cleaned["_coordinating"] = [one for one in found if one is not None]

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act; `repeats` is how it comes again, where it does."""
        cleaned = self.cleaned_data
        return {
            "span": Span(cleaned["anchor"], cleaned.get("start") or 0, cleaned.get("end") or 0, cleaned["quote"]),
            "titles": Titles(cleaned["title"], cleaned["title_en"], cleaned["title_ja"]),
            "responsible": Responsible(
                lead=cleaned["_lead"], each=cleaned["each"], coordinating=cleaned["_coordinating"]
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


def _few_places() -> list[tuple[str, list[tuple[str, str]]]] | None:
    """All bodies and organisations of today, to be chosen from a list; None where there are more than a list is for."""
    day = clock.today()
    bodies = list(Body.objects.valid_on(day).values_list("pk", "name_vi")[: FEW + 1])
    agencies = list(Organisation.objects.valid_on(day).values_list("pk", "name_vi")[: FEW + 1])
    if len(bodies) + len(agencies) > FEW:
        return None
    return [
        (str(_("Bodies")), [(f"b:{pk}", name) for pk, name in bodies]),
        (str(_("Organisations")), [(f"o:{pk}", name) for pk, name in agencies]),
    ]


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


class EventForm(PlacesForm):
    """An event occurred in an organisation or a body. Only events that are waited for can be chosen."""

    event = forms.ChoiceField(label=_("Event"))
    where = forms.ChoiceField(label=_("Where it occurred"))
    occurred_on = forms.DateField(label=_("Occurred on"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, awaited: Sequence[Awaited], actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.awaited = actor, {one.keys[0]: one for one in awaited}
        several = len({body for one in awaited for body in one.bodies}) > 1
        self.fields["event"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.said} ({', '.join(body.name for body in one.bodies)})" if several else one.said)
            for key, one in self.awaited.items()
        ]
        meant = {key: one for one in awaited for key in one.keys}
        # Which event is meant may be known already: then only places that wait for it are offered.
        known = meant.get(self.data.get("event") or self.initial.get("event") or "")
        if known is not None:
            self.initial["event"] = known.keys[0]
        places = places_open_to(actor, [known] if known is not None else awaited, most=FEW)
        #: Whether the place is typed, since a list of all would be longer than anybody reads.
        self.is_typed = places is None
        self._places = {_key(one): one for one in places or ()}
        if places is not None:
            self.fields["where"].choices = [(key, one.name) for key, one in self._places.items()]  # type: ignore[attr-defined]
            return
        said = _("By name, symbol or code; where one of the tasks waits.")
        self.fields["where"] = place_field(label=self.fields["where"].label, help_text=said)
        if (place := agency(self.initial.get("where", ""))) is not None:
            self.initial["where"] = with_code(place.name_vi, place.code)

    def clean(self) -> dict[str, Any]:
        """The place that is meant: `_where`."""
        cleaned = super().clean() or self.cleaned_data
        text = cleaned.get("where", "").strip()
        where = self._places.get(text)
        if where is None and self.is_typed and text:
            where = agency(text) or self.place(Directory.read(clock.today(), groups=False), "where", text)
        cleaned["_where"] = where
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act, with the bodies for each of which it is done."""
        cleaned, event = self.cleaned_data, self.awaited[self.cleaned_data["event"]]
        where = cleaned["_where"]
        return {
            "event_key": event.event_key,
            "bodies": bodies_waiting(self.actor, event, where),
            "organisation" if isinstance(where, Organisation) else "body": where,
            "occurred_on": cleaned["occurred_on"],
            "note": cleaned["note"],
        }

    def take(self, refusal: ActRefused) -> None:
        """What is wrong with the organisation or the key stands beside the field that gave it."""
        renamed = {"organisation": "where", "event_key": "event", "awaited_by": "event"}
        problems = [replace(one, field=renamed.get(one.field or "", one.field)) for one in refusal.problems]
        super().take(type(refusal)(problems))


def _key(place: Organisation | Body) -> str:
    return f"{'o' if isinstance(place, Organisation) else 'b'}:{place.pk}"


class CorrectEventForm(ActForm):
    """The day on which an event really occurred, and why another one was recorded."""

    occurred_on = forms.DateField(label=_("Occurred on"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


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

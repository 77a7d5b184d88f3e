"""Input of the task pages, turned into typed values."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.assignments.domain import EvidenceInput
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline
from decreta.core.errors import ActRefused
from decreta.core.forms import ActForm
from decreta.directives.domain.directing import Responsible, Span, Titles
from decreta.directives.enums import ClockStart
from decreta.files.domain import store
from decreta.files.forms import UploadField
from decreta.organisation.models import Body, Group, Organisation, Post

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
UNITS = [("day", _("days")), ("working_day", _("working days")), ("week", _("weeks")), ("month", _("months"))]


class TakeUpForm(ActForm):
    """A document becomes a directive."""

    decided_on = forms.DateField(label=_("Decided on"), help_text=_("The day of the session, not of the notice."))
    declared_total = forms.IntegerField(label=_("Tasks that the document itself declares"), min_value=0, required=False)
    received_on = forms.DateField(label=_("Received on"), required=False)
    clock_start = forms.ChoiceField(
        label=_("Relative deadlines run from"), choices=ClockStart.choices, initial=ClockStart.ISSUED
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
    event_key = forms.SlugField(
        label=_("Event"), required=False, help_text=_("A short name; the event is recorded under it.")
    )
    amount = forms.IntegerField(label=_("Time after the event"), min_value=1, max_value=400, required=False)
    unit = forms.ChoiceField(label=_("Counted in"), choices=UNITS, required=False)
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
        """The typed arguments of the act."""
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
            "deliverables": [Titles(line.strip()) for line in cleaned["deliverables"].splitlines() if line.strip()],
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
            return {
                "kind": kind,
                "event_key": cleaned.get("event_key", ""),
                "amount": cleaned.get("amount"),
                "unit": cleaned.get("unit", ""),
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


class ReasonForm(ActForm):
    """An act that needs a reason."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class ReportForm(ActForm):
    """A statement of progress or that the work is done."""

    text = forms.CharField(label=_("What was done"), widget=forms.Textarea(attrs={"rows": 5}))
    percent = forms.IntegerField(label=_("Percent done"), min_value=0, max_value=100, required=False)
    claims_done = forms.BooleanField(label=_("The task is done"), required=False)
    reported_on = forms.DateField(label=_("Day of the report"), required=False, help_text=_("Empty means now."))
    obstacle = forms.CharField(label=_("Obstacle"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    proposal = forms.CharField(label=_("Proposal"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    forecast_on = forms.DateField(label=_("Expected to be done on"), required=False)

    def __init__(self, *args: Any, deliverables: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deliverables = list(deliverables)
        #: How the page groups the fields: a heading and the names under it.
        self.parts: list[tuple[str, list[str]]] = [
            ("", ["text", "claims_done", "percent", "reported_on"]),
            (str(_("Obstacles and outlook")), ["obstacle", "proposal", "forecast_on"]),
        ]
        for one in self.deliverables or [None]:
            suffix = str(one.ordinal) if one else "0"
            name = str(_("Evidence for: %(name)s") % {"name": one.name} if one else _("Evidence"))
            self.parts.append((name, [f"evidence_{what}_{suffix}" for what in ("title", "symbol", "file")]))
            self.fields[f"evidence_title_{suffix}"] = forms.CharField(
                label=_("What proves it"), max_length=300, required=False
            )
            self.fields[f"evidence_symbol_{suffix}"] = forms.CharField(
                label=_("Number and symbol"), max_length=80, required=False
            )
            self.fields[f"evidence_file_{suffix}"] = UploadField(label=_("File"), required=False)

    def arguments(self, by: Actor) -> dict[str, Any]:
        """The typed arguments of the act; uploads are stored first, examined as every file is."""
        cleaned = self.cleaned_data
        day = cleaned["reported_on"]
        noon = dt.datetime.combine(day, dt.time(12), tzinfo=clock.zone()) if day and day != clock.today() else None
        return {
            "text": cleaned["text"],
            "percent": cleaned["percent"],
            "claims_done": cleaned["claims_done"],
            "obstacle": cleaned["obstacle"],
            "proposal": cleaned["proposal"],
            "forecast_on": cleaned["forecast_on"],
            "reported_at": noon,
            "evidence": [one for item in self.deliverables or [None] if (one := self._evidence(item, by))],
        }

    def _evidence(self, deliverable: Any, by: Actor) -> EvidenceInput | None:
        suffix = str(deliverable.ordinal) if deliverable else "0"
        title, symbol = self.cleaned_data[f"evidence_title_{suffix}"], self.cleaned_data[f"evidence_symbol_{suffix}"]
        upload = self.cleaned_data[f"evidence_file_{suffix}"]
        if not (title or symbol or upload):
            return None
        return EvidenceInput(
            title=title or (upload.name if upload else symbol),
            symbol=symbol,
            deliverable=deliverable,
            file=store(content=upload.read(), name=upload.name, by=by) if upload else None,
        )


class ExtensionForm(ActForm):
    """More time is asked for."""

    until = forms.DateField(label=_("Until"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class ExtensionDecisionForm(ActForm):
    """More time is decided on."""

    grant = forms.ChoiceField(
        label=_("Decision"), choices=[("yes", _("extend")), ("no", _("refuse"))], widget=forms.RadioSelect
    )
    until = forms.DateField(label=_("Until"), required=False)
    symbol = forms.CharField(label=_("Number and symbol of the decision"), max_length=80, required=False)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}), required=False)


class RecoveryForm(ActForm):
    """How lost time is caught up."""

    text = forms.CharField(label=_("How the lost time is caught up"), widget=forms.Textarea(attrs={"rows": 3}))
    recover_on = forms.DateField(label=_("Caught up on"))


class HandDownForm(ActForm):
    """The work is handed to a unit or an officer."""

    to = forms.ChoiceField(label=_("Hand down to"))
    on = forms.DateField(
        label=_("Inner deadline"), required=False, help_text=_("Not later than the task's own deadline.")
    )
    note = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 2}), required=False)


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


class SettleForm(ActForm):
    """The monitor's answer to a dispute."""

    upheld = forms.ChoiceField(
        label=_("Decision"),
        choices=[("no", _("the assignment stands")), ("yes", _("the assignee is right: close it"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))

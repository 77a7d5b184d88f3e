"""Input of the pages on an assignment, turned into typed values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.assignments.days_of_each import BoxesWithDays, DaysForm
from decreta.assignments.domain import EvidenceInput, Said, Step, StepSaid, Unproven, Upload, moment_of
from decreta.assignments.enums import Judged, MilestoneState, Opinion, Outcome
from decreta.assignments.models import Assignment, Milestone
from decreta.assignments.papers import Paper
from decreta.assignments.queries.below import Below
from decreta.assignments.queries.handing import groups_under, targets_of, targets_under
from decreta.assignments.queries.milestones import name_told
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, Problem
from decreta.core.forms import ActForm
from decreta.core.texts import lines_of
from decreta.files.domain import store
from decreta.files.forms import UploadField
from decreta.organisation.models import Body, Group, Organisation, Unit
from decreta.ui import moments


class ReasonForm(ActForm):
    """An act that needs a reason."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class ReturnForm(ReasonForm):
    """A report is answered with no: it is to be mended, or the work is to be done anew."""

    outcome = forms.ChoiceField(
        label=_("Answer to the report"),
        choices=[
            (Outcome.RETURNED.value, _("returned: it is mended and reported again")),
            (Outcome.REFUSED.value, _("refused: the work is done anew")),
        ],
        widget=forms.RadioSelect,
        initial=Outcome.RETURNED.value,
        required=False,
        help_text=_("Either way the report does not stand, and the clock counts as if it had not been made."),
    )
    field_order = ["outcome", "reason"]


class GroundedForm(ReasonForm):
    """An act that needs a reason, and may rest on a paper."""

    paper = forms.ChoiceField(label=_("The paper on which it rests"), required=False)
    symbol = forms.CharField(
        label=_("Number and symbol"),
        max_length=80,
        required=False,
        help_text=_("Of a paper that is not among them."),
    )

    def __init__(self, *args: Any, papers: Sequence[Paper] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.papers = {str(one.pk): one for one in papers}
        choices = [("", "–"), *((key, one.words) for key, one in self.papers.items())]
        self.fields["paper"].choices = choices  # type: ignore[attr-defined]

    def ground(self) -> Paper | None:
        """The paper that was chosen, or one from elsewhere by its symbol."""
        chosen = self.papers.get(self.cleaned_data["paper"])
        symbol = " ".join(self.cleaned_data["symbol"].split())
        return chosen or (Paper(None, symbol) if symbol else None)


class ManyForm(ReasonForm):
    """The same act on several matters: its reason, and the paper on which it rests by its symbol."""

    symbol = forms.CharField(label=_("Number and symbol of the paper on which it rests"), max_length=80, required=False)


class ManyDownForm(DaysForm):
    """Several matters are handed to the same units, officers or agencies under one's own."""

    to = forms.MultipleChoiceField(
        label=_("Hand down to"),
        widget=BoxesWithDays,
        help_text=_("Each of them answers for himself. A day beside a name is the inner deadline of that one alone."),
    )
    on = forms.DateField(
        label=_("Inner deadline"), required=False, help_text=_("Not later than the task's own deadline.")
    )
    note = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 2}), required=False)

    def __init__(self, *args: Any, house: Organisation | Body | Unit | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = targets_under(house) if house is not None else []  # type: ignore[attr-defined]


class ResumeForm(GroundedForm):
    """Suspended work goes on."""

    until = forms.DateField(
        label=_("New deadline"), required=False, help_text=_("Empty: the deadline in force counts as before.")
    )


_PROOF = ("title", "symbol", "file")
_PROOF_NAME = re.compile(r"^evidence_(?:title|symbol|file)_(\d{1,5})(?:_kept)?$", re.ASCII)
_GONE = _(
    "What is to be delivered was changed in the meantime: this is not asked for any more. Move what stands here to another "
    "place, or empty it."
)


class ReportForm(ActForm):
    """A statement of progress or that the work is done."""

    text = forms.CharField(label=_("What was done"), widget=forms.Textarea(attrs={"rows": 5}))
    percent = forms.IntegerField(label=_("Percent done"), min_value=0, max_value=100, required=False)
    claims_done = forms.BooleanField(label=_("The task is done"), required=False)
    reported_on = forms.DateField(label=_("Day of the report"), required=False, help_text=_("Empty means now."))
    obstacle = forms.CharField(label=_("Obstacle"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    proposal = forms.CharField(label=_("Proposal"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    forecast_on = forms.DateField(label=_("Expected to be done on"), required=False)

    def __init__(
        self,
        *args: Any,
        deliverables: Any = (),
        milestones: Sequence[Milestone] = (),
        is_withheld: bool = False,
        more: Mapping[str, forms.Field] | None = None,
        below: Below | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if below is not None:
            self._take_over(below)
        self.deliverables = list(deliverables)
        self.milestones = list(milestones)
        self.is_withheld = is_withheld
        self.fields.update(more or {})
        #: How the page groups the fields: a heading and the names under it.
        self.parts: list[tuple[str, list[str]]] = [
            ("", ["text", "claims_done", "percent", "reported_on"]),
            (str(_("Obstacles and outlook")), ["obstacle", *(more or {}), "proposal", "forecast_on"]),
        ]
        self._ask_of_milestones()
        for one in self.deliverables or [None]:
            suffix = str(one.ordinal) if one else "0"
            name = str(_("Evidence"))
            if one:
                # Their names are words of the paper: who may not read it knows them by their numbers.
                what = _("deliverable %(n)s") % {"n": one.ordinal} if is_withheld else one.name
                name = str(_("Evidence for: %(name)s") % {"name": what})
            self._ask_for_proof(name, suffix)
        #: What is not asked for any more, but was when the page was opened, with something written there.
        self.gone = self._written_elsewhere()
        for suffix in self.gone:
            what = _("deliverable %(n)s") % {"n": suffix}
            self._ask_for_proof(
                str(_("Evidence") if suffix == "0" else _("Evidence for: %(name)s") % {"name": what}), suffix
            )

    def _ask_for_proof(self, name: str, suffix: str) -> None:
        self.parts.append((name, [f"evidence_{what}_{suffix}" for what in _PROOF]))
        self.fields[f"evidence_title_{suffix}"] = forms.CharField(
            label=_("What proves it"), max_length=300, required=False
        )
        self.fields[f"evidence_symbol_{suffix}"] = forms.CharField(
            label=_("Number and symbol"), max_length=80, required=False
        )
        self.fields[f"evidence_file_{suffix}"] = UploadField(label=_("File"), required=False)

    def _written_elsewhere(self) -> list[str]:
        """The numbers under which proof was sent that has no place in this form."""
        sent = [(match[1], name) for name in (*self.data, *self.files) if (match := _PROOF_NAME.match(name))]
        asked = {
            suffix for suffix, name in sent if f"evidence_title_{suffix}" not in self.fields and self._has_sent(name)
        }
        return sorted(asked, key=int)

    def _has_sent(self, name: str) -> bool:
        if name in self.files:
            return True
        if name.endswith("_kept") and self.data.get(f"{name.removesuffix('_kept')}_drop"):
            return False
        return bool(str(self.data.get(name, "")).strip())

    def clean(self) -> dict[str, Any]:
        """Refuse proof of what is not asked for any more: it would be lost without a word."""
        for suffix in self.gone:
            self.add_error(f"evidence_title_{suffix}", forms.ValidationError(_GONE, code="stale"))
        return self.cleaned_data

    def take(self, refusal: ActRefused) -> None:
        """A deliverable without proof is told beside the place for it, by its name where that may be told."""
        names = {} if self.is_withheld else {one.ordinal: one.name for one in self.deliverables}
        super().take(type(refusal)(_beside_its_place(one, names) for one in refusal.problems))

    def _take_over(self, below: Below) -> None:
        """What was handed down says so much; whoever answers for the whole takes it over, or says otherwise."""
        self.fields["percent"].help_text = _("From what was handed down: %(words)s.") % {"words": below.words}
        if below.is_stated:
            self.initial.setdefault("percent", below.percent)
        if below.forecast_on is not None:
            self.initial.setdefault("forecast_on", below.forecast_on)

    def _ask_of_milestones(self) -> None:
        """Where each milestone is that was not reached yet; nothing need be said."""
        for one in self.milestones:
            state, day = f"step_{one.ordinal}", f"step_on_{one.ordinal}"
            self.fields[state] = forms.ChoiceField(
                label=_("Where is it?"), choices=[("", "–"), *MilestoneState.choices], required=False
            )
            self.fields[day] = forms.DateField(
                label=_("Reached on"), required=False, help_text=_("Empty means the day of the report.")
            )
            name = name_told(one, is_withheld=self.is_withheld)
            self.parts.append((f"{moments.day(one.due_on)}: {name}", [state, day]))

    def _steps(self) -> list[StepSaid]:
        """What was said of milestones."""
        cleaned = self.cleaned_data
        said = [(one, cleaned[f"step_{one.ordinal}"], cleaned[f"step_on_{one.ordinal}"]) for one in self.milestones]
        return [StepSaid(one, state, day) for one, state, day in said if state or day]

    def arguments(self, by: Actor) -> dict[str, Any]:
        """The typed arguments of the act; uploads are stored first, examined as every file is."""
        cleaned = self.cleaned_data
        return {
            "text": cleaned["text"],
            "percent": cleaned["percent"],
            "claims_done": cleaned["claims_done"],
            "obstacle": cleaned["obstacle"],
            "proposal": cleaned["proposal"],
            "forecast_on": cleaned["forecast_on"],
            "reported_at": moment_of(cleaned["reported_on"]),
            "evidence": [one for item in self.deliverables or [None] if (one := self._evidence(item, by))],
            "steps": self._steps(),
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


def _beside_its_place(problem: Problem, names: Mapping[int, str]) -> Problem:
    """What is wrong with a report as its form tells it: what is unproven where it is to be proved."""
    if not isinstance(problem, Unproven):
        return problem
    name = names.get(problem.ordinal)
    said = problem.message if name is None else _("Evidence is missing for: %(deliverable)s") % {"deliverable": name}
    return Problem(said, f"evidence_title_{problem.ordinal}", problem.code)


_STEP = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})[\s:,;–-]+(\S.*)$")


def lines_of_steps(milestones: Sequence[Milestone], *, is_withheld: bool = False) -> str:
    """Milestones as they are typed: one a line, the day first."""
    return "\n".join(f"{one.due_on:%d/%m/%Y} {name_told(one, is_withheld=is_withheld)}" for one in milestones)


class MilestonesForm(ActForm):
    """The steps on the way, one a line with its day; an empty list has none."""

    of_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    steps = forms.CharField(
        label=_("Milestones"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One a line: the day, then what is reached by it, such as 31/03/2026 The draft is circulated."),
    )

    def clean_steps(self) -> list[Step]:
        """The steps; every line that cannot be read is said."""
        found = []
        for number, line in enumerate(lines_of(self.cleaned_data["steps"]), 1):
            step = _step_in(line)
            if step is None:
                said = _("Line %(n)s: begin with the day, such as 31/03/2026, then say what is reached.")
                self.add_error("steps", said % {"n": number})
            else:
                found.append(step)
        return found


def _step_in(line: str) -> Step | None:
    """A step as it stands in a line; none where it begins with no day."""
    match = _STEP.match(line)
    if match is None:
        return None
    day, month, year, name = match.groups()
    try:
        return Step(name, dt.date(int(year), int(month), int(day)))
    except ValueError:
        return None


class CellForm(ActForm):
    """One field that may be written in the cell of a list, and what stood there when the form was shown (`read`)."""

    #: The field that is written in.
    cell: ClassVar[str]

    def stand_in_cell(self) -> None:
        """In a list the field stands inside the form by which rows are chosen, and belongs to none."""
        self.fields[self.cell].widget.attrs["form"] = ""

    @property
    def was_changed(self) -> bool:
        """Whether somebody else has changed it since."""
        return self.has_error(self.cell, "changed")

    def reads(self, stands: str) -> None:
        """The writer now has this before his eyes; what he typed stays."""
        sent: Any = self.data
        self.data = {**sent.dict(), "read": stands}


class ForecastForm(CellForm):
    """By when the work will be done."""

    cell = "forecast_on"
    forecast_on = forms.DateField(
        label=_("Expected to be done on"), required=False, help_text=_("Empty takes the forecast back.")
    )
    read = forms.DateField(required=False, input_formats=["%Y-%m-%d"], widget=forms.HiddenInput)

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        stands = assignment.forecast_on
        kwargs.setdefault("initial", {"forecast_on": stands, "read": stands.isoformat() if stands else ""})
        kwargs["auto_id"] = f"id_%s_{assignment.pk}"
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act."""
        return {"forecast_on": self.cleaned_data["forecast_on"], "read": self.cleaned_data["read"]}


class ChargeForm(CellForm):
    """Who has the work in hand."""

    cell = "to"
    to = forms.ChoiceField(label=_("Officer in charge"), required=False, help_text=_("An inner deadline stays."))
    read = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, assignment: Assignment, stands: str, choices: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"to": stands, "read": stands})
        kwargs["auto_id"] = f"id_charge_%s_{assignment.pk}"
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = choices  # type: ignore[attr-defined]


class JudgeForm(ActForm):
    """What is said of each deliverable of a report that the work is done."""

    def __init__(self, *args: Any, deliverables: Any = (), is_withheld: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deliverables = list(deliverables)
        self.is_withheld = is_withheld
        self.parts: list[tuple[str, list[str]]] = []
        for one in self.deliverables:
            self.fields[f"outcome_{one.ordinal}"] = forms.ChoiceField(
                label=_("Decision"), choices=Judged.choices, widget=forms.RadioSelect, required=False
            )
            self.fields[f"reason_{one.ordinal}"] = forms.CharField(
                label=_("Reason, unless it is accepted"), widget=forms.Textarea(attrs={"rows": 2}), required=False
            )
            self.parts.append((self._named(one), [f"outcome_{one.ordinal}", f"reason_{one.ordinal}"]))

    def _named(self, one: Any) -> str:
        """Their names are words of the paper: who may not read it knows them by their numbers."""
        return str(_("deliverable %(n)s") % {"n": one.ordinal}) if self.is_withheld else f"{one.ordinal}. {one.name}"

    def said(self) -> list[Said]:
        """The typed judgements, of those of which something was said."""
        cleaned = self.cleaned_data
        return [
            Said(one, cleaned[f"outcome_{one.ordinal}"], cleaned[f"reason_{one.ordinal}"])
            for one in self.deliverables
            if cleaned[f"outcome_{one.ordinal}"]
        ]


class ExtensionForm(ActForm):
    """More time is asked for, with what bears the reason out."""

    until = forms.DateField(label=_("Until"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
    evidence_title = forms.CharField(label=_("What proves it"), max_length=300, required=False)
    evidence_symbol = forms.CharField(label=_("Number and symbol"), max_length=80, required=False)
    evidence_file = UploadField(label=_("File"), required=False)

    #: How the page groups the fields.
    parts = [("", ["until", "reason"]), (_("Evidence"), ["evidence_title", "evidence_symbol", "evidence_file"])]

    def evidence(self) -> list[EvidenceInput]:
        """What was brought; nothing where every field is empty."""
        upload = self.cleaned_data["evidence_file"]
        title, symbol = self.cleaned_data["evidence_title"], self.cleaned_data["evidence_symbol"]
        if not (title or symbol or upload):
            return []
        sent = Upload(upload.name or "", upload.read()) if upload else None
        return [EvidenceInput(title=title or symbol or (sent.name if sent else ""), symbol=symbol, upload=sent)]


class ExaminationForm(ActForm):
    """What staff advise on a request for more time."""

    opinion = forms.ChoiceField(label=_("Opinion"), choices=Opinion.choices, widget=forms.RadioSelect)
    until = forms.DateField(
        label=_("Until"), required=False, help_text=_("Only when less is to be granted than was asked for.")
    )
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Needed to grant less or to refuse. The one who decides reads it."),
    )


class ExtensionDecisionForm(ActForm):
    """More time is decided on, with a paper that exists already."""

    grant = forms.ChoiceField(
        label=_("Decision"), choices=[("yes", _("extend")), ("no", _("refuse"))], widget=forms.RadioSelect
    )
    until = forms.DateField(label=_("Until"), required=False)
    paper = forms.ChoiceField(label=_("Paper of the decision"), required=False)
    symbol = forms.CharField(
        label=_("Number and symbol of the decision"),
        max_length=80,
        required=False,
        help_text=_("Of a paper that is not among them."),
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}), required=False)

    def __init__(self, *args: Any, papers: Sequence[Paper] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.papers = {str(one.pk): one for one in papers}
        choices = [("", "–"), *((key, one.words) for key, one in self.papers.items())]
        self.fields["paper"].choices = choices  # type: ignore[attr-defined]

    def ground(self) -> dict[str, Any]:
        """The paper of the decision: one of those that were offered, or the symbol as typed."""
        paper = self.papers.get(self.cleaned_data["paper"])
        if paper is not None:
            return {"document_id": paper.pk, "symbol": paper.symbol}
        return {"symbol": self.cleaned_data["symbol"]}


class RecoveryForm(ActForm):
    """How lost time is caught up."""

    text = forms.CharField(label=_("How the lost time is caught up"), widget=forms.Textarea(attrs={"rows": 3}))
    recover_on = forms.DateField(label=_("Caught up on"))


class HandDownForm(DaysForm):
    """The work is handed to units, officers, agencies under the assignee, or each of a group of them."""

    to = forms.MultipleChoiceField(
        label=_("Hand down to"),
        required=False,
        widget=BoxesWithDays,
        help_text=_("Each of them answers for himself. A day beside a name is the inner deadline of that one alone."),
    )
    each = forms.ModelChoiceField(Group.objects.none(), label=_("Or each of a group"), required=False)
    on = forms.DateField(
        label=_("Inner deadline"), required=False, help_text=_("Not later than the task's own deadline.")
    )
    note = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 2}), required=False)

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = targets_of(assignment)  # type: ignore[attr-defined]
        groups = groups_under(assignment.organisation) if assignment.organisation is not None else None
        if groups is None or not groups.exists():
            del self.fields["each"]
        else:
            self.fields["each"].queryset = groups  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "to" not in self.errors and not cleaned.get("to") and not cleaned.get("each"):
            self.add_error("to", _("Choose at least one."))
        return cleaned

    def take(self, refusal: ActRefused) -> None:
        """What is wrong with one of them stands beside the choice."""
        said = [
            Problem(one.message, "to" if one.field == "assignee" else one.field, one.code) for one in refusal.problems
        ]
        super().take(type(refusal)(said))


class SettleForm(ActForm):
    """The monitor's answer to a dispute."""

    upheld = forms.ChoiceField(
        label=_("Decision"),
        choices=[("no", _("the assignment stands")), ("yes", _("the assignee is right: close it"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))

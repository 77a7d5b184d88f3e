"""Input of the pages of this area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.assignments.enums import Audience, ClockUnit, Colour, RungKind
from decreta.assignments.ladder import Step
from decreta.assignments.policies import FARTHEST, MOST_RUNGS
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused
from decreta.core.forms import ActForm
from decreta.files.domain import store
from decreta.files.forms import UploadField
from decreta.urging import words
from decreta.urging.domain.explaining import TEXT_LIMIT
from decreta.urging.domain.letters import REASON_LIMIT

#: Empty lines under the rungs that there are.
SPARE = 3
_SIDES = [("before", pgettext_lazy("lapse", "before")), ("after", pgettext_lazy("lapse", "after"))]
_UNITS = [("days", gettext_lazy("days")), ("working", gettext_lazy("working days"))]


def _kinds() -> list[tuple[str, Any]]:
    plain = [(kind.value, words.KINDS[kind]) for kind in RungKind if kind in words.KINDS and kind != RungKind.LETTER]
    letters = [(f"letter:{one.value}", words.LETTERS[one]) for one in Colour]
    return [("", gettext_lazy("– no rung –")), *plain[:-1], *letters, plain[-1]]


class RungForm(ActForm):
    """One rung: a line of the table."""

    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    what = forms.ChoiceField(label=pgettext_lazy("rung", "What"), choices=_kinds, required=False)
    days = forms.IntegerField(
        label=gettext_lazy("How many days"), min_value=0, max_value=FARTHEST, required=False, initial=0
    )
    unit = forms.ChoiceField(label=gettext_lazy("Counted in"), choices=_UNITS, required=False)
    side = forms.ChoiceField(label=gettext_lazy("Before or after the lapse"), choices=_SIDES, required=False)
    tells = forms.ChoiceField(
        label=pgettext_lazy("rung", "Tells"), choices=lambda: list(words.AUDIENCES.items()), required=False
    )
    role = forms.ChoiceField(
        label=pgettext_lazy("rung", "Only for"),
        choices=lambda: [("", gettext_lazy("all roles")), *words.ROLES.items()],
        required=False,
    )
    matter = forms.ChoiceField(
        label=gettext_lazy("Only for work of this kind"),
        choices=lambda: [("", gettext_lazy("all work")), *words.MATTERS.items()],
        required=False,
    )

    @classmethod
    def initial_of(cls, step: Step) -> dict[str, Any]:
        """What the line shows of a rung."""
        return {
            "key": step.key,
            "what": f"letter:{step.colour}" if step.colour else step.kind.value,
            "days": abs(step.days),
            "unit": "working" if step.in_working_days else "days",
            "side": "before" if step.days < 0 else "after",
            "tells": step.tells.value,
            "role": step.roles[0] if step.roles else "",
            "matter": step.matters[0] if step.matters else "",
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("what") and cleaned.get("days") is None and "days" not in self.errors:
            self.add_error("days", _("Give the number of days."))
        return cleaned

    def step(self) -> Step | None:
        """The rung, or none where the line is left empty. A new one gets its key here, once."""
        data = self.cleaned_data
        kind, _sep, colour = data["what"].partition(":")
        if not kind:
            return None
        return Step(
            RungKind(kind),
            Audience.STAFF if colour else Audience(data["tells"] or Audience.ASSIGNEE),
            -data["days"] if data["side"] == "before" else data["days"],
            data["key"] or uuid4(),
            in_working_days=data["unit"] == "working",
            colour=colour,
            roles=(data["role"],) if data["role"] else (),
            matters=(data["matter"],) if data["matter"] else (),
        )


class ReceiptClockForm(ActForm):
    """Within what time tasks have to be received."""

    of_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    amount = forms.IntegerField(
        label=gettext_lazy("To be received within"),
        min_value=1,
        max_value=720,
        required=False,
        help_text=gettext_lazy(
            "Left empty the wider clock runs: for a directive that of its body, for a body that of the installation."
        ),
    )
    unit = forms.ChoiceField(label=gettext_lazy("Counted in"), choices=ClockUnit.choices)


class LadderForm:
    """All rungs of a ladder on one page, and what is wrong with each beside it."""

    def __init__(self, steps: Sequence[Step], data: Any = None) -> None:
        self.version = 0
        number = min(len(steps) + SPARE, MOST_RUNGS)
        if data is not None:
            sent = data.get("lines", "")
            number = min(int(sent) if sent.isdecimal() else number, MOST_RUNGS + SPARE)
            shown: str = data.get("version", "")
            self.version = int(shown) if shown.isdecimal() and len(shown) < 9 else -1
        #: What stands on top: problems of the ladder as a whole.
        self.top = ActForm(data)
        initial = [RungForm.initial_of(one) for one in steps]
        self.lines = [
            RungForm(data, prefix=f"r{place}", initial=initial[place] if place < len(initial) else None)
            for place in range(number)
        ]
        self._steps: list[tuple[RungForm, Step]] = []

    def is_valid(self) -> bool:
        """Whether every line can be read."""
        self.top.is_valid()
        if any([bool(one.errors) for one in self.lines]):  # noqa: C419 - every line is read, also after a wrong one
            return False
        found = [(line, line.step()) for line in self.lines]
        self._steps = [(line, step) for line, step in found if step is not None]
        return True

    @property
    def steps(self) -> list[Step]:
        """The rungs as they were sent."""
        return [step for _line, step in self._steps]

    @property
    def has_errors(self) -> bool:
        """Whether anything has to be put right."""
        return bool(self.top.errors or self.wrong)

    @property
    def wrong(self) -> Iterable[RungForm]:
        """The lines with something to put right."""
        return [one for one in self.lines if one.errors]

    def take(self, refusal: ActRefused) -> None:
        """Each problem beside the rung that it names, the others on top."""
        lines: dict[str | None, RungForm] = {f"rung-{step.key}": line for line, step in self._steps}
        for problem in refusal.problems:
            line = lines.get(problem.field)
            if line is None:
                self.top.add_error(None, str(problem.message))
            else:
                line.add_error(_FIELDS.get(problem.code, "days"), str(problem.message))


_FIELDS = {"tells": "tells", "colour": "what", "order": "what"}


def _answer_by() -> forms.DateField:
    return forms.DateField(
        label=gettext_lazy("Answer by"),
        help_text=gettext_lazy("The end of this day. A day off moves to the next working day of who answers."),
    )


class AskForm(ActForm):
    """What is to be explained, by when."""

    question = forms.CharField(
        label=gettext_lazy("What is to be explained"),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Such as the causes of the delay, who is responsible, until when it is made up for."),
    )
    due_on = _answer_by()


class ExplainForm(ActForm):
    """The explanation, perhaps with a file."""

    text = forms.CharField(
        label=pgettext_lazy("to explain", "Explanation"),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    file = UploadField(label=gettext_lazy("File"), required=False)

    def arguments(self, by: Actor) -> dict[str, Any]:
        """The typed arguments of the act; the file is stored first, examined as every file is."""
        upload = self.cleaned_data["file"]
        kept = store(content=upload.read(), name=upload.name, by=by) if upload else None
        return {"text": self.cleaned_data["text"], "file": kept}


class AskAgainForm(ActForm):
    """Why the explanation is not enough, and until when a better one is to come."""

    reason = forms.CharField(
        label=gettext_lazy("What is missing"), max_length=TEXT_LIMIT, widget=forms.Textarea(attrs={"rows": 4})
    )
    due_on = _answer_by()


class WithdrawForm(ActForm):
    """Why nothing need be explained any more."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=TEXT_LIMIT, widget=forms.Textarea(attrs={"rows": 3})
    )


class DismissForm(ActForm):
    """Why no letter is drafted now."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=REASON_LIMIT, widget=forms.Textarea(attrs={"rows": 3})
    )

"""Input of the pages of this area, and what the form of a report asks besides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.forms import ActForm
from decreta.obstacles.choosing import OwnerField
from decreta.obstacles.domain.steps import TEXT_LIMIT
from decreta.obstacles.enums import Answer, Kind, Level
from decreta.obstacles.ladder import FARTHEST, Rung
from decreta.obstacles.queries.owners import owner_of

#: How many days an owner is given unless another day is chosen.
DAYS = 7
_UNITS = [("working", _("working days")), ("days", _("days"))]


def _text(label: Any, *, rows: int = 3, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": rows}),
        required=required,
        help_text=help_text,
    )


def _kind(*, required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=pgettext_lazy("obstacle", "Kind"), choices=[("", "–"), *Kind.choices], required=required
    )


def _owner(actor: Actor, help_text: Any, *, required: bool = True) -> OwnerField:
    return OwnerField(actor, label=_("Who must remove it"), required=required, help_text=help_text)


def _day(*, required: bool = True) -> forms.DateField:
    return forms.DateField(label=_("Answer needed by"), required=required)


class RaiseForm(ActForm):
    """What stands in the way, what is asked for, of whom, by when."""

    kind = _kind()
    text = _text(_("What stands in the way"))
    wanted = _text(_("What is asked for"), rows=2)
    answer_on = _day()

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = _owner(
            actor,
            _(
                "By name, symbol or code; also a unit or a post. Not necessarily who stands above you: whoever can remove it."
            ),
        )
        self.order_fields(["kind", "text", "wanted", "owner", "answer_on"])

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act."""
        return {**self.cleaned_data, "owner": owner_of(self.cleaned_data["owner"])}


def asked_in_report(assignment: Assignment, by: Actor) -> Mapping[str, forms.Field]:
    """What the form of a report asks beside the obstacle: who names an owner raises it."""
    return {
        "owner": _owner(
            by,
            _(
                "By name, symbol or code; also a unit or a post. Who is named finds it on the desk with a day, and it "
                "comes up by itself when nobody answers. Empty: it is only told."
            ),
            required=False,
        ),
        "kind": _kind(required=False),
        "wanted": _text(_("What is asked for"), rows=2, required=False),
        "answer_on": _day(required=False),
    }


class AnswerForm(ActForm):
    """What became of it."""

    outcome = forms.ChoiceField(
        label=pgettext_lazy("obstacle", "Answer"), choices=Answer.choices, widget=forms.RadioSelect
    )
    text = _text(_("What was done, or why it cannot be"), rows=4)


class PassForm(ActForm):
    """Who must remove it instead, and why."""

    reason = _text(pgettext_lazy("obstacle", "Why there"))
    answer_on = _day()

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = _owner(actor, _("By name, symbol or code; also a unit or a post."))
        self.order_fields(["owner", "reason", "answer_on"])


class ConfirmForm(ActForm):
    """It is gone."""

    note = _text(_("Note"), rows=2, required=False)


class DenyForm(ActForm):
    """It still stands."""

    reason = _text(_("What still stands in the way"))
    answer_on = _day()


class DecideForm(ActForm):
    """What a leader decides on it in review."""

    decision = _text(_("What is decided"), rows=4)
    answer_on = forms.DateField(label=_("To be done by"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = _("By name, symbol or code; also a unit or a post. Empty: who has it now.")
        self.fields["owner"] = _owner(actor, said, required=False)
        self.order_fields(["decision", "owner", "answer_on"])


class LinkForm(ActForm):
    """Another task that hangs on it."""

    def __init__(self, *args: Any, tasks: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignment"] = forms.ChoiceField(label=_("Task"), choices=list(tasks))


class LadderForm(ActForm):
    """For each level how long after the day for the answer it is told; empty, it is not told."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, rungs: Sequence[Rung] = (), of_version: int = 0, **kwargs: Any) -> None:
        initial: dict[str, Any] = {"version": of_version}
        for one in rungs:
            initial[f"days_{one.level.value}"] = one.days
            initial[f"unit_{one.level.value}"] = "working" if one.in_working_days else "days"
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.parts: list[tuple[str, list[str]]] = []
        for level in Level:
            self.fields[f"days_{level.value}"] = forms.IntegerField(
                label=_("How long after the day for the answer"),
                min_value=0,
                max_value=FARTHEST,
                required=False,
                help_text=_("Empty: this level is not told."),
            )
            self.fields[f"unit_{level.value}"] = forms.ChoiceField(label=_("Counted in"), choices=_UNITS)
            self.parts.append((str(level.label), [f"days_{level.value}", f"unit_{level.value}"]))

    def rungs(self) -> list[Rung]:
        """The rungs that were asked for."""
        data = self.cleaned_data
        return [
            Rung(level, data[f"days_{level.value}"], data[f"unit_{level.value}"] == "working")
            for level in Level
            if data[f"days_{level.value}"] is not None
        ]


def in_days() -> dict[str, dt.date]:
    """The day for the answer that a form begins with."""
    return {"answer_on": clock.today() + dt.timedelta(days=DAYS)}

"""How a task comes again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.deadlines import Deadline, DeadlineKind
from decreta.core.forms import ActForm
from decreta.core.recurrence import Unit
from decreta.directives.domain.recurring import Repeats
from decreta.directives.models import Task
from decreta.directives.queries.recurrence import Course

_UNITS_IN_WORDS = [
    (Unit.WEEK.value, _("weeks")),
    (Unit.MONTH.value, _("months")),
    (Unit.QUARTER.value, _("quarters")),
    (Unit.YEAR.value, _("years")),
]


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

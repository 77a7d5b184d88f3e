"""Input of the pages of this area, turned into typed values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm
from decreta.directives.models import Task
from decreta.linking.domain.identifying import field_of
from decreta.linking.enums import LagUnit, Verdict
from decreta.linking.identifiers import joined, parted
from decreta.linking.models import ExternalId, Pair, Tracker


class ChangeTrackerForm(ActForm):
    """What is known of a tracker."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kept_by = forms.CharField(label=_("Kept by"), max_length=200, required=False)
    pattern = forms.CharField(
        label=_("Address of a task there"),
        max_length=300,
        required=False,
        help_text=_("With {id} where the identifier stands, such as https://example.vn/nhiem-vu/{id}."),
    )
    is_in_use = forms.BooleanField(label=_("Tasks are reported to it"), required=False)


class TrackerForm(ActForm):
    """A tracker is entered."""

    code = forms.SlugField(
        label=_("Code"), max_length=30, help_text=_("Short, for lists and files: nq57. It is never changed.")
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    kept_by = forms.CharField(label=_("Kept by"), max_length=200, required=False)
    pattern = forms.CharField(
        label=_("Address of a task there"),
        max_length=300,
        required=False,
        help_text=_("With {id} where the identifier stands, such as https://example.vn/nhiem-vu/{id}."),
    )

    def clean_code(self) -> str:
        """Codes are compared as they are typed into lists: in small letters."""
        return str(self.cleaned_data["code"]).lower()


class IdentifyForm(ActForm):
    """What each tracker calls a task."""

    def __init__(
        self, *args: Any, trackers: Sequence[Tracker], known: Mapping[Any, Sequence[ExternalId]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.trackers = list(trackers)
        for one in self.trackers:
            self.fields[field_of(one)] = forms.CharField(
                label=f"{one.name} ({one.code})",
                required=False,
                max_length=1_000,
                initial=joined([each.value for each in known.get(one.pk, ())]),
                help_text=_("Several are separated by semicolons.") if one is self.trackers[0] else "",
            )

    def names(self) -> dict[Tracker, list[str]]:
        """The identifiers by tracker."""
        return {one: parted(self.cleaned_data[field_of(one)]) for one in self.trackers}


class DependForm(ActForm):
    """Which task is waited for, and how long after its end this one may begin."""

    needs = forms.ChoiceField(label=_("Begins when this task is finished"), widget=forms.RadioSelect)
    lag = forms.IntegerField(label=_("And so many days later"), min_value=0, max_value=400, initial=0)
    unit = forms.ChoiceField(label=_("Counted in"), choices=LagUnit.choices, initial=LagUnit.DAY)

    def __init__(self, *args: Any, offered: Sequence[Task], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(one.pk): one for one in offered}
        self.fields["needs"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.shown_title} ({one.directive.document.symbol}, {one.ordinal})")
            for key, one in self.offered.items()
        ]

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act."""
        cleaned = self.cleaned_data
        return {"needs": self.offered[cleaned["needs"]], "lag": cleaned["lag"], "unit": cleaned["unit"]}


class DecideForm(ActForm):
    """What two tasks that look alike are."""

    verdict = forms.ChoiceField(
        label=_("What they are"),
        choices=[one for one in Verdict.choices if one[0]],
        widget=forms.RadioSelect,
        help_text=_("What is different is never suggested again. No count changes, whatever is said."),
    )
    keeper = forms.ChoiceField(label=_("If they are the same: reported under"), required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, pair: Pair, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tasks = {str(one.pk): one for one in (pair.first, pair.second)}
        self.fields["keeper"].choices = [("", "–")] + [  # type: ignore[attr-defined]
            (key, _("task %(n)s of %(symbol)s") % {"n": one.ordinal, "symbol": one.directive.document.symbol})
            for key, one in self.tasks.items()
        ]

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act."""
        cleaned = self.cleaned_data
        return {
            "verdict": cleaned["verdict"],
            "keeper": self.tasks.get(cleaned["keeper"]),
            "note": cleaned["note"],
        }

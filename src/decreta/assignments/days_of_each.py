"""Boxes to tick, each with a day of its own beside it: what is handed down to several need not be due on one day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _

from decreta.core.deadlines import YEARS
from decreta.core.forms import ActForm

_DAY = "on-"


class BoxesWithDays(forms.CheckboxSelectMultiple):
    """The boxes. `days` are the days as they were typed, by the keys of the boxes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.days: dict[str, str] = {}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The keys that were ticked; the days are kept beside them."""
        self.days = {
            key.removeprefix(_DAY): text for key in data if key.startswith(_DAY) and (text := data[key].strip())
        }
        return super().value_from_datadict(data, files, name)

    def create_option(self, name: Any, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """A box with what stands behind its label (`beside`)."""
        option: dict[str, Any] = super().create_option(name, value, label, *args, **kwargs)
        option["beside"] = format_html(
            '<input type="text" class="form-control form-control-inline n" size="11" inputmode="numeric"'
            ' autocomplete="off" name="{}{}" value="{}" aria-label="{}" placeholder="{}">',
            _DAY,
            value,
            self.days.get(str(value), ""),
            _("Own deadline of %(name)s") % {"name": label},
            _("dd/mm/yyyy"),
        )
        return option


class DaysForm(ActForm):
    """A form with such boxes, `to`, and the day of all others, `on`. The days of each are `days`, by key."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        boxes: Any = self.fields["to"].widget
        days = cleaned["days"] = {}
        if "to" in self.errors:
            return cleaned
        labels = {key: label for _group, several in boxes.choices for key, label in several}
        # What is wrong with one takes the field out of `cleaned`; the others are read all the same.
        chosen = set(cleaned.get("to", ()))
        for key, text in boxes.days.items():
            name = labels.get(key, "")
            if key not in chosen:
                self.add_error("to", _("%(name)s has a day but is not chosen.") % {"name": name})
                continue
            try:
                day = self.fields["on"].to_python(text)
            except forms.ValidationError as wrong:
                self.add_error("to", f"{name}: {' '.join(wrong.messages)}")
                continue
            if day is None or day.year not in YEARS:
                self.add_error("to", f"{name}: {_('Give the year with four digits.')}")
            else:
                days[key] = day
        return cleaned

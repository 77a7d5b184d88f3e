"""The form that every act's form is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.deadlines import YEARS
from decreta.core.errors import ActRefused


class ActForm(forms.Form):
    """A form whose act may refuse: every problem lands beside the field that it names."""

    def _post_clean(self) -> None:
        """Refuse days of no office's time: at the ends of the calendar there is no day before or after."""
        super()._post_clean()  # type: ignore[misc]
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, dt.date) and value.year not in YEARS:
                self.add_error(name, forms.ValidationError(_("Give the year with four digits."), code="year"))

    def take(self, refusal: ActRefused) -> None:
        """Show the problems of a refused act; those without a field of this form stand on top."""
        for problem in refusal.problems:
            field = problem.field if problem.field in self.fields else None
            self.add_error(field, forms.ValidationError(str(problem.message), code=problem.code or None))

    def carries_out(self, act: Callable[[dict[str, Any]], Any]) -> bool:
        """Whether what was sent is good and the act was done with it; else the form says everything that is wrong."""
        if not self.is_valid():
            return False
        try:
            act(self.cleaned_data)
        except ActRefused as refusal:
            self.take(refusal)
            return False
        return True


def moment_field(label: Any) -> forms.DateTimeField:
    """A day and a time, typed as the office writes them: the browser's own picker asks in the browser's order."""
    field = forms.DateTimeField(label=label, help_text=_("Day and time, for example 31/03/2025 09:00."))
    field.widget.attrs["autocomplete"] = "off"
    return field

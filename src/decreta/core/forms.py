"""The form that every act's form is."""

from __future__ import annotations

from django import forms

from decreta.core.errors import ActRefused


class ActForm(forms.Form):
    """A form whose act may refuse: every problem lands beside the field that it names."""

    def take(self, refusal: ActRefused) -> None:
        """Show the problems of a refused act; those without a field of this form stand on top."""
        for problem in refusal.problems:
            field = problem.field if problem.field in self.fields else None
            self.add_error(field, forms.ValidationError(str(problem.message), code=problem.code or None))

"""Input of the pages of this area, turned into typed values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.assignments.models import Assignment
from decreta.cascade.domain.sharing import Whereof
from decreta.cascade.enums import Detail, Scope
from decreta.core.forms import ActForm
from decreta.directives.models import Directive, Task
from decreta.organisation.models import Body, Organisation


class ServeForm(ActForm):
    """Which own tasks serve an assignment."""

    tasks = forms.MultipleChoiceField(
        label=gettext_lazy("These own tasks serve it"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, offered: Sequence[Task], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(one.pk): one for one in offered}
        self.fields["tasks"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.shown_name} ({one.directive.document.symbol}, {one.ordinal})")
            for key, one in self.offered.items()
        ]

    def chosen(self) -> list[Task]:
        """The tasks themselves."""
        return [self.offered[key] for key in self.cleaned_data["tasks"]]


class ShareForm(ActForm):
    """What is shared upward: with whom, of which tasks, how much, from which day on."""

    above = forms.ChoiceField(label=gettext_lazy("Shared with"))
    whereof = forms.ChoiceField(
        label=gettext_lazy("Of which tasks"),
        help_text=gettext_lazy("Of nothing else anything is seen above, also not that there is any."),
    )
    detail = forms.TypedChoiceField(
        label=gettext_lazy("How much of it"),
        choices=Detail.choices,
        coerce=int,
        initial=Detail.COUNTS.value,
        widget=forms.RadioSelect,
    )
    goes_further = forms.BooleanField(
        label=gettext_lazy("The organisation above may count it in what it shares further upward"),
        required=False,
        help_text=gettext_lazy("Further up it is always counts only, never words of a task."),
    )
    first_on = forms.DateField(
        label=gettext_lazy("As of which day it is seen first"),
        required=False,
        help_text=gettext_lazy("Empty: from today on. A day in the past shows how tasks stood then, too."),
    )
    ground = forms.CharField(
        label=gettext_lazy("Agreed in"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Such as the symbol of a regulation on working together."),
    )

    def __init__(
        self,
        *args: Any,
        uppers: Sequence[Organisation],
        books: Sequence[Body],
        directives: Sequence[Directive],
        assignments: Mapping[Assignment, Task],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.uppers = {one.code: one for one in uppers}
        self.wheres: dict[str, Whereof] = {f"body:{one.pk}": Whereof(body=one) for one in books}
        self.wheres |= {f"directive:{one.pk}": Whereof(directive=one) for one in directives}
        self.wheres |= {f"assignment:{one.pk}": Whereof(assignment=one) for one in assignments}
        self.wheres["below"] = Whereof()
        self.fields["above"].choices = [(one.code, one.name) for one in uppers]  # type: ignore[attr-defined]
        groups: list[tuple[str, list[tuple[str, str]]]] = [
            (str(Scope.BODY.label), [(f"body:{one.pk}", one.name) for one in books]),
            (
                str(Scope.DIRECTIVE.label),
                [(f"directive:{one.pk}", f"{one.document.symbol} {one.subject}".strip()) for one in directives],
            ),
            (
                str(Scope.ASSIGNMENT.label),
                [
                    (
                        f"assignment:{one.pk}",
                        _("task %(n)s of %(symbol)s") % {"n": task.ordinal, "symbol": task.directive.document.symbol}
                        + ("" if task.is_withheld else f": {task.shown_title}"),
                    )
                    for one, task in assignments.items()
                ],
            ),
        ]
        self.fields["whereof"].choices = [  # type: ignore[attr-defined]
            *((label, found) for label, found in groups if found),
            ("below", str(Scope.BELOW.label)),
        ]

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act."""
        cleaned = self.cleaned_data
        return {
            "above": self.uppers[cleaned["above"]],
            "whereof": self.wheres[cleaned["whereof"]],
            "detail": cleaned["detail"],
            "goes_further": cleaned["goes_further"],
            "first_on": cleaned["first_on"],
            "ground": cleaned["ground"],
        }

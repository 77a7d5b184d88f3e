"""Input of the pages of this area, turned into typed values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.assignments.models import Assignment
from decreta.cascade.domain.agreeing import LONGEST_REASON, LONGEST_SUBJECT, Terms
from decreta.cascade.domain.sharing import Whereof
from decreta.cascade.enums import Detail, Often, Scope
from decreta.cascade.models import RollUp
from decreta.core import clock
from decreta.core.forms import ActForm
from decreta.directives.models import Directive, Task
from decreta.organisation.forms.choosing import PlacesForm, place_field
from decreta.organisation.models import Body, Organisation
from decreta.organisation.queries.directory import Directory


def _detail_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=gettext_lazy("How much of it"),
        choices=Detail.choices,
        coerce=int,
        initial=Detail.COUNTS.value,
        widget=forms.RadioSelect,
    )


def _first_field() -> forms.DateField:
    return forms.DateField(
        label=gettext_lazy("As of which day it is seen first"),
        required=False,
        help_text=gettext_lazy("Empty: from today on. A day in the past shows how tasks stood then, too."),
    )


def _until_field() -> forms.DateField:
    return forms.DateField(
        label=gettext_lazy("Until which day"),
        required=False,
        help_text=gettext_lazy("Empty: standing, until withdrawn."),
    )


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
    detail = _detail_field()
    goes_further = forms.BooleanField(
        label=gettext_lazy("The organisation above may count it in what it shares further upward"),
        required=False,
        help_text=gettext_lazy("Further up it is always counts only, never words of a task."),
    )
    first_on = _first_field()
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


class AskForm(PlacesForm):
    """What is asked of whom: of which figures, how much, as of which days, by when an answer is wished for.

    Without `lowers` whoever is asked is named by typing: a centre may ask each of thousands.
    """

    organisation = forms.ChoiceField(label=gettext_lazy("Asked of"))
    subject = forms.CharField(
        label=gettext_lazy("Figures of what"),
        max_length=LONGEST_SUBJECT,
        help_text=gettext_lazy(
            "Such as a programme or a directive. Which of their own tasks that is, they say themselves."
        ),
    )
    directive = forms.ChoiceField(label=gettext_lazy("Carries out our directive"), required=False)
    detail = _detail_field()
    often = forms.ChoiceField(
        label=gettext_lazy("As of which days"),
        choices=Often.choices,
        initial=Often.STANDING.value,
        widget=forms.RadioSelect,
    )
    goes_further = forms.BooleanField(
        label=gettext_lazy("We may count it in what we share further upward"), required=False
    )
    first_on = _first_field()
    until_on = _until_field()
    answer_on = forms.DateField(label=gettext_lazy("Answer wished for by"), required=False)

    def __init__(
        self, *args: Any, lowers: Sequence[Organisation] | None, directives: Sequence[Directive], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.is_typed = lowers is None
        self.lowers = {one.code: one for one in lowers or ()}
        self.directives = {str(one.pk): one for one in directives}
        if lowers is None:
            label = self.fields["organisation"].label
            self.fields["organisation"] = place_field(label=label, help_text=_("By name, symbol or code."))
        else:
            self.fields["organisation"].choices = [(one.code, one.name) for one in lowers]  # type: ignore[attr-defined]
        self.fields["directive"].choices = [  # type: ignore[attr-defined]
            ("", gettext_lazy("– none –")),
            *((key, f"{one.document.symbol} {one.subject}".strip()) for key, one in self.directives.items()),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        named = cleaned.get("organisation", "").strip()
        if not self.is_typed:
            cleaned["_organisation"] = self.lowers.get(named)
        elif named:
            directory = Directory.read(clock.today(), groups=False, bodies=False)
            cleaned["_organisation"] = self.place(directory, "organisation", named)
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act."""
        cleaned = self.cleaned_data
        return {
            "organisation": cleaned["_organisation"],
            "subject": cleaned["subject"],
            "directive": self.directives.get(cleaned["directive"]),
            "terms": _terms(cleaned),
            "answer_on": cleaned["answer_on"],
        }


def _terms(cleaned: Mapping[str, Any]) -> Terms:
    return Terms(
        cleaned["detail"],
        cleaned["first_on"] or clock.today(),
        cleaned["goes_further"],
        cleaned["often"],
        cleaned["until_on"],
    )


class AgreeForm(ShareForm):
    """What is told by an agreement: which own tasks, and no more of them than was asked for."""

    often = forms.ChoiceField(label=gettext_lazy("As of which days"), choices=Often.choices, widget=forms.RadioSelect)
    until_on = _until_field()
    note = forms.CharField(
        label=gettext_lazy("Note to those above"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Such as why it is less than they asked for."),
    )

    def __init__(self, *args: Any, asked: RollUp, **kwargs: Any) -> None:
        initial = {
            "detail": asked.detail,
            "goes_further": asked.goes_further,
            "often": asked.often,
            "first_on": asked.first_on,
            "until_on": asked.until_on,
        }
        super().__init__(*args, uppers=[], initial=initial, **kwargs)
        del self.fields["above"]
        self.order_fields(["whereof", "detail", "often", "first_on", "until_on", "goes_further", "ground", "note"])

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act."""
        cleaned = self.cleaned_data
        return {
            "whereof": self.wheres[cleaned["whereof"]],
            "terms": _terms(cleaned),
            "ground": cleaned["ground"],
            "note": cleaned["note"],
        }


class ReasonForm(ActForm):
    """Why it is not given, or no longer."""

    reason = forms.CharField(
        label=pgettext_lazy("roll-up", "Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("The organisation above reads it."),
    )

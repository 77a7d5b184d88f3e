"""Input of the pages of minutes, turned into typed values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm
from decreta.meetings.models import AgendaItem, Sitting
from decreta.minutes.enums import LinkKind, Outcome, Stance, Way
from decreta.minutes.models import Decision, Minutes
from decreta.ui import moments


class PassageForm(ActForm):
    """The words of a passage, and which revision they were made from."""

    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("One paragraph a line. Lines that begin with - are list entries."),
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)


class CirculateForm(ActForm):
    """Until when members may remark."""

    until = forms.DateTimeField(
        label=_("Remarks until"),
        help_text=_("Day and time, for example 31/03/2025 17:00. Whoever says nothing until then agrees."),
    )


class ReasonForm(ActForm):
    """Why the minutes are taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class RemarkForm(ActForm):
    """What a member says of the minutes."""

    stance = forms.ChoiceField(
        label=_("What do you say of the minutes?"), choices=Stance.choices, widget=forms.RadioSelect
    )
    key = forms.ChoiceField(label=_("About"), required=False)
    text = forms.CharField(
        label=_("What should be different"), required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, *args: Any, passages: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = [("", _("the minutes as a whole")), *passages]  # type: ignore[attr-defined]


class AnswerForm(ActForm):
    """What becomes of a remark."""

    outcome = forms.ChoiceField(
        label=_("What becomes of it?"),
        choices=[(one.value, one.label) for one in (Outcome.TAKEN, Outcome.DECLINED)],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Answer to the member"), required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 4})
    )


class AgendaForm(ActForm):
    """On which later sitting's agenda the approval is put."""

    sitting = forms.ModelChoiceField(Sitting.objects.none(), label=_("Sitting"))

    def __init__(self, *args: Any, sittings: QuerySet[Sitting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sitting"].queryset = sittings  # type: ignore[attr-defined]


class ApproveForm(ActForm):
    """How the minutes were approved."""

    way = forms.ChoiceField(label=_("How were they approved?"), choices=Way.choices, widget=forms.RadioSelect)
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(), label=_("Point of the later sitting"), required=False, empty_label=_("none")
    )

    def __init__(self, *args: Any, items: QuerySet[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items  # type: ignore[attr-defined]
        self.fields["item"].label_from_instance = lambda one: f"{one.sitting}: {one}"  # type: ignore[attr-defined]


class DecisionForm(ActForm):
    """A decision in words of its own."""

    item = forms.ModelChoiceField(
        AgendaItem.objects.none(), label=_("Point"), required=False, empty_label=_("the sitting as a whole")
    )
    subject = forms.CharField(label=_("What it is about"), max_length=300)
    text = forms.CharField(label=_("What was decided"), max_length=8_000, widget=forms.Textarea(attrs={"rows": 5}))
    result = forms.CharField(
        label=_("How it was voted"),
        max_length=500,
        required=False,
        help_text=_("Empty: the result that is known of the point."),
    )
    effective_on = forms.DateField(
        label=_("In force from"), required=False, help_text=_("Empty: from the day of the sitting.")
    )

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = sitting.agenda.all()  # type: ignore[attr-defined]


class LinkForm(ActForm):
    """What a decision does to an earlier one."""

    kind = forms.ChoiceField(label=_("What does it do?"), choices=LinkKind.choices, widget=forms.RadioSelect)
    earlier = forms.ModelChoiceField(Decision.objects.none(), label=_("The earlier decision"))
    effective_on = forms.DateField(label=_("From which day"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, earlier: QuerySet[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["earlier"].queryset = earlier  # type: ignore[attr-defined]
        self.fields["earlier"].label_from_instance = lambda one: f"{one.symbol}: {one.subject}"  # type: ignore[attr-defined]


class CarryForm(ActForm):
    """Which paper carries a decision."""

    symbol = forms.CharField(
        label=_("Number and symbol of the paper"),
        max_length=80,
        required=False,
        help_text=_("Empty: the notice of the sitting’s conclusions."),
    )
    anchor = forms.CharField(
        label=_("Its place in the paper"),
        max_length=40,
        required=False,
        help_text=_("For example 2.1. The tasks of this sentence and of those below it follow from the decision."),
    )


class TryFormForm(ActForm):
    """With which minutes a form of the office is looked at."""

    minutes = forms.ChoiceField(
        label=_("Sitting"), help_text=_("Sittings of this body whose minutes you read, the latest first.")
    )

    def __init__(self, *args: Any, minutes: Sequence[Minutes] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["minutes"].choices = [  # type: ignore[attr-defined]
            (str(one.pk), f"{moments.day(moments.local(one.sitting.starts_at))}: {one.sitting.shown_title}")
            for one in minutes
        ]

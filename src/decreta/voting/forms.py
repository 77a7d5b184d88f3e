"""Input of the voting pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.forms import ActForm
from decreta.meetings.enums import Manner, Subject
from decreta.meetings.models import Invitation
from decreta.voting.enums import Question
from decreta.voting.models import Option, Vote


class QuestionForm(ActForm):
    """A question that is put to the vote."""

    question = forms.CharField(
        label=_("Question"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("So that agreeing is an answer to it."),
    )
    subject = forms.ChoiceField(
        label=pgettext_lazy("of a decision", "Subject"),
        choices=Subject.choices,
        initial=Subject.ORDINARY,
        widget=forms.RadioSelect,
    )
    asks = forms.ChoiceField(
        label=pgettext_lazy("ballot", "What is asked"),
        choices=Question.choices,
        initial=Question.MOTION,
        widget=forms.RadioSelect,
    )
    options = forms.CharField(
        label=_("Options or candidates, one on each line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Not needed where the question is agreed to or not."),
    )
    manner = forms.ChoiceField(
        label=_("How it is voted"),
        required=False,
        choices=[
            ("", _("as the rules say for the subject")),
            (Manner.OPEN, Manner.OPEN.label),
            (Manner.BY_NAME, Manner.BY_NAME.label),
        ],
        help_text=_("By name: afterwards everybody in the sitting reads who voted how."),
    )
    may_change_mind = forms.BooleanField(
        label=_("A vote can be changed until the ballot is closed"), required=False, initial=True
    )

    def clean_options(self) -> list[str]:
        """One option for each line that says something."""
        return [line.strip() for line in self.cleaned_data["options"].splitlines() if line.strip()]


class ReasonForm(ActForm):
    """Why a ballot is annulled, why somebody steps back."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class _OfMembers(ActForm):
    """Members of a sitting are chosen by name."""

    def _members(self, name: str, label: Any, members: Sequence[Invitation]) -> None:
        self.fields[name] = forms.ModelChoiceField(
            Invitation.objects.filter(pk__in=[one.pk for one in members]).select_related(
                "holding__person", "holding__post"
            ),
            label=label,
        )


class RecusalForm(_OfMembers):
    """Who steps back, and why."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, members: Sequence[Invitation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._members("invitation", _("Who steps back"), members)
        self.order_fields(["invitation", "reason"])


class ProxyForm(_OfMembers):
    """Whose vote is given to whom, by which paper."""

    paper = forms.CharField(label=_("Paper"), max_length=200, help_text=_("For example the letter and its day."))

    def __init__(self, *args: Any, members: Sequence[Invitation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._members("giver", _("Whose vote"), members)
        self._members("holder", _("Who casts it"), members)
        self.order_fields(["giver", "holder", "paper"])


class EnterForm(ActForm):
    """What voters without a network have said: one choice for each."""

    def __init__(self, *args: Any, votes: Sequence[Vote], options: Sequence[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("nothing noted")), *((str(one.pk), one.shown) for one in options)]
        for one in votes:
            note = _("has voted himself; his own vote counts") if one.option_id else ""
            self.fields[f"v-{one.pk}"] = forms.ChoiceField(
                label=one.voter.holding.person.full_name,
                choices=choices,
                required=False,
                initial=str(one.entered_id or ""),
                help_text=note,
            )

    def said(self) -> dict[UUID, UUID]:
        """Option by vote, of those that something is noted for."""
        return {UUID(name[2:]): UUID(value) for name, value in self.cleaned_data.items() if value}

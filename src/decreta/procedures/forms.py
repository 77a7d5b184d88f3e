"""Input of the pages of written procedures."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core import clock
from decreta.core.forms import ActForm, moment_field
from decreta.meetings.deciding import Share
from decreta.meetings.enums import Tie
from decreta.meetings.forms.sittings import chair_posts
from decreta.organisation.models import Body, Post
from decreta.procedures.arithmetic import Rule
from decreta.procedures.domain import Said
from decreta.procedures.enums import Majority, Silence, Stance
from decreta.procedures.models import OpinionForm, Question

OWN = "own"


class NewForm(ActForm):
    """A decision in writing: whose, about what, until when, by what rule."""

    body = forms.ModelChoiceField(Body.objects.none(), label=_("Body"))
    title = forms.CharField(label=_("Matter"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    chair_post = forms.ModelChoiceField(Post.objects.none(), label=_("In the name of"))
    until = forms.DateTimeField(label=_("Opinions until"), help_text=_("Day and time, for example 31/03/2025 17:00."))
    majority = forms.ChoiceField(
        label=_("Adopted by"),
        choices=[("", _("as the rules of the body say")), *Majority.choices, (OWN, _("another fraction"))],
        required=False,
    )
    own_majority = forms.CharField(
        label=_("Another fraction of all members"),
        max_length=9,
        required=False,
        help_text=_("For example 3/5, or >2/3 for more than two thirds."),
    )
    silence = forms.ChoiceField(
        label=_("Who does not answer"), choices=Silence.choices, initial=Silence.NOT_VOTED, widget=forms.RadioSelect
    )
    tie = forms.ChoiceField(
        label=_("When the sides are equal"),
        choices=[("", _("as the rules of the body say")), *Tie.choices],
        required=False,
    )
    convert_at = forms.IntegerField(
        label=_("Members who turn it into a session"),
        min_value=1,
        required=False,
        help_text=_("As soon as so many ask for a session, it becomes one. Empty: none do."),
    )
    remind_hours = forms.CharField(
        label=_("Reminders"),
        max_length=60,
        required=False,
        initial="48, 24",
        help_text=_(
            "Hours before the deadline, with commas. Who has not answered is reminded, and the secretaries are told."
        ),
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["chair_post"].queryset = chair_posts(bodies)  # type: ignore[attr-defined]

    def clean_remind_hours(self) -> list[int]:
        """Whole numbers."""
        words = [one.strip() for one in self.cleaned_data["remind_hours"].split(",") if one.strip()]
        if any(not (one.isascii() and one.isdecimal() and len(one) < 5) for one in words):
            raise forms.ValidationError(_("Write whole numbers of hours, with commas."))
        return [int(one) for one in words]

    def clean(self) -> dict[str, Any]:
        """Another fraction is written as one that can be reached."""
        data = super().clean() or {}
        if data.get("majority") == OWN:
            try:
                data["majority"] = str(Share.read(data.get("own_majority") or ""))
            except ValueError:
                self.add_error("own_majority", _("Write a fraction such as 3/5 or >3/5."))
        return data

    def arguments(self) -> dict[str, Any]:
        """As the act takes them."""
        data = dict(self.cleaned_data)
        data.pop("own_majority")
        rule = Rule(data.pop("majority"), data.pop("silence"), data.pop("tie"))
        return {**data, "rule": rule}


class QuestionForm(ActForm):
    """One question."""

    title = forms.CharField(label=_("Question about"), max_length=300)
    text = forms.CharField(
        label=_("What members agree or disagree with"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 4})
    )


class ProlongForm(ActForm):
    """Until when opinions are taken instead, and why."""

    until = moment_field(_("Opinions until"))
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class TieForm(ActForm):
    """What the chair decides, and his word."""

    agrees = forms.TypedChoiceField(
        label=_("I decide"),
        choices=[("yes", _("for the proposal: it is adopted")), ("no", _("against it: it is not adopted"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    word = forms.CharField(
        label=_("With this word"),
        max_length=1000,
        help_text=_("It stands in the result and in the minutes."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReasonForm(ActForm):
    """Why it becomes a session."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class OpinionsForm(ActForm):
    """The form of one member: each question with agree, disagree, other opinion."""

    def __init__(
        self,
        *args: Any,
        questions: list[Question],
        known: OpinionForm | None = None,
        is_paper: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if is_paper:
            self.fields["received_on"] = forms.DateField(
                label=_("Received on"),
                initial=clock.today,
                help_text=_("By this day it came in time, whenever it is entered."),
            )
        self.questions = questions
        said = {one.question_id: one for one in known.opinions.all()} if known is not None else {}
        for number, one in enumerate(questions):
            before = said.get(one.pk)
            self.fields[f"stance_{number}"] = forms.ChoiceField(
                label=_("Opinion on question %(n)s") % {"n": one.item.number},
                choices=[(one.value, capfirst(one.label)) for one in Stance],
                widget=forms.RadioSelect,
                initial=before.stance if before else None,
            )
            self.fields[f"text_{number}"] = forms.CharField(
                label=pgettext_lazy("opinion form", "In my words"),
                required=False,
                max_length=4_000,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=before.text if before else "",
            )
        self.fields["asks_for_session"] = forms.BooleanField(
            label=_("I ask that this be dealt with in a session"),
            required=False,
            initial=known.asks_for_session if known is not None else False,
        )

    def rows(self) -> list[tuple[Question, Any, Any]]:
        """Each question with its two fields."""
        return [(one, self[f"stance_{number}"], self[f"text_{number}"]) for number, one in enumerate(self.questions)]

    def opinions(self) -> dict[UUID, Said]:
        """What was said, by question."""
        data = self.cleaned_data
        return {
            one.pk: Said(data[f"stance_{number}"], data[f"text_{number}"]) for number, one in enumerate(self.questions)
        }

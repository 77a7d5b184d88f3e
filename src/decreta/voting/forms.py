"""Input of the voting pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.forms import ActForm
from decreta.core.texts import lines_of
from decreta.meetings.enums import Manner, Subject
from decreta.meetings.forms.choosing import MembersForm
from decreta.meetings.models import AgendaItem, Invitation
from decreta.meetings.queries.rulebooks import Rules
from decreta.voting.enums import Question
from decreta.voting.manners import BY_HANDS, keep_secret
from decreta.voting.models import Option, Vote

ON_PAPER = "on_paper"
_MOST_TELLERS = 7


class AskedForm(ActForm):
    """A question and what can be answered."""

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

    def clean_options(self) -> list[str]:
        """One option for each line that says something."""
        return lines_of(self.cleaned_data["options"])


class QuestionForm(AskedForm):
    """A question that is put to the vote."""

    manner = forms.ChoiceField(
        label=_("How it is voted"),
        required=False,
        choices=[
            ("", _("as the rules say for the subject")),
            (Manner.OPEN, Manner.OPEN.label),
            (BY_HANDS, _("open, by show of hands")),
            (Manner.BY_NAME, Manner.BY_NAME.label),
            (Manner.SECRET, _("secret, on screens")),
            (ON_PAPER, _("secret, on paper")),
        ],
        help_text=_(
            "By name: afterwards everybody in the sitting reads who voted how. By show of hands: nobody votes on a screen, and "
            "what was counted is entered. Secret, on screens: name the tellers first."
        ),
    )
    may_change_mind = forms.BooleanField(
        label=_("A vote can be changed until the ballot is closed"), required=False, initial=True
    )

    def __init__(self, *args: Any, held: Rules, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_secret(self, held)

    def clean(self) -> dict[str, Any]:
        """On paper and by show of hands are ways to hold a secret and an open ballot, no manners of their own."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("manner") == ON_PAPER:
            data |= {"manner": Manner.SECRET.value, "is_on_paper": True}
        if data.get("manner") == BY_HANDS:
            data |= {"manner": Manner.OPEN.value, "is_by_hands": True}
        return data


class ReasonForm(ActForm):
    """Why a ballot is annulled, why somebody steps back."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class RecusalForm(MembersForm):
    """Who steps back, and why."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, members: Sequence[Invitation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_member("invitation", members, label=_("Who steps back"))
        self.order_fields(["invitation", "reason"])


class ProxyForm(MembersForm):
    """Whose vote is given to whom, by which paper."""

    paper = forms.CharField(label=_("Paper"), max_length=200, help_text=_("For example the letter and its day."))

    def __init__(self, *args: Any, members: Sequence[Invitation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_member("giver", members, label=_("Whose vote"))
        self.add_member("holder", members, label=_("Who casts it"))
        self.order_fields(["giver", "holder", "paper"])


class OwnProxyForm(MembersForm):
    """To whom a member gives his own vote: for the whole session, or for some points."""

    points = forms.ModelMultipleChoiceField(
        AgendaItem.objects.none(),
        label=_("For which points"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: for the whole session."),
    )

    def __init__(self, *args: Any, members: Sequence[Invitation], points: Sequence[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_member("holder", members, is_offered=False, label=_("Who casts your vote"))
        chosen: Any = self.fields["points"]
        chosen.queryset = AgendaItem.objects.filter(pk__in=[one.pk for one in points]).order_by("position")
        chosen.label_from_instance = lambda one: f"{one.number}. {one.shown_title}"
        self.order_fields(["holder", "points"])


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


class MergeForm(EnterForm):
    """What voters said on paper while the network was gone, and why it is added only now."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = forms.CharField(
            label=_("Reason"), max_length=300, help_text=_("The minutes tell it, with the former result.")
        )

    def said(self) -> dict[UUID, UUID]:
        """Option by vote, of those that something is noted for."""
        lines = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        return {UUID(name[2:]): UUID(value) for name, value in lines.items() if value}


class TellersForm(MembersForm):
    """Who opens the next secret ballot, and how many of them together."""

    def __init__(self, *args: Any, people: Sequence[Invitation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_members(
            "tellers",
            people,
            words=lambda one: str(one.holding.person),
            label=_("Tellers"),
            help_text=_("Three or more: then the ballot is counted even if one of them loses his key."),
        )
        self.fields["threshold"] = forms.IntegerField(
            label=_("How many of them open it together"),
            min_value=2,
            max_value=_MOST_TELLERS,
            initial=2,
            help_text=_("So many who agree could see who voted how; so many must be there for the count."),
        )


class TotalsForm(ActForm):
    """What a secret ballot on paper came to."""

    def __init__(self, *args: Any, options: Sequence[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in options:
            self.fields[f"o-{one.ordinal}"] = forms.IntegerField(label=one.shown, min_value=0, max_value=32_000)
        self.fields["invalid"] = forms.IntegerField(label=_("Invalid votes"), min_value=0, max_value=32_000, initial=0)

    def totals(self) -> dict[str, Any]:
        """Votes by the number of the option, and the invalid ones."""
        found = {int(name[2:]): value for name, value in self.cleaned_data.items() if name.startswith("o-")}
        return {"votes": found, "invalid": self.cleaned_data["invalid"]}

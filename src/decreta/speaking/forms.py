"""Input of the debate's pages, turned into typed values. Times are typed in minutes and kept in seconds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm
from decreta.meetings.enums import Part
from decreta.meetings.forms.choosing import MembersForm
from decreta.meetings.forms.invited import OneInvitedForm
from decreta.meetings.models import Sitting
from decreta.meetings.queries.choosing import invited_by_name
from decreta.speaking.enums import Sequence, SpeechKind
from decreta.speaking.models import Debate, SpeakingGroup


class MinutesField(forms.DecimalField):
    """A time, typed in minutes, perhaps with a half; its value is in seconds."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, min_value=0, max_value=24 * 60, decimal_places=1, **kwargs)

    def clean(self, value: Any) -> Any:
        minutes = super().clean(value)
        return None if minutes is None else int(minutes * 60)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, int):
            return value
        minutes = Decimal(value) / 60
        return int(minutes) if minutes == int(minutes) else minutes.quantize(Decimal("0.1"))


class DebateForm(ActForm):
    """Limits of time, and the order of speakers."""

    sequence = forms.ChoiceField(label=_("Order of speakers"), choices=Sequence.choices, widget=forms.RadioSelect)
    speech_seconds = MinutesField(label=_("Minutes for a speech"), help_text=_("Empty: without a limit."))
    order_seconds = MinutesField(label=_("Minutes for a point of order"))
    point_seconds = MinutesField(label=_("Minutes of debate on each point"), help_text=_("All speeches together."))

    @classmethod
    def of(cls, debate: Debate | None) -> DebateForm:
        """The form as the rules stand."""
        names = ("sequence", "speech_seconds", "order_seconds", "point_seconds")
        return cls(initial={name: getattr(debate, name) for name in names} if debate else {"sequence": Sequence.ASKED})


class GroupForm(MembersForm):
    """A group of speakers, and its budget of time."""

    name = forms.CharField(label=_("Name of the group"), max_length=120)
    budget_seconds = MinutesField(label=_("Minutes for the whole sitting"), help_text=_("Empty: without a limit."))

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, sitting=sitting, **kwargs)
        speakers = list(invited_by_name(sitting).filter(part__in=(Part.CHAIR, Part.MEMBER, Part.GUEST)))
        self.add_members(
            "invitations",
            speakers,
            words=lambda one: str(one.holding.person),
            label=_("Who belongs to it"),
            required=False,
        )

    @classmethod
    def of(cls, group: SpeakingGroup) -> GroupForm:
        """The form as a group stands."""
        seated = group.seats.values_list("invitation_id", flat=True)
        initial = {"name": group.name, "budget_seconds": group.budget_seconds, "invitations": list(seated)}
        return cls(sitting=group.sitting, initial=initial)


class AskingForm(OneInvitedForm):
    """What somebody asks to speak for; who, when the secretary puts him down."""

    is_somebody = True

    kind = forms.ChoiceField(label=_("Ask to speak for"), choices=SpeechKind.choices, required=False)

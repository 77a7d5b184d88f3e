"""Input of messages, turned into typed values."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm
from decreta.messaging.domain.writing import LONGEST_IN_HALL
from decreta.messaging.models.messages import LONGEST


def text_field(label: object) -> forms.CharField:
    """A few lines."""
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))  # type: ignore[arg-type]


class WriteForm(ActForm):
    """What a member writes; to whom says the button."""

    text = text_field(_("Message"))


class AnswerForm(ActForm):
    """What the secretariat answers one member."""

    text = text_field(_("Answer"))


class TellForm(ActForm):
    """What the secretariat tells the room, and how long the hall shows it."""

    text = text_field(_("Message"))
    minutes = forms.IntegerField(
        label=_("Minutes on the screen of the hall"),
        min_value=1,
        max_value=LONGEST_IN_HALL,
        required=False,
        help_text=_("Empty: not in the hall."),
    )
    is_for_all = forms.BooleanField(
        label=_("Everybody reads it, also who does not read the point at hand"), required=False
    )

"""Input of the pages of this area."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.forms import ActForm
from decreta.reviews.domain.reviewing import MOST_MONTHS, TEXT_LIMIT
from decreta.reviews.enums import Outcome


def _reason() -> forms.CharField:
    return forms.CharField(label=_("Reason"), max_length=TEXT_LIMIT, widget=forms.Textarea(attrs={"rows": 3}))


class ReviewForm(ActForm):
    """What becomes of it, why, when it is looked at next."""

    outcome = forms.ChoiceField(
        label=pgettext_lazy("review", "Outcome"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    reason = _reason()
    symbol = forms.CharField(
        label=_("Number and symbol"),
        max_length=80,
        required=False,
        help_text=_("Of the paper that is proposed, where there is one already."),
    )
    next_on = forms.DateField(label=_("Next review"), required=False, help_text=_("Needed unless it is closed."))


class MoveForm(ActForm):
    """Another day, and why."""

    next_on = forms.DateField(label=_("Next review"))
    reason = _reason()


class RuleForm(ActForm):
    """After how many months."""

    months = forms.IntegerField(
        label=_("First review so many months after the decision"), min_value=1, max_value=MOST_MONTHS
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

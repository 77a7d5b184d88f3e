"""Input of the pages of motions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.forms import ActForm
from decreta.meetings.enums import Manner, Subject
from decreta.meetings.forms.choosing import MembersForm
from decreta.meetings.models import Invitation
from decreta.meetings.queries.rulebooks import Rules
from decreta.motions.enums import MotionKind
from decreta.voting.manners import BY_HANDS, keep_secret

_BASE = "motions.base"


class _ForAnother(MembersForm):
    """Who moves it: asked of who runs the sitting alone, since he writes down what was moved aloud."""

    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, movers: Sequence[Invitation] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if movers is not None:
            self.add_member("mover", movers, words=lambda one: str(one.holding.person), label=_("Who moves it"))
            self.order_fields(self.field_order)


class MotionForm(_ForAnother):
    """What is moved on a point."""

    kind = forms.ChoiceField(
        label=_("What is moved"),
        choices=[(one.value, one.label) for one in MotionKind if one != MotionKind.AMENDMENT],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("So that agreeing is an answer to it. Only needed for another motion."),
    )
    field_order = ["mover", "kind", "text", "reason"]


class AmendmentForm(_ForAnother):
    """A conclusion as it would read."""

    base = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    text = forms.CharField(
        label=_("The text as it should read"),
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Change, strike or add what you want; what differs is shown marked. A line is a paragraph."),
    )
    field_order = ["mover", "text", "reason", "base"]

    def clean_base(self) -> str:
        """The text that the page showed, which nobody else can have put here; without it the present one counts."""
        sent = self.cleaned_data["base"]
        try:
            return str(signing.loads(sent, salt=_BASE)) if sent else ""
        except signing.BadSignature as error:
            raise forms.ValidationError(_("The form is too old. Open the page again."), code="stale") from error


def sealed_base(text: str) -> str:
    """A text as a form carries it until it comes back."""
    return signing.dumps(text, salt=_BASE)


class RewordForm(ActForm):
    """A motion written anew."""

    text = forms.CharField(
        label=_("The text as it should read"),
        required=False,
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class RefusalForm(ActForm):
    """Why a motion is out of order."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class PutForm(ActForm):
    """By which rule a motion is voted on."""

    subject = forms.ChoiceField(
        label=pgettext_lazy("of a decision", "Subject"), choices=Subject.choices, widget=forms.RadioSelect
    )
    manner = forms.ChoiceField(
        label=_("How it is voted"),
        required=False,
        choices=[
            ("", _("as the rules say for the subject")),
            (Manner.OPEN, Manner.OPEN.label),
            (BY_HANDS, _("open, by show of hands")),
            (Manner.BY_NAME, Manner.BY_NAME.label),
        ],
    )
    read = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, held: Rules, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_secret(self, held)

    def clean(self) -> dict[str, Any]:
        """By show of hands is a way to hold an open ballot, no manner of its own."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("manner") == BY_HANDS:
            data |= {"manner": Manner.OPEN.value, "is_by_hands": True}
        return data


class WorkInForm(ActForm):
    """A conclusion with an adopted amendment written into it by hand."""

    text = forms.CharField(
        label=_("The conclusion with the amendment in it"), max_length=8_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    expected_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

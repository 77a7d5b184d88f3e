"""What is written down while a session runs: who presides, who is there, what was concluded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm, moment_field
from decreta.meetings.enums import Presence, Removed
from decreta.meetings.forms.invited import called
from decreta.meetings.models import Attendance, Invitation, Sitting
from decreta.meetings.queries.choosing import invited_by_name
from decreta.meetings.queries.room import MOST_LISTED

#: So many of those who could preside are listed where too many are present to list all.
_FIRST_IN_LINE = 8


class HandOverForm(ActForm):
    """Who presides in the place of the chair, for how long, and why.

    In a large sitting only the first in line are listed; anybody else is written by his name (`who`), which goes before.
    """

    to = forms.ModelChoiceField(
        Invitation.objects.none(),
        label=_("Who presides"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose who presides."), "invalid_choice": _("Choose who presides.")},
    )
    who = forms.CharField(
        label=_("Another, by name"),
        required=False,
        max_length=120,
        help_text=_("The first in line are listed. Who is named here presides in their place."),
    )
    is_for_point = forms.ChoiceField(
        label=_("For how long"),
        choices=[("", _("for the rest of the session")), ("point", _("while the point at hand is dealt with"))],
        required=False,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The minutes tell it."),
    )

    def __init__(
        self, *args: Any, line: Sequence[Invitation], sitting: Sitting, has_point_alone: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sitting = sitting
        if len(line) > MOST_LISTED:
            line = line[:_FIRST_IN_LINE]
        else:
            del self.fields["who"]
        chosen: Any = self.fields["to"]
        # Everybody invited is found, so that who has just left is refused in the words of the act.
        chosen.queryset = invited_by_name(sitting)
        chosen.choices = [(one.pk, f"{one.holding.person.full_name}, {one.holding.post.name}") for one in line]
        if sitting.current_item_id is None:
            del self.fields["is_for_point"]
        elif has_point_alone:
            span: Any = self.fields["is_for_point"]
            span.choices, span.initial = [one for one in span.choices if one[0]], "point"

    def clean(self) -> dict[str, Any]:
        """The one who is named goes before the one who is chosen."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if words := given.pop("who", "").strip():
            given["to"] = called(self, self.sitting, words)
        return given

    def clean_is_for_point(self) -> bool:
        """Whether it ends with the point."""
        return bool(self.cleaned_data["is_for_point"])


class RemovalForm(ActForm):
    """Why somebody sits no more in the session that runs."""

    removed_as = forms.ChoiceField(label=_("What happens"), choices=Removed.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The minutes tell it."),
    )

    def __init__(self, *args: Any, allowed: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["removed_as"]
        chosen.choices = [(key, label) for key, label in Removed.choices if key in allowed]
        if len(allowed) == 1:
            chosen.initial = allowed[0]


class AttendanceForm(ActForm):
    """From when until when somebody was present, and why it is entered only now."""

    is_taken_out = forms.BooleanField(label=_("He was not there: take this stay out"), required=False)
    presence = forms.ChoiceField(label=_("How he was present"), choices=Presence.choices)
    came_at = moment_field(_("Came at"))
    left_at = moment_field(_("Left at"))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The minutes tell it."),
    )

    def __init__(self, *args: Any, stay: Attendance | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["left_at"].required = False
        self.fields["left_at"].help_text = _("Empty: to the end of the session, or still present.")
        if stay is None:
            del self.fields["is_taken_out"]
            return
        self.fields["came_at"].required = False
        for name in ("presence", "came_at", "left_at"):
            self.fields[name].initial = getattr(stay, name)


class ConclusionForm(ActForm):
    """The words of a conclusion, and which revision they were made from; `point` finds them a place when that is gone."""

    text = forms.CharField(
        label=_("Conclusion"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In the words of the notice. Lines that begin with a) stay lines of their own."),
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    point = forms.UUIDField(required=False, widget=forms.HiddenInput)

"""Those who are invited: one more, one of them, what he answers, who comes in his place."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.forms import ActForm
from decreta.meetings.enums import Answer, Part
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.matches import invited_as
from decreta.organisation.models import Holding


class OneInvitedForm(ActForm):
    """Somebody invited: chosen from a list, or in a large sitting by his name (`who`)."""

    #: Whether a name must be written where one is asked for.
    is_somebody = False

    invitation = forms.ModelChoiceField(Invitation.objects.none(), required=False)
    who = forms.CharField(label=pgettext_lazy("of a person", "Name"), required=False, max_length=120)

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sitting = sitting
        invited = Invitation.objects.filter(sitting=sitting).select_related("holding__person")
        self.fields["invitation"].queryset = invited  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The one who is meant; who else bears the name is said."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        words = given.get("who", "").strip()
        if words and not given.get("invitation"):
            given["invitation"] = called(self, self.sitting, words)
        elif self.is_somebody and "who" in self.data and not given.get("invitation"):
            self.add_error("who", _("Write a name."))
        return given


def called(form: ActForm, sitting: Sitting, words: str) -> Invitation | None:
    """The one who is invited and meant by `words` of the field `who`; of any other number the field says it."""
    found = invited_as(sitting, words)
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(str(one.holding.person) for one in found)
        form.add_error("who", _("Several are meant: %(names)s. Write more of the name.") % {"names": names})
    else:
        form.add_error("who", _("Nobody who is invited is called so."))
    return None


class InviteForm(ActForm):
    """One more person, chosen among those that a search found."""

    who = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)
    holding = forms.ModelChoiceField(
        Holding.objects.none(),
        label=_("Person and post"),
        error_messages={"required": _("Search and choose whom to invite.")},
    )
    part = forms.ChoiceField(label=_("As"), choices=Part.choices, initial=Part.GUEST)

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Holding.objects.valid_on(day_of(sitting)).select_related("person", "post")
        self.fields["holding"].queryset = found  # type: ignore[attr-defined]


class AnswerForm(ActForm):
    """The invited person's answer."""

    answer = forms.ChoiceField(
        label=_("Do you attend?"),
        choices=[
            (Answer.ATTENDS, _("I attend")),
            (Answer.REMOTE, _("I attend remotely")),
            (Answer.EXCUSED, _("I cannot attend")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reason, if you cannot attend"), max_length=300, required=False)


class SubstituteForm(ActForm):
    """Who comes in one's place, chosen among those that a search found."""

    holding = forms.ModelChoiceField(
        Holding.objects.none(),
        label=_("Person and post"),
        error_messages={"required": _("Search and choose who comes in your place.")},
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Holding.objects.valid_on(day_of(invitation.sitting)).select_related("person", "post")
        self.fields["holding"].queryset = found  # type: ignore[attr-defined]

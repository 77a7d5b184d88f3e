"""Input of the account's own pages, turned into typed values."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.accounts.models import User
from decreta.accounts.posts import posts_of
from decreta.accounts.scopes import Scope
from decreta.core.forms import ActForm

DAYS = [(30, _("30 days")), (90, _("90 days")), (180, _("180 days")), (366, _("one year"))]


class TokenForm(ActForm):
    """A token to be issued: for what, in which post, what it may do, how long."""

    label = forms.CharField(
        label=_("For what"), max_length=120, help_text=_("The program that will use it, for example “report sender”.")
    )
    holding = forms.ChoiceField(label=_("Acts in the post"))
    scopes = forms.MultipleChoiceField(
        label=pgettext_lazy("token", "May"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Never more than the post itself. With “sign” the program signs as you would; nobody asks you again."
        ),
    )
    days = forms.TypedChoiceField(label=_("Valid for"), choices=DAYS, coerce=int, initial=90)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = posts_of(user)
        if len(held) > 1:
            choices = [("", _("Choose a post")), *((str(pk), title) for pk, title in held)]
            self.fields["holding"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["holding"]  # one post, or none: there is nothing to choose

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act."""
        data = self.cleaned_data
        chosen = data.get("holding")
        return {
            "label": data["label"],
            "scopes": data["scopes"],
            "days": data["days"],
            "holding_id": UUID(chosen) if chosen else None,
        }

"""Forms about accounts, as an administrator sees them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from decreta.accounts.models import User
from decreta.core.forms import ActForm


def languages() -> list[tuple[str, str]]:
    """The languages of the application, each by its own name."""
    return [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]


class NewAccountForm(ActForm):
    """A new account; its user chooses the password himself."""

    login = forms.CharField(label=_("User name"), max_length=150, help_text=_("Letters, digits and @ . + - _ only."))
    language = forms.ChoiceField(label=_("Language"), choices=languages)
    needs_second_factor = forms.BooleanField(
        label=_("Must have a second factor"),
        required=False,
        help_text=_("For administrators and for whoever signs: without one they reach nothing but its pages."),
    )


class ReasonForm(ActForm):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class EntriesForm(ActForm):
    """Who is given a one-time address, and in which form they are taken along."""

    users = forms.MultipleChoiceField(label=_("For whom"), widget=forms.CheckboxSelectMultiple)
    form = forms.ChoiceField(
        label=pgettext_lazy("file", "As"),
        choices=[("xlsx", _("Workbook (XLSX)")), ("pdf", _("Paper (PDF)"))],
        initial="xlsx",
    )

    def __init__(self, *args: Any, users: Sequence[User], are_chosen: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._users = {str(user.pk): user for user in users}
        self.fields["users"].choices = [(pk, _named(user)) for pk, user in self._users.items()]  # type: ignore[attr-defined]
        if are_chosen:
            self.fields["users"].initial = list(self._users)

    def clean_users(self) -> list[User]:
        """The accounts that were chosen."""
        return [self._users[pk] for pk in self.cleaned_data["users"]]


def _named(user: User) -> str:
    person = getattr(user, "person", None)
    return f"{user.username} · {person.full_name}" if person else user.username

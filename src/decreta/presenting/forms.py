"""Which page of which paper, and who presents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm
from decreta.meetings.models import Invitation, Sitting


class PageForm(ActForm):
    """A page of a paper, in the version that the presenter reads."""

    paper = forms.UUIDField(label=_("Paper"))
    page = forms.IntegerField(label=_("Page"), min_value=1, max_value=100_000)
    version = forms.IntegerField(label=_("Version"), min_value=1, max_value=30_000, required=False)


class PresenterForm(ActForm):
    """Who presents; nobody but the chair and the secretary when it is empty."""

    invitation = forms.ModelChoiceField(Invitation.objects.none(), label=_("Who presents"), required=False)

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["invitation"].queryset = Invitation.objects.filter(sitting=sitting)  # type: ignore[attr-defined]

"""Which page of which paper, and who presents."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm
from decreta.meetings.forms.invited import OneInvitedForm


class PageForm(ActForm):
    """A page of a paper, in the version that the presenter reads."""

    paper = forms.UUIDField(label=_("Paper"))
    page = forms.IntegerField(label=_("Page"), min_value=1, max_value=100_000)
    version = forms.IntegerField(label=_("Version"), min_value=1, max_value=30_000, required=False)


class PresenterForm(OneInvitedForm):
    """Who presents; nobody but the chair and the secretary when it is empty."""

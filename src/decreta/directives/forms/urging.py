"""A letter that urges."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.assignments.enums import Colour
from decreta.core.forms import ActForm
from decreta.organisation.models import Post


class UrgeForm(ActForm):
    """A letter to one agency."""

    signer_post = forms.ModelChoiceField(Post.objects.none(), label=_("To be signed by"))
    answer_by = forms.DateField(label=_("Answer by"))


class UrgeBelowForm(UrgeForm):
    """A letter to one receiver of what was handed down."""

    colour = forms.ChoiceField(
        label=_("How urgent"),
        choices=lambda: [("", pgettext_lazy("urging letter", "by hand, no colour")), *Colour.choices],
        required=False,
    )

"""A letter that urges."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm
from decreta.organisation.models import Post


class UrgeForm(ActForm):
    """A letter to one agency."""

    signer_post = forms.ModelChoiceField(Post.objects.none(), label=_("To be signed by"))
    answer_by = forms.DateField(label=_("Answer by"))

"""Who is to sign too."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core import clock
from decreta.core.forms import ActForm
from decreta.cosigning.enums import Turn
from decreta.documents.forms.drafts import post_with_place
from decreta.documents.models import Document
from decreta.organisation.enums import Role
from decreta.organisation.models import Body, Post

_SHOWN = 500


class CosignerForm(ActForm):
    """A post, and when it signs. Organisations and bodies are found by words, since a joint paper may name any."""

    post = forms.ModelChoiceField(label=pgettext_lazy("cosigner", "Post"), queryset=Post.objects.none())
    turn = forms.ChoiceField(label=pgettext_lazy("cosigner", "When"), choices=Turn.choices, initial=Turn.BEFORE)

    def __init__(self, *args: Any, document: Document, words: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["post"]
        field.queryset = _posts(document)  # type: ignore[attr-defined]
        field.label_from_instance = post_with_place  # type: ignore[attr-defined]
        found = _posts(document, words)[:_SHOWN]
        field.choices = [("", _("Choose a post")), *((str(one.pk), post_with_place(one)) for one in found)]  # type: ignore[attr-defined]

    def clean_turn(self) -> Turn:
        """As the acts want it."""
        return Turn(self.cleaned_data["turn"])


def _posts(document: Document, words: str | None = None) -> QuerySet[Post]:
    """Posts that sign, and heads of units for initials; without words those of the own house, with words any."""
    usable = Q(signs=True) | Q(role__in=[Role.HEAD, Role.UNIT_HEAD, Role.SECRETARY])
    found = Post.objects.valid_on(clock.today()).filter(usable).select_related("body", "unit__organisation")
    if words:
        found = found.filter(
            Q(unit__organisation__name_vi__icontains=words)
            | Q(body__name_vi__icontains=words)
            | Q(name_vi__icontains=words)
        )
    elif words is not None:
        found = found.filter(_of_house(document))
    return found.order_by("rank", "code")


def _of_house(document: Document) -> Q:
    issuer = document.issuer
    own = Q(body=issuer) | Q(body__in=issuer.serves.all()) if isinstance(issuer, Body) else Q(unit__organisation=issuer)
    return own | Q(unit=document.drafting_unit_id) if document.drafting_unit_id else own

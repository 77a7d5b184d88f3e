"""The form of a copy."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.forms import ActForm
from decreta.core.texts import lines_of
from decreta.documents import numbering
from decreta.documents.domain.copying import Wish
from decreta.documents.forms.drafts import Issuer, issuers_of, key_of, post_with_place
from decreta.organisation.models import Body, Organisation, Post


class CopyForm(ActForm):
    """Which copy, of which organ, by whose decision, for whom."""

    issuer = forms.ChoiceField(label=_("Organ that copies"))
    kind = forms.ChoiceField(
        label=_("Kind of copy"),
        help_text=_(
            "A true copy and an extract are made of the original; a copy of a copy, of a copy that another organ made."
        ),
    )
    pages = forms.CharField(
        label=_("Pages of the extract"),
        required=False,
        max_length=100,
        help_text=_("As in 1, 3-4. All other copies take the whole paper."),
    )
    signer_post = forms.ModelChoiceField(label=_("Decided by"), queryset=Post.objects.none())
    recipients = forms.CharField(
        label=_("Recipients"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line. Organisations known here may read the copy; nobody else in your organisation may."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        self.issuers: dict[str, Issuer] = {key_of(issuer): issuer for issuer in issuers_of(actor)}
        self.fields["issuer"].choices = [(key, one.name) for key, one in self.issuers.items()]  # type: ignore[attr-defined]
        kinds: dict[str, str] = {}
        for issuer in self.issuers.values():
            kinds |= dict(numbering.copies_of(issuer, on=today))
        self.fields["kind"].choices = [(code, f"{name} ({code})") for code, name in kinds.items()]  # type: ignore[attr-defined]
        own = Q(body__in=[one for one in self.issuers.values() if isinstance(one, Body)])
        own |= Q(unit__organisation__in=[one for one in self.issuers.values() if isinstance(one, Organisation)])
        posts = Post.objects.valid_on(today).filter(own, signs=True).select_related("body", "unit__organisation")
        self.fields["signer_post"].queryset = posts  # type: ignore[attr-defined]
        self.fields["signer_post"].label_from_instance = post_with_place  # type: ignore[attr-defined]

    @property
    def wish(self) -> Wish:
        """What was asked for."""
        data = self.cleaned_data
        names = lines_of(data["recipients"])
        issuer = self.issuers[data["issuer"]]
        return Wish(data["kind"], issuer, data["signer_post"], recipients=names, pages=data["pages"])

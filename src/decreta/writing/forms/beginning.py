"""What a draft begins with: the facts of the record, and what else the template asks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.forms import ActForm
from decreta.core.texts import lines_of
from decreta.documents import numbering
from decreta.documents.forms.drafts import issuers_of, key_of, post_with_place
from decreta.organisation.models import Body, Organisation, Post
from decreta.writing.models import TemplateVersion
from decreta.writing.queries.merging import Facts
from decreta.writing.words import RECORD, label_of

_ASK = "ask_"
_ASKED_LIMIT = 2000


class BeginningForm(ActForm):
    """Issuer, subject, who signs, to whom; below them the template's own fields.

    Nothing but the issuer is required here: what the template needs is said by the merging, all of it at once.
    """

    issuer = forms.ChoiceField(label=pgettext_lazy("document", "Issuer"))
    subject = forms.CharField(
        label=_("Subject"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    addressees = forms.CharField(
        label=_("Addressed to"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line: they stand above the text and receive the document as well."),
    )
    recipients = forms.CharField(
        label=_("Recipients"), required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("One a line.")
    )
    signer_post = forms.ModelChoiceField(label=_("Signed by"), queryset=Post.objects.none(), required=False)

    def __init__(self, *args: Any, actor: Actor, version: TemplateVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code, today = version.template.type_code, clock.today()
        self.issuers = {key_of(one): one for one in issuers_of(actor) if numbering.is_known(one, code, on=today)}
        self.fields["issuer"].choices = [(key, issuer.name) for key, issuer in self.issuers.items()]  # type: ignore[attr-defined]
        own = Q(body__in=[one for one in self.issuers.values() if isinstance(one, Body)])
        own |= Q(unit__organisation__in=[one for one in self.issuers.values() if isinstance(one, Organisation)])
        signing = Post.objects.valid_on(today).filter(own, signs=True).select_related("body", "unit__organisation")
        self.fields["signer_post"].queryset = signing  # type: ignore[attr-defined]
        self.fields["signer_post"].label_from_instance = post_with_place  # type: ignore[attr-defined]
        for name in version.fields:
            if name not in RECORD:
                self.fields[_ASK + name] = forms.CharField(
                    label=label_of(name)[:1].upper() + label_of(name)[1:], required=False, max_length=_ASKED_LIMIT
                )

    def facts(self) -> Facts:
        """What is known of the draft."""
        data = self.cleaned_data
        return Facts(
            issuer=self.issuers[data["issuer"]],
            subject=data["subject"],
            signer_post=data["signer_post"],
            addressees=lines_of(data["addressees"]),
            recipients=lines_of(data["recipients"]),
        )

    def asked(self) -> dict[str, str]:
        """The values of the template's own fields."""
        return {name.removeprefix(_ASK): value for name, value in self.cleaned_data.items() if name.startswith(_ASK)}

"""From a clerk's input to typed values; what is refused stands beside its field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.forms import ActForm
from decreta.documents import numbering
from decreta.documents.enums import Secrecy, Urgency
from decreta.documents.models import Document, Version
from decreta.organisation.models import Body, Organisation, Post, Term

Issuer = Body | Organisation


def issuers_of(actor: Actor) -> list[Issuer]:
    """Bodies and organisations that the actor's post works for. Two statements."""
    today = clock.today()
    bodies = Body.objects.valid_on(today).filter(pk__in=actor.body_ids | actor.served_body_ids)
    organisations = Organisation.objects.valid_on(today).filter(pk__in=actor.organisation_ids)
    return [*bodies, *organisations]


def _key(issuer: Issuer) -> str:
    return f"{'body' if isinstance(issuer, Body) else 'organisation'}:{issuer.pk}"


class IssuerForm(ActForm):
    """A form about one of the issuers that the actor works for."""

    issuer = forms.ChoiceField(label=pgettext_lazy("document", "Issuer"))
    type_code = forms.ChoiceField(label=pgettext_lazy("document", "Type"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.issuers = {_key(issuer): issuer for issuer in issuers_of(actor)}
        self.fields["issuer"].choices = [(key, issuer.name) for key, issuer in self.issuers.items()]  # type: ignore[attr-defined]
        today = clock.today()
        types: dict[str, str] = {}
        for issuer in self.issuers.values():
            types |= dict(numbering.types_of(issuer, on=today))
        named = [(code, f"{name} ({code})") for code, name in types.items()]
        self.fields["type_code"].choices = [("", _("Choose a type")), *named]  # type: ignore[attr-defined]

    def clean_issuer(self) -> Issuer:
        """The body or organisation that was chosen."""
        return self.issuers[self.cleaned_data["issuer"]]


class TextMixin(forms.Form):
    """Subject, recipients and text: what the signer approves."""

    subject = forms.CharField(label=_("Subject"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    recipients = forms.CharField(
        label=_("Recipients"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line, as printed. Organisations known here may read the document once it is issued."),
    )
    text = forms.CharField(
        label=pgettext_lazy("document", "Text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "class": "mark"}),
        help_text=_("One paragraph a line. A line may begin with its label: I. · Điều 1. · 1. · 1.1. · a) · -"),
    )

    def clean_recipients(self) -> list[str]:
        """Names, one a line."""
        return [line.strip() for line in self.cleaned_data["recipients"].splitlines() if line.strip()]


class DraftForm(IssuerForm, TextMixin):
    """A new draft."""

    signer_post = forms.ModelChoiceField(label=_("Signed by"), queryset=Post.objects.none())
    decided_on = forms.DateField(
        label=_("Decided on"),
        required=False,
        help_text=_("The day on which it was decided, if it is not the day of issue."),
    )
    urgency = forms.TypedChoiceField(
        label=pgettext_lazy("document", "Urgency"), choices=Urgency.choices, coerce=int, initial=0
    )
    secrecy = forms.TypedChoiceField(
        label=pgettext_lazy("document", "Secrecy"), choices=Secrecy.choices, coerce=int, initial=0
    )

    field_order = (
        "issuer",
        "type_code",
        "subject",
        "text",
        "recipients",
        "signer_post",
        "decided_on",
        "urgency",
        "secrecy",
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        own = Q(body__in=[issuer for issuer in self.issuers.values() if isinstance(issuer, Body)])
        own |= Q(
            unit__organisation__in=[issuer for issuer in self.issuers.values() if isinstance(issuer, Organisation)]
        )
        self.fields["signer_post"].queryset = (  # type: ignore[attr-defined]
            Post.objects.valid_on(clock.today()).filter(own, signs=True).select_related("body", "unit__organisation")
        )
        self.fields["signer_post"].label_from_instance = _post_with_place  # type: ignore[attr-defined]


def _post_with_place(post: Post) -> str:
    place = post.body or (post.unit.organisation if post.unit else None)
    return f"{post.name}, {place.name}" if place else post.name


class RevisionForm(ActForm, TextMixin):
    """A changed text, and the version that it was changed from."""

    note = forms.CharField(label=_("What was changed"), required=False, max_length=300)
    expected_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    field_order = ("subject", "text", "recipients", "note")

    @classmethod
    def showing(cls, document: Document, version: Version, text: str) -> RevisionForm:
        """The form with the present text."""
        return cls(
            initial={
                "subject": document.subject,
                "recipients": "\n".join(entry["name"] for entry in document.recipients),
                "text": text,
                "expected_version": version.ordinal,
            }
        )


class ReasonForm(ActForm):
    """An act that needs its reason."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class IssueForm(ActForm):
    """The date of issue; the number is given by the register."""

    issued_on = forms.DateField(label=_("Date of issue"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issued_on"].initial = clock.today


class AliasForm(ActForm):
    """Another symbol of a document."""

    symbol = forms.CharField(label=_("Symbol as cited"), max_length=80)
    reason = forms.CharField(label=_("Who cites it so"), max_length=200)
    is_confirmed = forms.BooleanField(
        label=_("Another document has this symbol too; I have compared them"), required=False
    )


class RegisterForm(IssuerForm):
    """A register to open at a number."""

    term = forms.ModelChoiceField(label=_("Term"), queryset=Term.objects.none(), required=False)
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2200)
    first_number = forms.IntegerField(label=_("Next number"), min_value=1, max_value=1_000_000)
    authority = forms.CharField(
        label=_("Ordered by"), max_length=200, help_text=_("The paper or person that orders it.")
    )
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    field_order = ("issuer", "type_code", "term", "year", "first_number", "authority", "reason")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        bodies = [issuer for issuer in self.issuers.values() if isinstance(issuer, Body)]
        self.fields["term"].queryset = Term.objects.filter(body__in=bodies).select_related("body")  # type: ignore[attr-defined]
        self.fields["term"].label_from_instance = _term_with_body  # type: ignore[attr-defined]
        self.fields["type_code"].choices += [(numbering.EVERY_TYPE, _("All types together"))]  # type: ignore[attr-defined]


def _term_with_body(term: Term) -> str:
    return f"{term.name}, {term.body.name}"

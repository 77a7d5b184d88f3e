"""From a clerk's input to typed values; what is refused stands beside its field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.forms import ActForm
from decreta.core.texts import lines_of
from decreta.documents import numbering, policies
from decreta.documents.domain.recipients import addressees, names
from decreta.documents.enums import Secrecy, Urgency
from decreta.documents.forms.carrying import CarryingMixin, TypeSelect
from decreta.documents.models import Document, Number, Version
from decreta.documents.rendering.particulars import particulars_of, print_annexes
from decreta.organisation.models import Body, Organisation, Post, Term

Issuer = Body | Organisation
#: So many reserved numbers are offered at once.
_RESERVED_SHOWN = 100


def issuers_of(actor: Actor) -> list[Issuer]:
    """Bodies and organisations that the actor's post works for. Two statements."""
    today = clock.today()
    bodies = Body.objects.valid_on(today).filter(pk__in=actor.body_ids | actor.served_body_ids)
    organisations = Organisation.objects.valid_on(today).filter(pk__in=actor.organisation_ids)
    return [*bodies, *organisations]


def key_of(issuer: Issuer) -> str:
    """How a form names an issuer."""
    return f"{'body' if isinstance(issuer, Body) else 'organisation'}:{issuer.pk}"


class IssuerForm(ActForm):
    """A form about one of the issuers that the actor works for."""

    issuer = forms.ChoiceField(label=pgettext_lazy("document", "Issuer"))
    type_code = forms.ChoiceField(label=pgettext_lazy("document", "Type"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.issuers = {key_of(issuer): issuer for issuer in issuers_of(actor)}
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


class EditorArea(forms.Textarea):
    """The text of a draft; in a browser with scripts a bar of acts stands above it, in these words."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """With the words of the bar in the reader's language."""
        words = {
            "bar": _("Write"),
            "bold": _("Bold"),
            "italic": _("Italic"),
            "underline": _("Underline"),
            "part": _("Part I."),
            "article": _("Article"),
            "clause": _("Clause 1."),
            "point": _("Point a)"),
            "dash": _("Dash -"),
            "basis": _("Legal basis"),
            "quote": _("Quotation"),
            "table": _("Table"),
            "break": _("New page"),
            "column": _("Column"),
        }
        said = {f"data-word-{key}": str(text) for key, text in words.items()}
        return super().get_context(name, value, {**(attrs or {}), **said, "data-editor": "yes"})


class TextMixin(forms.Form):
    """Subject, recipients and text: what the signer approves."""

    subject = forms.CharField(label=_("Subject"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    recipients = forms.CharField(
        label=_("Recipients"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One a line, as printed. Organisations known here may read the document once it is issued. “As above” and the line of the archive are added where the form wants them."
        ),
    )
    text = forms.CharField(
        label=pgettext_lazy("document", "Text"),
        strip=False,
        widget=EditorArea(attrs={"rows": 24, "class": "mark"}),
        help_text=_("One paragraph a line. A line may begin with its label: I. · Điều 1. · 1. · 1.1. · a) · -"),
    )

    def clean_recipients(self) -> list[str]:
        """Names, one a line."""
        return lines_of(self.cleaned_data["recipients"])


class DraftForm(IssuerForm, CarryingMixin, TextMixin):
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
        "addressees",
        "text",
        "annexes",
        "recipients",
        "signer_post",
        "second_signer",
        "decided_on",
        "urgency",
        "secrecy",
        "circulation",
        "drafter_mark",
        "copies",
        "contacts",
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
        self.fields["signer_post"].label_from_instance = post_with_place  # type: ignore[attr-defined]
        today = clock.today()
        rules = [numbering.rules_of(issuer, on=today) for issuer in self.issuers.values()]
        self.offer(rules)
        self.fields["type_code"].widget = TypeSelect(rules, choices=self.fields["type_code"].choices)  # type: ignore[attr-defined]


def post_with_place(post: Post) -> str:
    """A post with where it stands, as a choice."""
    place = post.body or (post.unit.organisation if post.unit else None)
    return f"{post.name}, {place.name}" if place else post.name


class RevisionForm(ActForm, CarryingMixin, TextMixin):
    """A changed text, and the version that it was changed from."""

    note = forms.CharField(label=_("What was changed"), required=False, max_length=300)
    expected_version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    field_order = (
        "subject",
        "addressees",
        "text",
        "annexes",
        "recipients",
        "second_signer",
        "circulation",
        "drafter_mark",
        "copies",
        "contacts",
        "note",
    )

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs |= {"data-language": document.language, "lang": document.language}
        rules = numbering.rules_of(document.issuer, on=clock.today())
        self.offer([rules], numbering.form_of(document, on=clock.today()))

    @classmethod
    def showing(cls, document: Document, version: Version, text: str) -> RevisionForm:
        """The form with the present text."""
        carried = particulars_of(version.content)
        return cls(
            document=document,
            initial={
                "subject": document.subject,
                "addressees": "\n".join(addressees(document)),
                "recipients": "\n".join(names(document)),
                "text": text,
                "annexes": print_annexes(carried.annexes),
                "expected_version": version.ordinal,
                **{name: getattr(carried, name) for name in carried.named - {"annexes"}},
            },
        )


class ReasonForm(ActForm):
    """An act that needs its reason."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class IssueForm(ActForm):
    """The date of issue; the number is given by the register."""

    issued_on = forms.DateField(label=_("Date of issue"))
    reserved = forms.ModelChoiceField(
        label=_("Number"),
        queryset=Number.objects.none(),
        required=False,
        empty_label=_("The next number of the register"),
        help_text=_("Numbers that were reserved in this register."),
    )

    def __init__(self, *args: Any, reserved: QuerySet[Number] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issued_on"].initial = clock.today
        kept = list(reserved[:_RESERVED_SHOWN]) if reserved is not None else []
        if not kept:
            del self.fields["reserved"]
            return
        assert reserved is not None
        field = self.fields["reserved"]
        field.queryset = reserved  # type: ignore[attr-defined]
        field.choices = [  # type: ignore[attr-defined]
            ("", field.empty_label),  # type: ignore[attr-defined]
            *((str(one.pk), f"{one.number} · {one.reserved_for}: {one.reserved_reason}") for one in kept),
        ]


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
        together = [(numbering.EVERY_TYPE, _("All types together")), (numbering.COPIES, _("All copies together"))]
        if any(numbering.is_known(issuer, numbering.APART, on=clock.today()) for issuer in self.issuers.values()):
            together.append((numbering.APART, _("Secret papers")))
        self.fields["type_code"].choices += together  # type: ignore[attr-defined]


class StubForm(IssuerForm):
    """A paper above what is kept here: its type, its level, where it lies."""

    secrecy = forms.TypedChoiceField(label=_("Level of secrecy"), coerce=int)
    issued_on = forms.DateField(label=_("Date of issue"), required=False)
    kept_at = forms.CharField(
        label=_("Where the paper lies"), max_length=300, help_text=_("Never what it is about: only the place.")
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        above = [(one.value, one.label) for one in Secrecy if one > policies.ceiling()]
        self.fields["secrecy"].choices = above  # type: ignore[attr-defined]
        self.fields["issued_on"].initial = clock.today


def _term_with_body(term: Term) -> str:
    return f"{term.name}, {term.body.name}"

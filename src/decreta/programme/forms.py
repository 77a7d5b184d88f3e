"""Input about programmes, turned into typed values."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.forms import ActForm
from decreta.documents import numbering
from decreta.documents.forms.drafts import issuers_of, key_of, post_with_place
from decreta.documents.models import Document
from decreta.documents.rules import Issuer
from decreta.organisation.models import Holding, Organisation, Unit
from decreta.programme.domain import Planning
from decreta.programme.enums import PeriodKind
from decreta.programme.models import Expected, Programme
from decreta.programme.queries.naming import Houses, issued_for

_SHOWN = 60


class ProgrammeForm(ActForm):
    """A programme to draw up."""

    issuer = forms.ChoiceField(label=pgettext_lazy("document", "Issuer"))
    name = forms.CharField(label=gettext_lazy("Name of the programme"), max_length=300)
    kind = forms.ChoiceField(label=gettext_lazy("Period"), choices=PeriodKind.choices)
    first_on = forms.DateField(label=gettext_lazy("First day"))
    last_on = forms.DateField(label=gettext_lazy("Last day"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.issuers = {key_of(one): one for one in issuers_of(actor)}
        self.fields["issuer"].choices = [(key, one.name) for key, one in self.issuers.items()]  # type: ignore[attr-defined]

    def clean_issuer(self) -> Issuer:
        """The body or organisation itself."""
        return self.issuers[self.cleaned_data["issuer"]]


class PlanningForm(ActForm):
    """What is said of an expected paper. Units, organisations and persons are named as people call them."""

    type_code = forms.ChoiceField(label=pgettext_lazy("document", "Type"))
    subject = forms.CharField(label=gettext_lazy("Abstract"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    drafting = forms.CharField(
        label=gettext_lazy("Drafts"), max_length=300, help_text=gettext_lazy("A unit of the house, or an organisation.")
    )
    drafter = forms.CharField(
        label=gettext_lazy("Lead drafter"), max_length=200, required=False, help_text=gettext_lazy("A person by name.")
    )
    advising = forms.CharField(
        label=gettext_lazy("Heard on it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Units or organisations that advise, one a line."),
    )
    submit_on = forms.DateField(label=gettext_lazy("To be submitted by"))
    issue_on = forms.DateField(label=gettext_lazy("To be issued by"))
    signer_post = forms.ChoiceField(label=gettext_lazy("Signed by"), required=False)
    note = forms.CharField(label=gettext_lazy("Note"), max_length=300, required=False)
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        self.houses = Houses.of(programme.issuer, on=today)
        types = numbering.rules_of(programme.issuer, on=today).types
        names = [(code, numbering.type_name(programme.issuer.regime, code, on=today)) for code in types]
        self.fields["type_code"].choices = sorted(names, key=lambda one: one[1])  # type: ignore[attr-defined]
        self.signers = {str(one.pk): one for one in self.houses.posts}
        signers = [(key, post_with_place(one)) for key, one in self.signers.items()]
        self.fields["signer_post"].choices = [("", _("not said yet")), *signers]  # type: ignore[attr-defined]
        if programme.adopted_at is None:
            del self.fields["reason"]

    @classmethod
    def showing(cls, expected: Expected) -> PlanningForm:
        """The form with what is said now."""
        names = [one.place.name for one in expected.advising.select_related("unit", "organisation")]
        return cls(
            programme=expected.programme,
            initial={
                "type_code": expected.type_code,
                "subject": expected.subject,
                "drafting": expected.drafting.name,
                "drafter": expected.drafter.person.full_name if expected.drafter else "",
                "advising": "\n".join(names),
                "submit_on": expected.submit_on,
                "issue_on": expected.issue_on,
                "signer_post": str(expected.signer_post_id or ""),
                "note": expected.note,
            },
        )

    def clean_drafting(self) -> Unit | Organisation:
        """The unit or organisation."""
        return self._place(self.cleaned_data["drafting"])

    def clean_drafter(self) -> Holding | None:
        """The person in his post."""
        text = self.cleaned_data["drafter"]
        found = self.houses.drafter(text) if text else None
        if text and found is None:
            raise forms.ValidationError(
                _("Nobody, or several, of this name work there: %(text)s."), params={"text": text}
            )
        return found

    def clean_advising(self) -> list[Unit | Organisation]:
        """Those who are heard."""
        parts = [one.strip() for one in re.split(r"[;\n]", self.cleaned_data["advising"])]
        return [self._place(one) for one in parts if one]

    def _place(self, text: str) -> Unit | Organisation:
        found = self.houses.place(text)
        if found is None:
            near = self.houses.offers(text)
            words = _("“%(text)s” is not known. Near: %(near)s.") if near else _("“%(text)s” is not known.")
            raise forms.ValidationError(words, params={"text": text, "near": ", ".join(near)})
        return found

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act."""
        said = self.cleaned_data
        planning = Planning(
            type_code=said["type_code"],
            subject=said["subject"],
            drafting=said["drafting"],
            submit_on=said["submit_on"],
            issue_on=said["issue_on"],
            drafter=said["drafter"],
            advising=said["advising"],
            signer_post=self.signers.get(said["signer_post"]),
            note=said["note"],
        )
        return {"planning": planning, "reason": said.get("reason", "")}


class ReasonForm(ActForm):
    """An act that needs its reason."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class BindForm(ActForm):
    """Which document is the expected paper."""

    document = forms.ModelChoiceField(
        label=gettext_lazy("Document"),
        queryset=Document.objects.none(),
        help_text=gettext_lazy("The newest drafts and issued papers of this issuer that your post may see."),
    )

    def __init__(self, *args: Any, expected: Expected, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        programme = expected.programme
        seen = Document.objects.visible_to(actor).filter(issued_for(programme, on=clock.today()))
        free = seen.filter(expected_as=None, correspondent=None).exclude(state__in=["withdrawn", "received"])
        newest = free.order_by("-created_at").values("pk")[:_SHOWN]
        field = self.fields["document"]
        field.queryset = Document.objects.filter(pk__in=newest).order_by("-created_at")  # type: ignore[attr-defined]
        field.label_from_instance = _named  # type: ignore[attr-defined]


def _named(document: Document) -> str:
    return " – ".join(filter(None, (document.symbol, document.subject)))

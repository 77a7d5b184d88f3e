"""Input of the pages of arrivals, turned into typed values."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.assignments.queries.handing import target_named, targets_in
from decreta.core import clock, rulesets
from decreta.core.actor import Actor
from decreta.core.forms import ActForm
from decreta.documents import numbering
from decreta.documents.domain.arrival_words import Bearing, Coming
from decreta.documents.domain.arriving import Upload
from decreta.documents.enums import Channel, Secrecy, Urgency
from decreta.documents.models import Arrival, MarkTemplate
from decreta.documents.queries.arrivals import Sender, sender_named
from decreta.files.detection import PDF
from decreta.files.forms import UploadField
from decreta.organisation.models import Organisation, Unit

ATTACHED = ("attached_1", "attached_2", "attached_3")
_TYPED = {
    "list": "senders",
    "autocomplete": "off",
    "hx-get": reverse_lazy("documents:senders"),
    "hx-trigger": "input changed delay:200ms",
    "hx-target": "#senders",
    "hx-swap": "innerHTML",
}


class ArrivalFacts(ActForm):
    """What a paper says of itself, and how it came."""

    symbol = forms.CharField(label=_("Number and symbol"), max_length=80, required=False)
    issued_on = forms.DateField(label=_("Dated"), required=False)
    type_code = forms.ChoiceField(label=pgettext_lazy("document", "Type"))
    subject = forms.CharField(
        label=_("Subject"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    signed_by = forms.CharField(label=_("Signed by"), max_length=200, required=False)
    urgency = forms.TypedChoiceField(
        label=pgettext_lazy("document", "Urgency"), choices=Urgency.choices, coerce=int, initial=0
    )
    secrecy = forms.TypedChoiceField(
        label=pgettext_lazy("document", "Secrecy"), choices=Secrecy.choices, coerce=int, initial=0
    )
    arrived_on = forms.DateField(label=_("Arrived on"))
    channel = forms.ChoiceField(label=_("How it came"), choices=Channel.choices, initial=Channel.POST)
    due_on = forms.DateField(label=_("Answer by"), required=False, help_text=_("If the paper itself sets a day."))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types = numbering.types_of_regimes(rulesets.regimes(), on=clock.today())
        named = [(code, f"{name} ({code})") for code, name in types]
        self.fields["type_code"].choices = [("", _("Choose a type")), *named]  # type: ignore[attr-defined]
        self.fields["arrived_on"].initial = clock.today

    def bearing(self) -> Bearing:
        """What the paper says of itself."""
        names = ("symbol", "issued_on", "type_code", "subject", "signed_by", "urgency", "secrecy")
        return Bearing(**{name: self.cleaned_data[name] for name in names})

    def coming(self) -> Coming:
        """How it came."""
        return Coming(**{name: self.cleaned_data[name] for name in ("arrived_on", "channel", "due_on", "note")})


class ArrivalForm(ArrivalFacts):
    """A paper to register."""

    paper = UploadField(label=_("The paper as PDF"), media_type=PDF, required=False)
    sender = forms.CharField(label=_("Sender"), max_length=300, widget=forms.TextInput(attrs=_TYPED))
    is_new_sender = forms.BooleanField(label=_("The name is right: note it as a new sender"), required=False)
    is_compared = forms.BooleanField(label=_("I have compared them; this is another paper"), required=False)
    attached_1 = UploadField(label=_("Attachment"), required=False)
    attached_2 = UploadField(label=_("Second attachment"), required=False)
    attached_3 = UploadField(label=_("Third attachment"), required=False)

    field_order = ("paper", "sender", "symbol", "issued_on", "type_code", "subject", "signed_by")
    #: Asked only when they matter.
    asks_new_sender = False
    asks_comparison = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        name = cleaned.get("sender", "")
        cleaned["known_sender"] = found = sender_named(name, on=clock.today()) if name else None
        if name and found is None:
            self.asks_new_sender = True
            if not cleaned.get("is_new_sender"):
                self.add_error("sender", now("Nobody is known by this name. Is it written as on the paper?"))
        return cleaned

    def known_sender(self) -> Sender | None:
        """Who is called so; None for somebody new."""
        found: Sender | None = self.cleaned_data["known_sender"]
        return found

    def uploads(self) -> tuple[Upload | None, list[Upload]]:
        """The paper and what came with it, as names and bytes."""
        read = [_read(one) for name in ATTACHED if (one := self.cleaned_data[name])]
        paper = self.cleaned_data["paper"]
        return (_read(paper) if paper else None), read

    def note_refusal(self) -> None:
        """After a refused act: whether it looks like an earlier arrival, so that the clerk may say he compared them."""
        codes = {error.code for errors in self.errors.as_data().values() for error in errors}
        self.asks_comparison = "duplicate" in codes or bool(self.cleaned_data.get("is_compared"))


def _read(upload: Any) -> Upload:
    upload.seek(0)
    return upload.name, upload.read()


class CorrectionForm(ArrivalFacts):
    """What was entered wrongly, and why."""

    reason = forms.CharField(label=_("What was wrong"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    @classmethod
    def showing(cls, arrival: Arrival) -> CorrectionForm:
        """The form with what stands there now."""
        document = arrival.document
        of_document = ("symbol", "issued_on", "type_code", "subject", "signed_by", "urgency", "secrecy")
        of_arrival = ("arrived_on", "channel", "due_on", "note")
        shown = {name: getattr(document, name) for name in of_document}
        return cls(initial=shown | {name: getattr(arrival, name) for name in of_arrival})


class MarkForm(ActForm):
    """A directive mark."""

    words = forms.CharField(label=_("What is to be done"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    lead = forms.ChoiceField(label=pgettext_lazy("mark", "Leads"))
    coordinating = forms.MultipleChoiceField(
        label=pgettext_lazy("mark", "Coordinate"), required=False, widget=forms.CheckboxSelectMultiple
    )
    due_on = forms.DateField(label=pgettext_lazy("mark", "Until"), required=False)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        targets = targets_in(organisation)
        self.fields["lead"].choices = [("", "–"), *targets]  # type: ignore[attr-defined]
        self.fields["coordinating"].choices = targets  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act."""
        cleaned = self.cleaned_data
        return {
            "words": cleaned["words"],
            "lead": target_named(cleaned["lead"]),
            "coordinating": [target_named(key) for key in cleaned["coordinating"]],
            "due_on": cleaned["due_on"],
        }


class MarkTemplateForm(ActForm):
    """A mark that is written often."""

    words = forms.CharField(label=_("What is to be done"), max_length=300)
    lead = forms.ModelChoiceField(Unit.objects.none(), label=pgettext_lazy("mark", "Leads"), required=False)
    coordinating = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=pgettext_lazy("mark", "Coordinate"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    working_days = forms.IntegerField(label=_("Working days"), min_value=1, max_value=250, required=False)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.valid_on(clock.today()).filter(organisation=organisation)
        for name in ("lead", "coordinating"):
            self.fields[name].queryset = units  # type: ignore[attr-defined]


def filled_from(template: MarkTemplate, due_on: Any) -> dict[str, Any]:
    """What a template puts into the form of a mark."""
    return {
        "words": template.words,
        "lead": f"u:{template.lead_id}" if template.lead_id else "",
        "coordinating": [f"u:{unit.pk}" for unit in template.coordinating.all()],
        "due_on": due_on,
    }


class ReplyForm(ActForm):
    """A paper of the house that answers."""

    document = forms.ChoiceField(label=_("The answer"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].choices = [("", "–"), *choices]  # type: ignore[attr-defined]


def houses_of(actor: Actor) -> list[Organisation]:
    """Organisations whose incoming register the actor's post keeps or leads. One statement."""
    return list(Organisation.objects.valid_on(clock.today()).filter(pk__in=actor.organisation_ids).order_by("path"))

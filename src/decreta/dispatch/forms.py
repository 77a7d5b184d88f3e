"""Input of the pages of this area, turned into typed values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.forms import ActForm
from decreta.dispatch.domain import Sending, Target
from decreta.dispatch.domain.sending import MOST_COPIES
from decreta.dispatch.enums import RelationKind, ReturnKind, Way
from decreta.dispatch.queries.finding import target_named
from decreta.dispatch.queries.proposals import Proposal
from decreta.documents.models import Document
from decreta.organisation.models import Group

_NOT = ("", _("do not send"))
_TYPED = {
    "list": "names",
    "autocomplete": "off",
    "hx-get": reverse_lazy("dispatch:names"),
    "hx-trigger": "input changed delay:200ms",
    "hx-target": "#names",
    "hx-swap": "innerHTML",
    "hx-include": "this",
}
#: Lines for recipients that the paper does not name.
MORE = 3


class LineForm(ActForm):
    """One recipient and how the paper goes to him."""

    way = forms.ChoiceField(label=pgettext_lazy("dispatch", "How"), choices=[_NOT, *Way.choices], required=False)
    email = forms.EmailField(label=_("Address for mail"), max_length=254, required=False)
    address = forms.CharField(label=_("Address on the envelope"), max_length=300, required=False)
    copies = forms.IntegerField(label=_("Copies"), min_value=1, max_value=MOST_COPIES, initial=1, required=False)

    def __init__(self, *args: Any, proposal: Proposal | None = None, **kwargs: Any) -> None:
        if proposal is not None:
            kwargs["initial"] = {
                "way": proposal.way or "",
                "email": proposal.email,
                "address": proposal.address,
                "copies": 1,
            }
        super().__init__(*args, **kwargs)
        self.proposal = proposal

    def sending(self) -> Sending | None:
        """What is to be done; None where nothing goes out."""
        target = self.target()
        way = self.cleaned_data.get("way")
        if target is None or not way:
            return None
        return Sending(
            target=target,
            way=Way(way),
            email=self.cleaned_data["email"],
            address=self.cleaned_data["address"],
            copies=self.cleaned_data["copies"] or 1,
        )

    def target(self) -> Target | None:
        """Who is meant."""
        return self.proposal.target if self.proposal is not None else None


class MoreForm(LineForm):
    """A recipient whom the paper does not name."""

    to = forms.CharField(label=_("To whom"), max_length=300, required=False, widget=forms.TextInput(attrs=_TYPED))
    field_order = ("to", "way")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("way") and not cleaned.get("to"):
            self.add_error("to", now("State to whom it goes."))
        if cleaned.get("to") and not cleaned.get("way"):
            self.add_error("way", now("Choose how it goes."))
        return cleaned

    def target(self) -> Target | None:
        name = self.cleaned_data.get("to", "")
        return target_named(name, by=self.actor, on=clock.today()) if name else None


class EndForm(ActForm):
    """Who else, and whether that was all."""

    groups = forms.ModelMultipleChoiceField(
        label=_("Every member of a group, inside this installation"),
        queryset=Group.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_complete = forms.BooleanField(
        label=_("With this everything is sent"), required=False, help_text=_("The reminder on the desk then ends.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = Group.objects.all()  # type: ignore[attr-defined]
        self.fields["groups"].label_from_instance = lambda group: group.name  # type: ignore[attr-defined]

    def sendings(self) -> list[Sending]:
        """One for each organisation of the groups."""
        found = self.cleaned_data["groups"].prefetch_related("members__organisation")
        return [
            Sending(Target.of(member.organisation), Way.INSIDE) for group in found for member in group.members.all()
        ]


class SendForm:
    """The whole page: a line for each recipient that the paper names, some more, groups, and the end."""

    def __init__(self, data: Any, proposals: Iterable[Proposal], actor: Actor) -> None:
        self.lines: list[LineForm] = [
            LineForm(data, proposal=one, prefix=f"r{one.place}") for one in proposals if not one.is_done
        ]
        self.more = [MoreForm(data, actor=actor, prefix=f"m{place}") for place in range(MORE)]
        self.end = EndForm(data, initial={"is_complete": True})

    @property
    def parts(self) -> Sequence[ActForm]:
        """All forms of the page."""
        return [*self.lines, *self.more, self.end]

    def is_valid(self) -> bool:
        """Whether everything could be read; every part is asked, so that everything wrong is said at once."""
        read = [part.is_valid() for part in self.parts]
        return all(read)

    def sendings(self) -> list[tuple[LineForm | EndForm, Sending]]:
        """What is to be sent, each with the part of the page that says so."""
        found: list[tuple[LineForm | EndForm, Sending]] = []
        for line in [*self.lines, *self.more]:
            sending = line.sending()
            if sending is not None:
                found.append((line, sending))
        return [*found, *((self.end, one) for one in self.end.sendings())]


class ReceiveForm(ActForm):
    """What the clerk adds to what the paper says of itself."""

    due_on = forms.DateField(label=_("Answer by"), required=False, help_text=_("If the paper itself sets a day."))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class GiveBackForm(ActForm):
    """Why a paper goes back."""

    cause = forms.ChoiceField(label=_("Why it goes back"), choices=ReturnKind.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason, as its sender reads it"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class ProofForm(ActForm):
    """The line of the signed dispatch book, or of a receipt by post."""

    taken_on = forms.DateField(label=_("Taken on"))
    taken_by = forms.CharField(label=_("Taken by"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["taken_on"].initial = clock.today


class ConfirmForm(ActForm):
    """How it was done away with."""

    words = forms.CharField(
        label=pgettext_lazy("recall", "How"),
        max_length=300,
        required=False,
        help_text=_("Fetched back, destroyed, never used…"),
    )


class RecallForm(ActForm):
    """Why a paper is recalled, and by which paper."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    paper = forms.ModelChoiceField(
        label=_("The paper that orders it"), queryset=Document.objects.none(), required=False, to_field_name="pk"
    )

    def __init__(self, *args: Any, papers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_from(self.fields["paper"], papers)


class RelateForm(ActForm):
    """Which earlier paper a paper replaces or corrects."""

    kind = forms.ChoiceField(label=_("What this paper does"), choices=RelationKind.choices, widget=forms.RadioSelect)
    earlier = forms.ModelChoiceField(label=_("The earlier paper"), queryset=Document.objects.none())

    def __init__(self, *args: Any, papers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_from(self.fields["earlier"], papers)


def _choose_from(field: Any, papers: Any) -> None:
    field.queryset = papers
    field.label_from_instance = lambda one: f"{one.symbol}: {one.subject}"[:120]


class AcknowledgeForm(ActForm):
    """Who took the paper by its link."""

    taken_by = forms.CharField(label=_("Your name and office"), max_length=300)

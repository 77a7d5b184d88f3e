"""Input before a sitting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from decreta.agendas.domain.carrying import Onward
from decreta.agendas.domain.positions import Said
from decreta.agendas.enums import Level, Opinion, Rhythm, Stand, Treatment, Way
from decreta.agendas.queries.consent import Stated
from decreta.agendas.queries.left import LeftPoint
from decreta.agendas.queries.templates import Offered
from decreta.core.actor import Actor
from decreta.core.forms import ActForm, moment_field
from decreta.files.domain import store
from decreta.files.forms import UploadField
from decreta.meetings.enums import Purpose
from decreta.meetings.forms.choosing import MembersForm
from decreta.meetings.forms.papers import PaperForm
from decreta.meetings.forms.points import AudienceForm
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.meetings.queries.choosing import MOST_MEMBERS
from decreta.organisation.models import Body, Holding


class PositionsForm(ActForm):
    """A position on each point: what one says of it, and why."""

    def __init__(self, *args: Any, stated: Sequence[Stated], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = [one.item for one in stated]
        choices = [("", _("Nothing said yet")), *((one.value, capfirst(one.label)) for one in Stand)]
        for one in stated:
            self.fields[f"stand-{one.item.pk}"] = forms.ChoiceField(
                label=gettext_lazy("Your position"),
                choices=choices,
                required=False,
                widget=forms.RadioSelect,
                initial=one.mine.stand if one.mine else "",
            )
            self.fields[f"text-{one.item.pk}"] = forms.CharField(
                label=gettext_lazy("What you object to, or want to say"),
                required=False,
                max_length=4_000,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=one.mine.text if one.mine else "",
            )

    def rows(self) -> list[tuple[AgendaItem, Any, Any]]:
        """Each point with its two fields."""
        return [(item, self[f"stand-{item.pk}"], self[f"text-{item.pk}"]) for item in self.items]

    def said(self) -> dict[AgendaItem, Said]:
        """What was said of each point."""
        data = self.cleaned_data
        return {one: Said(data[f"stand-{one.pk}"], data[f"text-{one.pk}"]) for one in self.items}


class ProposalForm(AudienceForm):
    """A point that is proposed to a body, and who will read it there."""

    title = forms.CharField(label=gettext_lazy("Point"), max_length=300)
    why = forms.CharField(
        label=gettext_lazy("Why the body should deal with it"),
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    asked = forms.CharField(
        label=gettext_lazy("What the body is asked for"),
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("In the words in which it could decide."),
    )
    purpose = forms.ChoiceField(label=gettext_lazy("What is asked"), choices=Purpose.choices, initial=Purpose.DECISION)
    presenter = forms.CharField(label=gettext_lazy("Presented by"), max_length=160, required=False)
    minutes = forms.IntegerField(label=gettext_lazy("Planned minutes"), min_value=1, max_value=600, initial=15)
    field_order = ["title", "why", "asked", "purpose", "presenter", "minutes", "audience", "is_hidden"]

    def clean(self) -> dict[str, Any]:
        """As the act takes it: listed unless it is hidden."""
        data = super().clean() or self.cleaned_data
        data["is_listed"] = not data.pop("is_hidden", False)
        return data


class NewProposalForm(ProposalForm):
    """A new one: also to which body."""

    body = forms.ModelChoiceField(Body.objects.none(), label=gettext_lazy("Body"))
    field_order = ["body", *ProposalForm.field_order]

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class ProposalPaperForm(PaperForm):
    """A paper of a proposed point; whether it comes too late is known when the point is put on an agenda."""

    late_reason = None  # type: ignore[assignment]


class ReasonForm(ActForm):
    """Why a point goes back."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 3}))


class PlaceForm(ActForm):
    """On which agenda a point is put."""

    sitting = forms.ModelChoiceField(Sitting.objects.none(), label=gettext_lazy("Sitting"))
    late_reason = forms.CharField(
        label=gettext_lazy("Why it is taken although the period is over"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Only where the point comes late; it is marked so on the agenda."),
    )

    def __init__(self, *args: Any, sittings: QuerySet[Sitting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sitting"].queryset = sittings  # type: ignore[attr-defined]


class PutOffForm(ReasonForm):
    """Why a point is put off, and until when."""

    to = forms.ModelChoiceField(
        Sitting.objects.none(),
        label=gettext_lazy("To the sitting"),
        required=False,
        help_text=gettext_lazy("Empty: back among the open points."),
    )

    def __init__(self, *args: Any, sittings: QuerySet[Sitting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = sittings  # type: ignore[attr-defined]


class CarryForm(ActForm):
    """Where each point goes that a sitting has not dealt with, and why it was not."""

    reason = forms.CharField(
        label=gettext_lazy("Why they were not dealt with"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Told to who proposed them, and kept with each point."),
    )

    def __init__(
        self, *args: Any, left: Sequence[LeftPoint], sittings: Mapping[UUID, Sequence[Sitting]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.left = left
        self.sittings = {str(one.pk): one for several in sittings.values() for one in several}
        for one in left:
            later = [
                (str(to.pk), _("On the agenda of: %(sitting)s") % {"sitting": _called(to)})
                for to in sittings[one.body_id]
            ]
            ways = [(str(way.value), capfirst(way.label)) for way in one.ways if way != Way.SITTING]
            open_yet = [("", _("Not said yet: its draft is concluded first"))] if one.waits else []
            self.fields[f"way-{one.item.pk}"] = forms.ChoiceField(
                label=gettext_lazy("Where it goes"),
                choices=[*open_yet, *ways, *later],
                initial=one.offered or "",
                required=not one.waits,
            )

    def rows(self) -> list[tuple[LeftPoint, Any]]:
        """Each point with its choice."""
        return [(one, self[f"way-{one.item.pk}"]) for one in self.left]

    def onward(self) -> dict[AgendaItem, Onward]:
        """Where each point goes of which it is said."""
        said = {one.item: self.cleaned_data[f"way-{one.item.pk}"] for one in self.left}
        chosen = {item: way for item, way in said.items() if way}
        return {
            item: Onward(Way.SITTING, self.sittings[way]) if way in self.sittings else Onward(way)
            for item, way in chosen.items()
        }


def _called(sitting: Sitting) -> str:
    """`The second session, 14/03/2025`: titles repeat."""
    return f"{sitting.shown_title}, {date_format(localtime(sitting.starts_at), 'SHORT_DATE_FORMAT')}"


class PathForm(ActForm):
    """By which levels points come to a body."""

    levels = forms.MultipleChoiceField(
        label=gettext_lazy("Who reviews a proposed point, in this order"),
        choices=Level.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Nobody: a proposed point is at once an open point of the body."),
    )
    days_before = forms.IntegerField(
        label=gettext_lazy("Days before a sitting until which a point must be there"),
        min_value=0,
        max_value=60,
        help_text=gettext_lazy("0: until the sitting begins. Later ones are taken with a reason and marked as late."),
    )


class KeepForm(ActForm):
    """Under which name an agenda is kept, and how often each of its points comes back."""

    name = forms.CharField(
        label=gettext_lazy("Name of the template"),
        max_length=120,
        help_text=gettext_lazy("The name of one that is there replaces it; without a point it ends."),
    )

    def __init__(self, *args: Any, items: Sequence[AgendaItem], names: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if names:
            known = gettext_lazy("There are: %(names)s.") % {"names": ", ".join(names)}
            self.fields["name"].help_text = f"{self.fields['name'].help_text} {known}"
        choices = [("", gettext_lazy("not in the template")), *((one.value, one.label) for one in Rhythm)]
        for item in items:
            self.fields[f"r-{item.pk}"] = forms.ChoiceField(
                label=f"{item.number}. {item.title}", choices=choices, required=False, initial=Rhythm.EACH
            )

    def rhythms(self) -> dict[UUID, str]:
        """How often each point comes back, of those that are kept."""
        return {UUID(name[2:]): value for name, value in self.cleaned_data.items() if name.startswith("r-") and value}


class FillForm(ActForm):
    """Which points of the templates come onto an agenda."""

    def __init__(self, *args: Any, offered: Sequence[Offered], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        for template, points in groupby(offered, key=lambda one: one.template):
            rows = list(points)
            self.fields[f"t-{template.pk}"] = forms.MultipleChoiceField(
                label=template.name,
                choices=[(one.key, _said(one)) for one in rows],
                initial=[one.key for one in rows if one.is_due],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def chosen(self) -> list[Offered]:
        """Those that were ticked, in the order of their templates."""
        keys = {key for values in self.cleaned_data.values() for key in values}
        return [one for one in self.offered if one.key in keys]


def _said(one: Offered) -> str:
    """`Title, 15 minutes, at each sitting; papers: …`, as a line to choose."""
    point = one.point
    said = [point["title"]]
    if point["minutes"]:
        said.append(ngettext("%(n)s minute", "%(n)s minutes", point["minutes"]) % {"n": point["minutes"]})
    said.append(one.rhythm)
    papers = _("papers: %(papers)s") % {"papers": "; ".join(point["papers"])} if point["papers"] else ""
    return ", ".join(said) + (f"; {papers}" if papers else "")


class AskOpinionsForm(MembersForm):
    """Whom, on what, until when. Among many who are invited each is named by typing, beside those found."""

    question = forms.CharField(
        label=gettext_lazy("What the opinion is asked on"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    until = moment_field(pgettext_lazy("opinion beforehand", "Answer by"))

    def __init__(self, *args: Any, invited: Sequence[Invitation], others: Sequence[Holding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who = pgettext_lazy("opinion beforehand", "Who is asked")
        if len(invited) > MOST_MEMBERS:
            self.add_members("holdings", invited, label=who, required=False)
            if others:
                self._add("others", others, pgettext_lazy("opinion beforehand", "Others who are asked"))
        else:
            self._add("holdings", [*others, *(one.holding for one in invited)], who)
        self.order_fields(["holdings", "others", "question", "until"])

    def _add(self, name: str, offered: Sequence[Holding], label: Any) -> None:
        chosen = {str(one.pk): one for one in offered}
        self.fields[name] = forms.TypedMultipleChoiceField(
            label=label,
            choices=[(key, _holder_words(one)) for key, one in chosen.items()],
            coerce=chosen.__getitem__,
            empty_value=[],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def clean(self) -> dict[str, Any]:
        """Who is named by typing is asked as who is ticked."""
        given = super().clean()
        named = [one.holding if isinstance(one, Invitation) else one for one in given.get("holdings", [])]
        given["holdings"] = [*given.pop("others", []), *named]
        return given


def _holder_words(holding: Holding) -> str:
    place = holding.post.body or (holding.post.unit.organisation if holding.post.unit else None)
    return ", ".join(one for one in (holding.person.full_name, holding.post.name, place.name if place else "") if one)


class GiveOpinionForm(ActForm):
    """One's opinion, in words and perhaps with a file."""

    opinion = forms.ChoiceField(label=gettext_lazy("My opinion"), choices=Opinion.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=pgettext_lazy("opinion form", "In my words"),
        required=False,
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Needed where you remark something or disagree."),
    )
    file = UploadField(label=gettext_lazy("File"), required=False)
    without_file = forms.BooleanField(label=gettext_lazy("Without the file that came with it before"), required=False)

    def __init__(self, *args: Any, has_file: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_file:
            del self.fields["without_file"]

    def arguments(self, by: Actor) -> dict[str, Any]:
        """As the act takes them; the file is stored first, examined as every file is."""
        upload = self.cleaned_data["file"]
        return {
            "opinion": self.cleaned_data["opinion"],
            "text": self.cleaned_data["text"],
            "file": store(content=upload.read(), name=upload.name, by=by) if upload else None,
            "keeps_file": not self.cleaned_data.get("without_file", False),
        }


class TreatOpinionForm(ActForm):
    """What was made of an opinion, and why."""

    treatment = forms.ChoiceField(
        label=gettext_lazy("What was made of it"), choices=Treatment.choices, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Needed where it was not taken up as a whole."),
    )

"""Forms about organisations, units, bodies and groups."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.forms import ActForm
from decreta.core.texts import lines_of
from decreta.organisation.enums import BodyKind, NameKind, OrganisationKind, SuccessionKind
from decreta.organisation.forms.fields import (
    LastDayField,
    bodies_field,
    body_field,
    organisation_field,
    organisations_field,
    regimes,
)

LANGUAGES = ("vi", "en", "ja")


class NamesForm(ActForm):
    """Names in three languages, as an act takes them: `names`."""

    name_vi = forms.CharField(label=_("Name in Vietnamese"), max_length=300)
    name_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)
    name_ja = forms.CharField(label=_("Name in Japanese"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """Gather the names."""
        cleaned = super().clean() or self.cleaned_data
        cleaned["names"] = {language: cleaned.pop(f"name_{language}", "") for language in LANGUAGES}
        return dict(cleaned)


class CodeMixin(forms.Form):
    """A code, given once."""

    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        help_text=_("Short and lasting: letters without marks, digits, hyphens. It stands in addresses."),
    )


def _authority(label: Any = None, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label or _("By which paper"),
        max_length=200,
        required=required,
        help_text=_("Number and symbol of the decision."),
    )


def _reason() -> forms.CharField:
    return forms.CharField(label=_("Reason for the correction"), max_length=300, required=False)


class OrganisationForm(NamesForm):
    """What an organisation is."""

    symbol = forms.CharField(label=pgettext_lazy("organisation", "Symbol"), max_length=40, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)
    parent = organisation_field(label=_("Stands below"), required=False)
    regime = forms.ChoiceField(label=_("Rules of its papers"), choices=regimes)
    place = forms.CharField(label=_("Place on its papers"), max_length=80, required=False)
    valid_from = forms.DateField(label=_("First day"))


class NewOrganisationForm(CodeMixin, OrganisationForm):
    """A new organisation, with the paper that founded it."""

    authority = _authority(required=False)
    field_order = ("code", "name_vi", "name_en", "name_ja", "symbol", "kind", "parent", "regime", "place")


class AmendOrganisationForm(OrganisationForm):
    """A correction of an organisation."""

    valid_to = LastDayField(label=_("Last day"), required=False)
    reason = _reason()


class RenameForm(NamesForm):
    """Another name from a day on."""

    symbol = forms.CharField(label=pgettext_lazy("organisation", "Symbol"), max_length=40, required=False)
    takes_effect_on = forms.DateField(label=_("From which day"))
    authority = _authority()


class EndForm(ActForm):
    """The end of something, by a paper."""

    valid_to = LastDayField(label=_("Last day"))
    authority = _authority()


class EndOrganisationForm(EndForm):
    """The end of an organisation, and what it becomes."""

    kind = forms.ChoiceField(
        label=_("What becomes of it"), choices=[("", _("nothing follows it")), *SuccessionKind.choices], required=False
    )
    successors = organisations_field(
        label=_("Successors"), required=False, help_text=_("One a line, by name, symbol or code.")
    )

    def clean(self) -> dict[str, Any]:
        """Without a kind nothing follows; with one something must."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") and not cleaned.get("successors") and "successors" not in self.errors:
            self.add_error("successors", forms.ValidationError(_("Name the successor."), "required"))
        if cleaned.get("successors") and not cleaned.get("kind"):
            self.add_error("kind", forms.ValidationError(_("Say what became of it."), "required"))
        return dict(cleaned)


class OtherNameForm(ActForm):
    """A name by which something was or is also called."""

    kind = forms.ChoiceField(label=_("Kind"), choices=NameKind.choices)
    text = forms.CharField(label=_("Name"), max_length=300)
    language = forms.ChoiceField(
        label=_("Language"), choices=[("vi", "Tiếng Việt"), ("en", "English"), ("ja", "日本語")]
    )
    valid_from = forms.DateField(label=_("First day"), required=False)
    valid_to = LastDayField(label=_("Last day"), required=False)
    authority = _authority(required=False)


class UnitForm(NamesForm):
    """What a unit is."""

    symbol = forms.CharField(
        label=pgettext_lazy("unit", "Symbol"),
        max_length=40,
        required=False,
        help_text=_("It stands in the symbol of letters that the unit drafts."),
    )
    valid_from = forms.DateField(label=_("First day"))


class NewUnitForm(CodeMixin, UnitForm):
    """A new unit."""

    authority = _authority(required=False)
    field_order = ("code", "name_vi", "name_en", "name_ja", "symbol", "valid_from")


class AmendUnitForm(UnitForm):
    """A correction of a unit."""

    valid_to = LastDayField(label=_("Last day"), required=False)
    reason = _reason()


class BodyForm(NamesForm):
    """What a body is."""

    symbol = forms.CharField(label=pgettext_lazy("body", "Symbol"), max_length=40)
    symbol_aliases = forms.CharField(
        label=_("Other symbols"),
        required=False,
        help_text=_("Under which its papers are cited, too; one a line."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=BodyKind.choices)
    superior_name = forms.CharField(label=_("Superior named on its papers"), max_length=200, required=False)
    parent = body_field(label=_("Stands below"), required=False)
    serves = bodies_field(label=_("Works for"), required=False, help_text=_("Bodies that it serves, one a line."))
    regime = forms.ChoiceField(label=_("Rules of its papers"), choices=regimes)
    place = forms.CharField(label=_("Place on its papers"), max_length=80, required=False)
    valid_from = forms.DateField(label=_("First day"))

    def clean_symbol_aliases(self) -> list[str]:
        """Symbols, one a line."""
        return lines_of(self.cleaned_data["symbol_aliases"])


class NewBodyForm(CodeMixin, BodyForm):
    """A new body."""

    authority = _authority(required=False)
    field_order = ("code", "name_vi", "name_en", "name_ja", "symbol", "symbol_aliases", "kind")


class AmendBodyForm(BodyForm):
    """A correction of a body."""

    valid_to = LastDayField(label=_("Last day"), required=False)
    reason = _reason()


class TermForm(ActForm):
    """A term of a body."""

    name = forms.CharField(label=_("Name of the term"), max_length=80)
    valid_from = forms.DateField(label=_("First day"))
    valid_to = LastDayField(label=_("Last day"), required=False)


class NewTermForm(TermForm):
    """A new term."""

    authority = _authority(required=False)


class AmendTermForm(TermForm):
    """A correction or the end of a term."""

    reason = _reason()


class StandingAgencyForm(ActForm):
    """The agency that does a body's daily work."""

    organisation = organisation_field(label=_("Organisation"))
    rank = forms.IntegerField(label=_("Rank"), min_value=1, max_value=99, initial=1)
    valid_from = forms.DateField(label=_("First day"))
    authority = _authority(required=False)


class EndStandingAgencyForm(ActForm):
    """The end of that."""

    valid_to = LastDayField(label=_("Last day"))
    authority = _authority(required=False)


class NewGroupForm(CodeMixin, NamesForm):
    """A new group."""

    valid_from = forms.DateField(label=_("First day"))
    members = organisations_field(label=_("Members"), help_text=_("One a line, by name, symbol or code."))
    field_order = ("code",)


class GroupForm(NamesForm):
    """The names of a group."""


class JoinGroupForm(ActForm):
    """Organisations that join a group."""

    members = organisations_field(label=_("Members"), help_text=_("One a line, by name, symbol or code."))
    valid_from = forms.DateField(label=_("First day"))


class LeaveGroupForm(ActForm):
    """An organisation leaves a group."""

    valid_to = LastDayField(label=_("Last day"))

"""Fields for what a paper carries beyond its text; a kind of paper has only those of its family of layouts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from decreta.core.rulesets import Form as Family
from decreta.core.rulesets import RuleSet
from decreta.core.texts import lines_of
from decreta.documents.rendering.particulars import Particulars, parse_annexes

CARRIED = ("addressees", "annexes", "second_signer", "circulation", "drafter_mark", "copies", "contacts")


class CarryingMixin(forms.Form):
    """To whom it is written, annexes, marks, the second signer, contacts."""

    addressees = forms.CharField(
        label=_("Addressed to"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line: they stand above the text and receive the document as well."),
    )
    annexes = forms.CharField(
        label=_("Annexes"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "class": "mark"}),
        help_text=_(
            "Each begins with a line of # and its title, as in “# List of tasks”, and fills pages of its own. A line between | and | is the row of a table, its cells parted by |."
        ),
    )
    second_signer = forms.CharField(
        label=_("Second signature"),
        required=False,
        max_length=120,
        help_text=_("Who wrote the minutes, or signs for the other side: the name, as printed at the left."),
    )
    circulation = forms.ChoiceField(label=_("Mark of circulation"), required=False)
    drafter_mark = forms.CharField(
        label=_("Drafter’s mark"),
        required=False,
        max_length=20,
        help_text=_("Initials that close the list of recipients, such as PL."),
    )
    copies = forms.IntegerField(
        label=_("Copies made"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("Printed in brackets after the drafter’s mark."),
    )
    contacts = forms.CharField(
        label=_("Contacts at the foot"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Address, telephone, mail: at the foot of the first page, at most three lines."),
    )

    def offer(self, rules: Iterable[RuleSet], family: Family | None = None) -> None:
        """Offer the marks of some rules; with a known family only the fields that it has."""
        language = (get_language() or "vi")[:2]
        marks = {code: mark.names[language] for one in rules for code, mark in one.circulation.items()}
        self.fields["circulation"].choices = [("", _("none")), *marks.items()]  # type: ignore[attr-defined]
        if family is not None:
            for name in set(CARRIED) - family.fields:
                del self.fields[name]

    def clean_addressees(self) -> list[str]:
        """Names, one a line."""
        return lines_of(self.cleaned_data["addressees"])

    def clean(self) -> dict[str, Any]:
        """The values as the acts want them: addressees, and everything else that is carried in one."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        own = {name: data.pop(name) for name in CARRIED[1:] if name in data}
        own["annexes"] = parse_annexes(own.get("annexes", ""))
        own["contacts"] = "\n".join(lines_of(own.get("contacts", "")))
        return {**data, "addressees": data.get("addressees", []), "particulars": Particulars(**own)}


class TypeSelect(forms.Select):
    """The types of some rules. Each says which fields its papers have and how their text may begin, for the page."""

    def __init__(self, rules: Iterable[RuleSet], **kwargs: Any) -> None:
        super().__init__(attrs={"data-carrying": " ".join(CARRIED)}, **kwargs)
        self.known = {code: rule for one in rules for code, rule in one.types.items()}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """An option with the facts of its type."""
        option = super().create_option(name, value, *args, **kwargs)
        if (rule := self.known.get(str(value))) is not None:
            option["attrs"]["data-carries"] = " ".join(sorted(rule.form.fields))
            option["attrs"]["data-outline"] = rule.outline
        return option

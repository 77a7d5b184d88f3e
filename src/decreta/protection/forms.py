"""Input of the pages of this area."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm
from decreta.protection.enums import Cause
from decreta.protection.queries.changes import Named


class DecisionForm(ActForm):
    """Which changes are meant, and why the others are not: readers kept out, a level or a guard put back."""

    changes = forms.TypedMultipleChoiceField(
        label=_("New readers"), widget=forms.CheckboxSelectMultiple, required=False, coerce=str
    )
    reason = forms.CharField(
        label=_("Reason, where access is refused"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, named: list[Named], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["changes"].choices = [(str(one.change.pk), words(one)) for one in named]  # type: ignore[attr-defined]
        self.fields["changes"].initial = [str(one.change.pk) for one in named]
        if not are_readers(named):
            self.fields["changes"].label = _("Changes to be confirmed")
            self.fields["reason"].label = _("Reason, where it is put back")


def are_readers(named: list[Named]) -> bool:
    """Whether all that waits is new readers, and not that the paper itself is less protected."""
    return all(one.change.holding_id is not None for one in named)


class ReasonForm(ActForm):
    """Why."""

    reason = forms.CharField(label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


def words(one: Named) -> str:
    """A new reader in one line: who, in which post, why he is new."""
    if one.change.cause == Cause.UNGUARDED:
        return str(one.change.get_cause_display())
    if one.change.holding_id is None:
        before = one.change.get_secrecy_before_display()
        return f"{one.change.get_cause_display()}: {before} → {one.change.document.get_secrecy_display()}"
    post = ", ".join(filter(None, (one.who, one.post, one.note)))
    return f"{post}: {one.change.get_cause_display()}"

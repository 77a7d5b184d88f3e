"""Forms of notices."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm
from decreta.notifications.enums import DigestDays, Way
from decreta.notifications.kinds import Kind
from decreta.notifications.times import Times

_HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]


def _hour_or_none(text: str) -> int | None:
    return int(text) if text else None


class WaysForm(ActForm):
    """One choice for each kind of notice."""

    everywhere = forms.BooleanField(label=_("Choose the same for all my posts"), required=False)

    def __init__(self, *args: Any, kinds: list[Kind], ways: dict[str, Way], has_more_posts: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.kinds = kinds
        for kind in kinds:
            if not kind.is_mailed_apart:
                self.fields[kind.name] = forms.ChoiceField(
                    label=cast("str", kind.title),  # a lazy text, as everywhere in forms
                    choices=[(way.value, way.label) for way in kind.ways],
                    initial=ways.get(kind.name, kind.way),
                    widget=forms.Select(attrs={"class": "form-select"}),
                )
        if not has_more_posts:
            del self.fields["everywhere"]

    @property
    def chosen(self) -> dict[str, str]:
        """The choices by kind."""
        return {name: way for name, way in self.cleaned_data.items() if name != "everywhere"}


class TimesForm(ActForm):
    """When mail may come."""

    digest_days = forms.ChoiceField(label=_("The daily mail comes"), choices=DigestDays.choices)
    digest_hour = forms.TypedChoiceField(label=_("At"), choices=_HOURS, coerce=int)
    quiet_from = forms.TypedChoiceField(
        label=_("No mail from"),
        choices=[("", _("no hours of quiet")), *_HOURS],
        coerce=_hour_or_none,
        empty_value=None,
        required=False,
    )
    quiet_until = forms.TypedChoiceField(
        label=_("No mail until"),
        choices=[("", _("no hours of quiet")), *_HOURS],
        coerce=_hour_or_none,
        empty_value=None,
        required=False,
        help_text=_("What would come in these hours comes when they end."),
    )

    @property
    def times(self) -> Times:
        """What was chosen."""
        return Times(**self.cleaned_data)

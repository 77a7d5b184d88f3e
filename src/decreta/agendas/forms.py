"""Input before a sitting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.agendas.domain.positions import Said
from decreta.agendas.enums import Stand
from decreta.agendas.queries.consent import Stated
from decreta.core.forms import ActForm
from decreta.meetings.models import AgendaItem


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

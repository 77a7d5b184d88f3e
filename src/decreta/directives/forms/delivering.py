"""What a task must deliver, as it is changed: what stands is called otherwise or dropped, new ones are written below."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.assignments.domain import Expected, Outputs
from decreta.assignments.models import Deliverable
from decreta.core.forms import ActForm
from decreta.core.texts import lines_of

_LANGUAGES: dict[str, str | Promise] = {
    "": gettext_lazy("Deliverable %(n)s"),
    "_en": gettext_lazy("Deliverable %(n)s in English"),
    "_ja": gettext_lazy("Deliverable %(n)s in Japanese"),
}


class DeliverablesForm(ActForm):
    """The names of what stands, each to be changed or dropped; what is new, one a line; the reason.

    What was accepted is told, not asked; what was judged cannot be dropped.
    """

    added = forms.CharField(
        label=gettext_lazy("New deliverables"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One a line. Each needs its own evidence."),
    )
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
    of_version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        standing: Sequence[Deliverable],
        accepted: Collection[int],
        judged: Collection[int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked = [one for one in standing if one.ordinal not in accepted]
        order = []
        for one in self.asked:
            n = one.ordinal
            for suffix, label in _LANGUAGES.items():
                name = f"name{suffix}_{n}"
                field = forms.CharField(label=str(label) % {"n": n}, max_length=300, required=not suffix)
                field.initial = getattr(one, f"name_{suffix[1:] or 'vi'}")
                self.fields[name] = field
                order.append(name)
            if n not in judged:
                self.fields[f"drop_{n}"] = forms.BooleanField(
                    label=_("Drop deliverable %(n)s") % {"n": n}, required=False
                )
                order.append(f"drop_{n}")
        self.order_fields([*order, "added", "reason", "of_version"])

    def outputs(self) -> Outputs:
        """As the act takes them. What is dropped keeps its name, whatever was typed."""
        data = self.cleaned_data
        dropped = [one.ordinal for one in self.asked if data.get(f"drop_{one.ordinal}")]
        renamed = {
            one.ordinal: Expected(*(data[f"name{suffix}_{one.ordinal}"] for suffix in _LANGUAGES))
            for one in self.asked
            if one.ordinal not in dropped
        }
        return Outputs(added=[Expected(line) for line in lines_of(data["added"])], renamed=renamed, dropped=dropped)

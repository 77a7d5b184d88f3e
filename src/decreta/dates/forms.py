"""Input of polls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.core.errors import ActRefused, Problem
from decreta.core.forms import ActForm, moment_field
from decreta.dates.domain import MOST_TIMES
from decreta.dates.enums import Coming
from decreta.dates.models import PossibleTime, TimeAnswer
from decreta.dates.queries.polls import Column
from decreta.ui import moments

NAMES = tuple(f"time{place}" for place in range(1, MOST_TIMES + 1))


class AskForm(ActForm):
    """The times, and until when members answer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, name in enumerate(NAMES, start=1):
            field = moment_field(_("Time %(number)s") % {"number": place})
            field.required = False
            # What a time is looks the same eight times; it is said once.
            field.help_text = field.help_text if place == 1 else ""
            self.fields[name] = field
        self.fields["until"] = moment_field(pgettext_lazy("date poll", "Answer by"))

    @property
    def times(self) -> list[dt.datetime | None]:
        """In the order of the fields, empty ones too: what is wrong with one is said beside it."""
        return [self.cleaned_data.get(name) for name in NAMES]


def times_in(data: Any) -> list[dt.datetime]:
    """What can be read of the times in a form that is still being filled."""
    found = []
    for name in NAMES:
        try:
            value = moment_field("").clean(data.get(name, ""))
        except forms.ValidationError:
            continue
        if value not in found:
            found.append(value)
    return found


class AnswerForm(ActForm):
    """What one says of each time."""

    def __init__(
        self, *args: Any, times: Sequence[PossibleTime], lasts: dt.timedelta, said: Iterable[TimeAnswer], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._times = times
        before = {one.time_id: one.coming for one in said}
        for one in times:
            self.fields[f"time-{one.pk}"] = forms.ChoiceField(
                label=span_words(one.starts_at, one.starts_at + lasts),
                choices=[(coming.value, capfirst(coming.label)) for coming in Coming],
                widget=forms.RadioSelect,
                initial=before.get(one.pk, ""),
                error_messages={"required": gettext_lazy("Say whether you can come.")},
            )

    @property
    def answers(self) -> dict[UUID, str]:
        """By time, as the act takes them."""
        return {one.pk: self.cleaned_data[f"time-{one.pk}"] for one in self._times}


class ChooseForm(ActForm):
    """One of the times; what stands against it is said beside the choice."""

    time = forms.ChoiceField(label=pgettext_lazy("date poll", "The session is held"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, columns: Sequence[Column], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._times = {str(one.time.pk): one.time for one in columns}
        field: Any = self.fields["time"]
        field.choices = [(key, _choice(one)) for key, one in zip(self._times, columns, strict=True)]

    def take(self, refusal: ActRefused) -> None:
        """Whatever the sitting cannot do at that time stands beside the choice of the time."""
        super().take(type(refusal)(Problem(one.message, "time", one.code) for one in refusal.problems))

    @property
    def chosen(self) -> PossibleTime:
        """The time that was chosen."""
        return self._times[self.cleaned_data["time"]]


class WithdrawForm(ActForm):
    """Why the question is withdrawn."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Everybody who was asked is told it."),
    )


def span_words(begins: dt.datetime, ends: dt.datetime) -> str:
    """A time in one line: day of the week, day, from when until when."""
    return f"{moments.weekday(begins)}, {moments.local(begins):%H:%M} – {moments.local(ends):%H:%M}"


def _choice(one: Column) -> str:
    words = _("%(time)s: %(can)s can come, %(needed)s only if needed, %(cannot)s cannot") % {
        "time": span_words(one.against.starts_at, one.against.ends_at),
        "can": one.can,
        "needed": one.needed,
        "cannot": one.cannot,
    }
    return f"{words} ({_('best time')})" if one.is_best else words

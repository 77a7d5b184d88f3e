"""The form of a calendar feed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from decreta.core.forms import ActForm
from decreta.feeds.sources import SOURCES
from decreta.organisation.models import Body


class FeedForm(ActForm):
    """What the calendar shows, and how."""

    source = forms.ChoiceField(label=_("What the calendar shows"), widget=forms.RadioSelect)
    body = forms.ModelChoiceField(
        label=_("Of which body"),
        queryset=Body.objects.none(),
        empty_label="–",
        required=False,
        help_text=_("For the sittings of a body only."),
    )
    as_tasks = forms.BooleanField(
        label=_("Show deadlines as tasks, not as days"),
        required=False,
        help_text=_("Not every calendar shows tasks of a subscribed calendar."),
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], **more: Any) -> None:
        super().__init__(*args, **more)
        has_bodies = bodies.exists()
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            (one.name, one.title) for one in SOURCES.values() if has_bodies or not one.is_of_body
        ]
        if has_bodies:
            self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        else:
            del self.fields["body"]

"""That an event occurred, from which deadlines run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from decreta.assignments.queries.handing import key_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused
from decreta.core.forms import ActForm
from decreta.directives.forms.places import FEW, agency
from decreta.directives.queries.events import Awaited, bodies_waiting, places_open_to
from decreta.organisation.forms.choosing import PlacesForm, place_field
from decreta.organisation.models import Organisation
from decreta.organisation.queries.choosing import with_code
from decreta.organisation.queries.directory import Directory


class EventForm(PlacesForm):
    """An event occurred in an organisation or a body. Only events that are waited for can be chosen."""

    event = forms.ChoiceField(label=_("Event"))
    where = forms.ChoiceField(label=_("Where it occurred"))
    occurred_on = forms.DateField(label=_("Occurred on"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, awaited: Sequence[Awaited], actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.awaited = actor, {one.keys[0]: one for one in awaited}
        several = len({body for one in awaited for body in one.bodies}) > 1
        self.fields["event"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.said} ({', '.join(body.name for body in one.bodies)})" if several else one.said)
            for key, one in self.awaited.items()
        ]
        meant = {key: one for one in awaited for key in one.keys}
        # Which event is meant may be known already: then only places that wait for it are offered.
        known = meant.get(self.data.get("event") or self.initial.get("event") or "")
        if known is not None:
            self.initial["event"] = known.keys[0]
        places = places_open_to(actor, [known] if known is not None else awaited, most=FEW)
        #: Whether the place is typed, since a list of all would be longer than anybody reads.
        self.is_typed = places is None
        self._places = {key_of(one): one for one in places or ()}
        if places is not None:
            self.fields["where"].choices = [(key, one.name) for key, one in self._places.items()]  # type: ignore[attr-defined]
            return
        said = _("By name, symbol or code; where one of the tasks waits.")
        self.fields["where"] = place_field(label=self.fields["where"].label, help_text=said)
        if (place := agency(self.initial.get("where", ""))) is not None:
            self.initial["where"] = with_code(place.name_vi, place.code)

    def clean(self) -> dict[str, Any]:
        """The place that is meant: `_where`."""
        cleaned = super().clean() or self.cleaned_data
        text = cleaned.get("where", "").strip()
        where = self._places.get(text)
        if where is None and self.is_typed and text:
            where = agency(text) or self.place(Directory.read(clock.today(), groups=False), "where", text)
        cleaned["_where"] = where
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """The typed arguments of the act, with the bodies for each of which it is done."""
        cleaned, event = self.cleaned_data, self.awaited[self.cleaned_data["event"]]
        where = cleaned["_where"]
        return {
            "event_key": event.event_key,
            "bodies": bodies_waiting(self.actor, event, where),
            "organisation" if isinstance(where, Organisation) else "body": where,
            "occurred_on": cleaned["occurred_on"],
            "note": cleaned["note"],
        }

    def take(self, refusal: ActRefused) -> None:
        """What is wrong with the organisation or the key stands beside the field that gave it."""
        renamed = {"organisation": "where", "event_key": "event", "awaited_by": "event"}
        problems = [replace(one, field=renamed.get(one.field or "", one.field)) for one in refusal.problems]
        super().take(type(refusal)(problems))


class CorrectEventForm(ActForm):
    """The day on which an event really occurred, and why another one was recorded."""

    occurred_on = forms.DateField(label=_("Occurred on"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))

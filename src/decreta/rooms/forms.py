"""Input of the pages of rooms, turned into typed values."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.forms import ActForm, moment_field
from decreta.core.texts import lines_of
from decreta.organisation.forms.fields import organisation_field
from decreta.rooms.domain.bookings import MOST_MINUTES, PURPOSE_LIMIT
from decreta.rooms.domain.rooms import NAME_LIMIT, PLACE_LIMIT
from decreta.rooms.models import Room
from decreta.rooms.queries.free import Span


class RoomChoice(forms.ModelChoiceField):
    """One of the rooms that can be had: with where it is and how many it seats."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Room.objects.none(), label=pgettext_lazy("place", "Room"), **kwargs)

    def label_from_instance(self, room: Room) -> str:
        """The room in one line."""
        return _("%(room)s (seats %(n)s)") % {"room": room.words, "n": room.capacity}

    def offer(self, actor: Actor, *, besides: Room | None = None) -> None:
        """Give the rooms that the actor's organisation can have from today on, and one that is held already."""
        usable = Room.objects.usable_by(actor).filter(Q(valid_to=None) | Q(valid_to__gt=clock.today()))
        held = Room.objects.filter(pk=besides.pk) if besides is not None else Room.objects.none()
        self.queryset = Room.objects.filter(Q(pk__in=usable.order_by()) | Q(pk__in=held.order_by())).order_by(
            "name", "pk"
        )


def minutes_field(label: Any, help_text: Any = "") -> forms.IntegerField:
    """Minutes around a meeting; none where nothing was said."""
    return forms.IntegerField(
        label=label, min_value=0, max_value=MOST_MINUTES, required=False, initial=0, help_text=help_text
    )


class SpanForm(ActForm):
    """A time in a room."""

    starts_at = moment_field(_("Begins"))
    ends_at = moment_field(_("Ends"))
    minutes_before = minutes_field(
        _("Minutes before, to prepare the room"), _("Nobody else can have the room then either.")
    )
    minutes_after = minutes_field(_("Minutes after, to clear it"))

    def clean_minutes_before(self) -> int:
        return self.cleaned_data["minutes_before"] or 0

    def clean_minutes_after(self) -> int:
        return self.cleaned_data["minutes_after"] or 0

    @property
    def span(self) -> Span:
        """The time that was given."""
        given = self.cleaned_data
        return Span(given["starts_at"], given["ends_at"], given["minutes_before"], given["minutes_after"])


class BookingForm(SpanForm):
    """A room for something that is no sitting."""

    room = RoomChoice()
    purpose = forms.CharField(label=_("What the room is needed for"), max_length=PURPOSE_LIMIT)
    is_private = forms.BooleanField(
        label=_("Others see only that the room is taken"),
        required=False,
        help_text=_("Otherwise everybody in your organisation reads what it is needed for."),
    )
    field_order = ["purpose", "starts_at", "ends_at", "room", "minutes_before", "minutes_after", "is_private"]

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["room"].offer(actor)  # type: ignore[attr-defined]


class FreeForm(SpanForm):
    """For which time free rooms are asked, perhaps for a booking that stands already, with a room in mind."""

    room = RoomChoice(required=False)
    booking = forms.UUIDField(required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["room"].offer(actor)  # type: ignore[attr-defined]


class CalendarForm(ActForm):
    """Which day the calendar shows."""

    day = forms.DateField(required=False, input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"])


class RoomForm(ActForm):
    """What a room is."""

    name = forms.CharField(label=_("Name of the room"), max_length=NAME_LIMIT)
    place = forms.CharField(
        label=_("Where it is"),
        max_length=PLACE_LIMIT,
        required=False,
        help_text=_("House, floor: as guests look for it."),
    )
    capacity = forms.IntegerField(label=_("Seats"), min_value=1, max_value=10_000)
    equipment = forms.CharField(
        label=_("What is there"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One thing in each line, for example: projector, screens for video conferences, microphones."),
    )
    is_accessible = forms.BooleanField(label=_("Can be reached in a wheelchair"), required=False)
    is_shared = forms.BooleanField(
        label=_("Organisations below may book it too"),
        required=False,
        help_text=_("Otherwise only the organisation whose room it is."),
    )

    def clean_equipment(self) -> list[str]:
        """The things, one from each line."""
        return list(lines_of(self.cleaned_data["equipment"]))


class NewRoomForm(RoomForm):
    """A new room: also whose it is."""

    organisation = organisation_field(label=_("Whose room it is"))
    field_order = ["organisation", "name", "place", "capacity", "equipment", "is_accessible", "is_shared"]


class CloseForm(ActForm):
    """From which day on a room cannot be had."""

    valid_to = forms.DateField(
        label=_("First day on which it cannot be had"), help_text=_("What was held there stays as it is.")
    )

"""A sitting: what, where, when, in whose chair, and that it is convened or cancelled."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.forms import ActForm, moment_field
from decreta.organisation.models import Body, Post
from decreta.rooms.forms import RoomChoice, minutes_field
from decreta.rooms.models import Room


class SittingForm(ActForm):
    """A sitting's title, place, times and chair."""

    title = forms.CharField(label=_("Title"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    title_ja = forms.CharField(label=_("Title in Japanese"), max_length=300, required=False)
    starts_at = moment_field(_("Begins"))
    ends_at = moment_field(_("Ends"))
    room = RoomChoice(
        required=False,
        empty_label=_("no room of the house"),
        help_text=_("It is booked for the time of the sitting, and goes with it when that moves or is cancelled."),
    )
    minutes_before = minutes_field(_("Minutes before, to prepare the room"))
    minutes_after = minutes_field(_("Minutes after, to clear it"))
    place = forms.CharField(
        label=_("Place"),
        max_length=200,
        required=False,
        help_text=_("Only where no room is chosen; else the name of the room stands on the invitation."),
    )
    chair_post = forms.ModelChoiceField(Post.objects.none(), label=_("Chaired by"))
    number_in_term = forms.IntegerField(
        label=_("Number in the term"), min_value=1, required=False, help_text=_("Empty: the next free number.")
    )

    def __init__(
        self, *args: Any, bodies: QuerySet[Body], actor: Actor, held: Room | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chair_post"].queryset = chair_posts(bodies)  # type: ignore[attr-defined]
        rooms: RoomChoice = self.fields["room"]  # type: ignore[assignment]
        rooms.offer(actor, besides=held)
        if rooms.queryset is None or not rooms.queryset.exists():
            for name in ("room", "minutes_before", "minutes_after"):
                del self.fields[name]  # a house without rooms says its places in words

    def clean(self) -> dict[str, Any]:
        """Either a room or a place in words, said beside everything else that is wrong."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not given.get("room") and not given.get("place") and not self.errors.keys() & {"room", "place"}:
            self.add_error("place", _("State the place."))
        return given

    def clean_minutes_before(self) -> int:
        return self.cleaned_data["minutes_before"] or 0

    def clean_minutes_after(self) -> int:
        return self.cleaned_data["minutes_after"] or 0


class ChangeForm(SittingForm):
    """Another title, place, time or chair; why on such short notice, where the day is another."""

    late_reason = forms.CharField(
        label=_("Why on such short notice"),
        required=False,
        max_length=300,
        help_text=_("Only where less time is left before the new day than the rules of the body ask for."),
    )


class NewSittingForm(SittingForm):
    """A new sitting: also whose it is, and whom it serves."""

    body = forms.ModelChoiceField(Body.objects.none(), label=_("Body"))
    serves = forms.ModelMultipleChoiceField(
        Body.objects.none(),
        label=_("Serves"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("For a joint session: the bodies whose matters it deals with."),
    )
    field_order = [
        "body",
        "title",
        "title_en",
        "title_ja",
        "starts_at",
        "ends_at",
        "room",
        "minutes_before",
        "minutes_after",
        "place",
        "chair_post",
        "number_in_term",
        "serves",
    ]

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, bodies=bodies, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        served = Body.objects.valid_on(clock.today()).filter(served_by__in=bodies).distinct()
        self.fields["serves"].queryset = served  # type: ignore[attr-defined]
        if not served:
            del self.fields["serves"]  # bodies that serve nobody sit for themselves


class ReasonForm(ActForm):
    """Why a sitting is cancelled."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class VideoForm(ActForm):
    """The address of the video meeting."""

    url = forms.URLField(
        label=_("Address of the video meeting"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Only an https address of the house's own video system. Empty: there is none."),
    )


class ConveneForm(ActForm):
    """Why a sitting is convened later than the rules ask for, and why members of the body are not invited."""

    late_reason = forms.CharField(
        label=_("Why it is convened so late"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    left_out_reason = forms.CharField(
        label=_("Why members are left out"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Everybody invited reads it. They count in quorum and majority of all members all the same."),
    )

    def __init__(self, *args: Any, asks_why_late: bool, asks_why_left_out: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_why_late:
            del self.fields["late_reason"]
        if not asks_why_left_out:
            del self.fields["left_out_reason"]


def bodies_of(actor: Actor) -> QuerySet[Body]:
    """Bodies whose sittings the post prepares."""
    found = Body.objects.valid_on(clock.today())
    return found if actor.is_system else found.filter(pk__in=actor.body_ids | actor.served_body_ids)


def chair_posts(bodies: QuerySet[Body]) -> QuerySet[Post]:
    """Posts that may chair: heads and deputies of the bodies and of those they serve."""
    today = clock.today()
    ids = [*bodies.values_list("pk", flat=True), *bodies.values_list("serves__pk", flat=True)]
    return (
        Post.objects.valid_on(today)
        .filter(body_id__in=[pk for pk in ids if pk], role__in=["head", "deputy"])
        .select_related("body")
    )

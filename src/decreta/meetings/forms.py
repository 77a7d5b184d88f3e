"""Input of the meetings pages, turned into typed values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.forms import ActForm, moment_field
from decreta.files.detection import PDF
from decreta.files.forms import UploadField, UploadInput
from decreta.meetings.enums import Answer, Audience, Part, Presence, Purpose, Removed, Share
from decreta.meetings.models import Attendance, Invitation, Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.matches import invited_as
from decreta.meetings.queries.room import MOST_LISTED
from decreta.organisation.models import Body, Holding, Post
from decreta.rooms.forms import RoomChoice, minutes_field
from decreta.rooms.models import Room

#: So many of those who could preside are listed where too many are present to list all.
_FIRST_IN_LINE = 8


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


class OneInvitedForm(ActForm):
    """Somebody invited: chosen from a list, or in a large sitting by his name (`who`)."""

    #: Whether a name must be written where one is asked for.
    is_somebody = False

    invitation = forms.ModelChoiceField(Invitation.objects.none(), required=False)
    who = forms.CharField(label=pgettext_lazy("of a person", "Name"), required=False, max_length=120)

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sitting = sitting
        invited = Invitation.objects.filter(sitting=sitting).select_related("holding__person")
        self.fields["invitation"].queryset = invited  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The one who is meant; who else bears the name is said."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        words = given.get("who", "").strip()
        if words and not given.get("invitation"):
            given["invitation"] = _called(self, self.sitting, words)
        elif self.is_somebody and "who" in self.data and not given.get("invitation"):
            self.add_error("who", _("Write a name."))
        return given


def _called(form: ActForm, sitting: Sitting, words: str) -> Invitation | None:
    """The one who is invited and meant by `words` of the field `who`; of any other number the field says it."""
    found = invited_as(sitting, words)
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(str(one.holding.person) for one in found)
        form.add_error("who", _("Several are meant: %(names)s. Write more of the name.") % {"names": names})
    else:
        form.add_error("who", _("Nobody who is invited is called so."))
    return None


class VideoForm(ActForm):
    """The address of the video meeting."""

    url = forms.URLField(
        label=_("Address of the video meeting"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Only an https address of the house's own video system. Empty: there is none."),
    )


class InviteForm(ActForm):
    """One more person, chosen among those that a search found."""

    who = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)
    holding = forms.ModelChoiceField(
        Holding.objects.none(),
        label=_("Person and post"),
        error_messages={"required": _("Search and choose whom to invite.")},
    )
    part = forms.ChoiceField(label=_("As"), choices=Part.choices, initial=Part.GUEST)

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Holding.objects.valid_on(day_of(sitting)).select_related("person", "post")
        self.fields["holding"].queryset = found  # type: ignore[attr-defined]


class PointForm(ActForm):
    """A point of the agenda."""

    title = forms.CharField(label=_("Point"), max_length=300)
    purpose = forms.ChoiceField(
        label=_("What is asked"), choices=Purpose.choices, initial=Purpose.DECISION, required=False
    )
    presenter = forms.CharField(label=_("Presented by"), max_length=160, required=False)
    minutes = forms.IntegerField(label=_("Planned minutes"), min_value=1, max_value=600, initial=15)

    def clean_purpose(self) -> str:
        """For decision where nothing was chosen."""
        return str(self.cleaned_data["purpose"] or Purpose.DECISION)


class PointTextForm(ActForm):
    """Why a body deals with a point, and what it is proposed to decide; once it was read, what is different and why."""

    why = forms.CharField(
        label=_("Why the body deals with it"),
        required=False,
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    proposed = forms.CharField(
        label=_("Proposed decision"),
        required=False,
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("In the words of the notice: when the point begins, it is the draft of the conclusion."),
    )
    reason = forms.CharField(
        label=_("What is different, and why"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    expected_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_read: bool, is_written: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_read:
            del self.fields["reason"]
        if is_written:
            del self.fields["proposed"]  # the question says what is to be agreed with

    def clean_expected_version(self) -> int:
        return self.cleaned_data["expected_version"] or 0


class AudienceForm(ActForm):
    """Who reads a point, and whether the others learn that there is one."""

    audience = forms.ChoiceField(
        label=_("Who reads it"),
        choices=Audience.choices,
        initial=Audience.EVERYBODY,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("The chair, who prepares the sitting and an inspector read it in any case."),
    )
    is_hidden = forms.BooleanField(
        label=_("The others do not see that there is such a point"),
        required=False,
        help_text=_("It is numbered apart (C1, C2), so that the other numbers have no gap."),
    )

    def clean_audience(self) -> str:
        """Everybody where nothing was chosen."""
        return str(self.cleaned_data["audience"] or Audience.EVERYBODY)


class NewPointForm(AudienceForm, PointForm):
    """A new point or heading."""

    is_heading = forms.BooleanField(label=_("Only a heading over the points that follow"), required=False)
    field_order = ["title", "is_heading", "purpose", "presenter", "minutes", "audience", "is_hidden"]


class ShareForm(ActForm):
    """What one of those invited has to do with a point."""

    invitation = forms.ModelChoiceField(Invitation.objects.none(), label=_("Person"))
    share = forms.ChoiceField(label=_("What he does there"), choices=Share.choices, initial=Share.PRESENTER)

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["invitation"].queryset = invited_to(sitting)  # type: ignore[attr-defined]


class PaperAudienceForm(ActForm):
    """Who, among those that read the point, reads a paper of it."""

    audience = forms.ChoiceField(label=_("Who reads it"), choices=Audience.choices, widget=forms.RadioSelect)
    readers = forms.ModelMultipleChoiceField(
        Invitation.objects.none(),
        label=_("Named"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Counts where only those named read it."),
    )

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["readers"].queryset = invited_to(sitting)  # type: ignore[attr-defined]


class PaperForm(ActForm):
    """A paper of a point."""

    title = forms.CharField(
        label=_("Title of the paper"), max_length=300, required=False, help_text=_("Empty: the name of the file.")
    )
    upload = UploadField(
        label=_("PDF file"), media_type=PDF, widget=UploadInput(attrs={"accept": "application/pdf,.pdf"})
    )
    audience = forms.ChoiceField(
        label=_("Who reads it"), choices=Audience.choices, initial=Audience.EVERYBODY, required=False
    )
    late_reason = forms.CharField(
        label=_("Why it comes so late"),
        required=False,
        max_length=300,
        help_text=_("Only where the period of the body's rules for papers is over; it is shown with the paper."),
    )

    def clean_audience(self) -> str:
        """Everybody who reads the point where nothing was chosen."""
        return str(self.cleaned_data["audience"] or Audience.EVERYBODY)


class ReplaceForm(ActForm):
    """Another version of a paper."""

    upload = UploadField(
        label=_("PDF file"), media_type=PDF, widget=UploadInput(attrs={"accept": "application/pdf,.pdf"})
    )
    reason = forms.CharField(
        label=_("What is different, and why"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
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


class AnswerForm(ActForm):
    """The invited person's answer."""

    answer = forms.ChoiceField(
        label=_("Do you attend?"),
        choices=[
            (Answer.ATTENDS, _("I attend")),
            (Answer.REMOTE, _("I attend remotely")),
            (Answer.EXCUSED, _("I cannot attend")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reason, if you cannot attend"), max_length=300, required=False)


class ScreenForm(ActForm):
    """Until when a screen shows the sitting."""

    ends_at = moment_field(_("Ends at"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_at"].required = False
        self.fields["ends_at"].help_text = _("Empty: with the sitting. Day and time, for example 31/03/2025 11:30.")


class CodeForm(ActForm):
    """The code of a screen, as it is read aloud."""

    code = forms.CharField(label=_("Code of the screen"), max_length=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": "false",
            "autofocus": True,
        }


class SubstituteForm(ActForm):
    """Who comes in one's place, chosen among those that a search found."""

    holding = forms.ModelChoiceField(
        Holding.objects.none(),
        label=_("Person and post"),
        error_messages={"required": _("Search and choose who comes in your place.")},
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Holding.objects.valid_on(day_of(invitation.sitting)).select_related("person", "post")
        self.fields["holding"].queryset = found  # type: ignore[attr-defined]


class HandOverForm(ActForm):
    """Who presides in the place of the chair, for how long, and why.

    In a large sitting only the first in line are listed; anybody else is written by his name (`who`), which goes before.
    """

    to = forms.ModelChoiceField(
        Invitation.objects.none(),
        label=_("Who presides"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose who presides."), "invalid_choice": _("Choose who presides.")},
    )
    who = forms.CharField(
        label=_("Another, by name"),
        required=False,
        max_length=120,
        help_text=_("The first in line are listed. Who is named here presides in their place."),
    )
    is_for_point = forms.ChoiceField(
        label=_("For how long"),
        choices=[("", _("for the rest of the session")), ("point", _("while the point at hand is dealt with"))],
        required=False,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The minutes tell it."),
    )

    def __init__(
        self, *args: Any, line: Sequence[Invitation], sitting: Sitting, has_point_alone: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sitting = sitting
        if len(line) > MOST_LISTED:
            line = line[:_FIRST_IN_LINE]
        else:
            del self.fields["who"]
        chosen: Any = self.fields["to"]
        # Everybody invited is found, so that who has just left is refused in the words of the act.
        chosen.queryset = invited_to(sitting)
        chosen.choices = [(one.pk, f"{one.holding.person.full_name}, {one.holding.post.name}") for one in line]
        if sitting.current_item_id is None:
            del self.fields["is_for_point"]
        elif has_point_alone:
            span: Any = self.fields["is_for_point"]
            span.choices, span.initial = [one for one in span.choices if one[0]], "point"

    def clean(self) -> dict[str, Any]:
        """The one who is named goes before the one who is chosen."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if words := given.pop("who", "").strip():
            given["to"] = _called(self, self.sitting, words)
        return given

    def clean_is_for_point(self) -> bool:
        """Whether it ends with the point."""
        return bool(self.cleaned_data["is_for_point"])


class RemovalForm(ActForm):
    """Why somebody sits no more in the session that runs."""

    removed_as = forms.ChoiceField(label=_("What happens"), choices=Removed.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The minutes tell it."),
    )

    def __init__(self, *args: Any, allowed: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["removed_as"]
        chosen.choices = [(key, label) for key, label in Removed.choices if key in allowed]
        if len(allowed) == 1:
            chosen.initial = allowed[0]


class AttendanceForm(ActForm):
    """From when until when somebody was present, and why it is entered only now."""

    is_taken_out = forms.BooleanField(label=_("He was not there: take this stay out"), required=False)
    presence = forms.ChoiceField(label=_("How he was present"), choices=Presence.choices)
    came_at = moment_field(_("Came at"))
    left_at = moment_field(_("Left at"))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The minutes tell it."),
    )

    def __init__(self, *args: Any, stay: Attendance | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["left_at"].required = False
        self.fields["left_at"].help_text = _("Empty: to the end of the session, or still present.")
        if stay is None:
            del self.fields["is_taken_out"]
            return
        self.fields["came_at"].required = False
        for name in ("presence", "came_at", "left_at"):
            self.fields[name].initial = getattr(stay, name)


class ConclusionForm(ActForm):
    """The words of a conclusion, and which revision they were made from; `point` finds them a place when that is gone."""

    text = forms.CharField(
        label=_("Conclusion"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In the words of the notice. Lines that begin with a) stay lines of their own."),
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    point = forms.UUIDField(required=False, widget=forms.HiddenInput)


def invited_to(sitting: Sitting) -> QuerySet[Invitation]:
    """Those invited to a sitting, by name."""
    found = Invitation.objects.filter(sitting=sitting).select_related("holding__person", "holding__post")
    return found.order_by("holding__person__full_name")


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

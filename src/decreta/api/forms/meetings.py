"""What is sent to sittings."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from decreta.api.forms.fields import Choice, Code, Form, Like, Moment, Text, Whole
from decreta.api.forms.rooms import Around
from decreta.meetings.enums import Answer, Part, PointKind, Presence
from decreta.meetings.models import AgendaItem, Invitation, Paper, Sitting

Number = Annotated[Whole | None, Field(ge=1, le=10_000, description="Left out: the next free number.")]
RoomId = Annotated[UUID | None, Field(description="Id of the room, which is booked for the time of the sitting.")]
Minutes = Annotated[Whole, Field(ge=1, le=600)]


class SittingForm(Form):
    """A new sitting of a body; a joint one says whom it serves."""

    body: Annotated[Code, Field(description="Code of the body.")]
    title: Annotated[str, Like(Sitting, "title")]
    title_en: Annotated[str, Like(Sitting, "title_en")] = ""
    title_ja: Annotated[str, Like(Sitting, "title_ja")] = ""
    place: Annotated[str, Like(Sitting, "place"), Field(description="Left out where a room is named.")] = ""
    room: RoomId = None
    minutes_before: Around = 0
    minutes_after: Around = 0
    starts_at: Moment
    ends_at: Moment
    chair_post: Annotated[Code, Field(description="Code of the post that chairs.")]
    serves: Annotated[list[Code], Field(max_length=50, description="Codes of the bodies that it serves.")] = []
    number_in_term: Number = None


class SittingChange(Form):
    """What is to be changed of a sitting; what is left out stays."""

    title: Annotated[str, Like(Sitting, "title")] | None = None
    title_en: Annotated[str, Like(Sitting, "title_en")] | None = None
    title_ja: Annotated[str, Like(Sitting, "title_ja")] | None = None
    place: (
        Annotated[
            str, Like(Sitting, "place"), Field(description="A place in words, without a room, gives the room back.")
        ]
        | None
    ) = None
    room: RoomId = None
    minutes_before: Around | None = None
    minutes_after: Around | None = None
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    chair_post: Code | None = None
    number_in_term: Number = None
    late_reason: Annotated[
        str, Field(max_length=300, description="Why its day leaves less time than the rules of the body ask for.")
    ] = ""


class ConveneForm(Form):
    """Why a sitting is convened as it is; nothing need be sent where the periods are kept and all members are invited."""

    late_reason: Annotated[
        str, Field(max_length=300, description="Why it is convened later than the rules of the body ask for.")
    ] = ""
    left_out_reason: Annotated[
        str, Field(max_length=300, description="Why members of the body are not invited; they count all the same.")
    ] = ""


class PointForm(Form):
    """A point of the agenda."""

    title: Annotated[str, Like(AgendaItem, "title")]
    presenter: Annotated[str, Like(AgendaItem, "presenter")] = ""
    minutes: Minutes = 15
    kind: Annotated[str, Choice(PointKind)] = PointKind.ORDINARY.value
    why: Annotated[str, Text(8000)] = ""
    proposed: Annotated[str, Text(8000)] = ""


class PointTextForm(Form):
    """Why a body deals with a point and what it is proposed to decide, on the version that was read."""

    why: Annotated[str, Text(8000)] = ""
    proposed: Annotated[str, Text(8000)] = ""
    expected_version: Annotated[Whole, Field(ge=0, le=30_000)]
    reason: Annotated[str, Text(300)] = ""


class PointChange(Form):
    """What is to be changed of a point; what is left out stays."""

    title: Annotated[str, Like(AgendaItem, "title")] | None = None
    presenter: Annotated[str, Like(AgendaItem, "presenter")] | None = None
    minutes: Minutes | None = None


class DirectionForm(Form):
    """Which way it moves in its list."""

    direction: Literal["up", "down"]


class PaperForm(Form):
    """A paper of a point; without a title the name of the file serves."""

    title: Annotated[str, Like(Paper, "title")] = ""
    late_reason: Annotated[
        str, Field(max_length=300, description="Why it comes later than the rules of the body ask for.")
    ] = ""
    file: Annotated[Code, Field(description="The name of the part that holds the PDF file.")]


class ReplaceForm(Form):
    """Another version of a paper, and why it is put in its place."""

    reason: Annotated[str, Text(300, least=1)]
    file: Annotated[Code, Field(description="The name of the part that holds the PDF file.")]


class InvitationForm(Form):
    """Somebody to be invited, in a post, as something."""

    holding: Annotated[UUID, Field(description="Id of the holding: a person in a post.")]
    part: Annotated[str, Choice(Part)] = Part.GUEST.value


class AnswerForm(Form):
    """What the invited person answers."""

    answer: Annotated[str, Choice(Answer)]
    reason: Annotated[str, Like(Invitation, "reason")] = ""


class SubstituteForm(Form):
    """Who comes in the place of a member who is excused."""

    holding: Annotated[UUID, Field(description="Id of the holding: a person in a post of the same house.")]


class PresenceForm(Form):
    """How somebody is present."""

    presence: Annotated[str, Choice(Presence)]


class ConclusionForm(Form):
    """The words of a conclusion, in those of the notice."""

    text: Annotated[str, Text(8000, least=1)]


class ConclusionChange(ConclusionForm):
    """Changed words, and the revision that they were made from."""

    expected_revision: Annotated[Whole, Field(ge=0, le=1_000_000)]


class DraftRead(Form):
    """The revision of a draft that was read."""

    expected_revision: Annotated[Whole, Field(ge=0, le=1_000_000)]

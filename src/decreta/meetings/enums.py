"""States, answers and kinds of meetings."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.organisation.enums import Role


class SittingState(models.TextChoices):
    PREPARING = "preparing", _("being prepared")
    CONVENED = "convened", _("convened")
    OPEN = "open", pgettext_lazy("sitting", "in session")
    CLOSED = "closed", pgettext_lazy("sitting", "closed")
    CANCELLED = "cancelled", pgettext_lazy("sitting", "cancelled")


class Form(models.TextChoices):
    """How the body comes to a decision."""

    SESSION = "session", pgettext_lazy("form of meeting", "session")
    WRITTEN = "written", pgettext_lazy("form of meeting", "in writing")


class Part(models.TextChoices):
    """How somebody takes part."""

    CHAIR = "chair", _("chair")
    SECRETARY = "secretary", _("secretary")
    MEMBER = "member", _("member")
    GUEST = "guest", _("guest")


#: Who has a seat that counts, and a vote unless it is said otherwise.
VOTING_PARTS = (Part.CHAIR, Part.MEMBER)
#: Posts of a body that belong to its sittings, and as what. Inspectors and administrators are not of it.
PART_OF_ROLE: dict[str, str] = {
    Role.HEAD: Part.MEMBER,
    Role.DEPUTY: Part.MEMBER,
    Role.UNIT_HEAD: Part.MEMBER,
    Role.OFFICER: Part.MEMBER,
    Role.MEMBER: Part.MEMBER,
    Role.SECRETARY: Part.SECRETARY,
    Role.CLERK: Part.SECRETARY,
}


class Answer(models.TextChoices):
    NONE = "none", _("no answer yet")
    ATTENDS = "attends", _("attends")
    REMOTE = "remote", _("attends remotely")
    EXCUSED = "excused", _("excused")


class Presence(models.TextChoices):
    IN_ROOM = "in_room", _("in the room")
    REMOTE = "remote", _("online")


class Removed(models.TextChoices):
    """Why somebody sits no more in a session that runs."""

    EXCLUDED = "excluded", pgettext_lazy("seat", "excluded for the rest of the session")
    ENDED = "ended", pgettext_lazy("seat", "no longer a member")


class PointKind(models.TextChoices):
    ORDINARY = "ordinary", _("point")
    EARLIER_CONCLUSIONS = "earlier_conclusions", _("what became of earlier conclusions")
    HEADING = "heading", pgettext_lazy("agenda", "heading")


class Purpose(models.TextChoices):
    """What is asked of the body under a point."""

    DECISION = "decision", pgettext_lazy("point", "for decision")
    INFORMATION = "information", pgettext_lazy("point", "for information")
    CONSENT = "consent", pgettext_lazy("point", "by consent")


class Audience(models.TextChoices):
    """Who reads a point or a paper. Who prepares or chairs the sitting always does."""

    EVERYBODY = "everybody", pgettext_lazy("audience", "everybody invited")
    MEMBERS = "members", pgettext_lazy("audience", "chair, members and secretaries, no guests")
    NAMED = "named", pgettext_lazy("audience", "only those named")


class Share(models.TextChoices):
    """What somebody invited has to do with one point."""

    PRESENTER = "presenter", pgettext_lazy("share", "presents")
    GUEST = "guest", pgettext_lazy("share", "comes for this point")
    READER = "reader", pgettext_lazy("share", "may read it")


class Subject(models.TextChoices):
    """What a body decides on: each has its own majority."""

    PROCEDURE = "procedure", _("procedure of the sitting")
    ORDINARY = "ordinary", _("ordinary matters")
    WEIGHTY = "weighty", _("matters of weight")
    PERSONS = "persons", _("persons and elections")


class Manner(models.TextChoices):
    """How a body votes."""

    OPEN = "open", pgettext_lazy("manner", "open")
    BY_NAME = "by_name", pgettext_lazy("manner", "by name")
    SECRET = "secret", pgettext_lazy("manner", "secret")


class Base(models.TextChoices):
    """Of what a majority is a share."""

    ALL = "all", _("of all members")
    PRESENT = "present", _("of those present")
    CAST = "cast", _("of the votes cast")
    SIDES = "sides", _("of the votes for and against")


class Counted(models.TextChoices):
    """Who counts for the quorum."""

    MEMBERS = "members", _("all members")
    WITH_VOTE = "with_vote", _("members with a vote")


class Substitutes(models.TextChoices):
    """Whether a member who cannot come may name somebody of his own house, and what that one does there."""

    NOBODY = "nobody", pgettext_lazy("substitutes", "members come themselves")
    PRESENT = "present", pgettext_lazy("substitutes", "he comes and speaks, and does not vote")
    VOTING = "voting", pgettext_lazy("substitutes", "he comes and casts the vote of the absent member")


class Submitter(models.TextChoices):
    """Who submits points to a body before its sittings; whoever is one of those whom its rules name."""

    DRAFTER = "drafter", pgettext_lazy("who submits points", "whoever drafts for an office")
    UNIT_HEAD = "unit_head", pgettext_lazy("who submits points", "heads of units and of agencies")
    MEMBER = "member", pgettext_lazy("who submits points", "chair and members of the body")
    SECRETARY = "secretary", pgettext_lazy("who submits points", "who prepares its sittings")


class Aside(models.TextChoices):
    """Why a point is not concluded here any more: the body has put it off, or it goes on elsewhere since."""

    PUT_OFF = "put_off", pgettext_lazy("point aside", "put off by the body")
    GONE_ON = "gone_on", pgettext_lazy("point aside", "goes on elsewhere")


class Shortness(models.TextChoices):
    """What happens when a period before a sitting is not kept."""

    NOTED = "noted", pgettext_lazy("period not kept", "it is noted and shown")
    REASON = "reason", pgettext_lazy("period not kept", "it needs a reason, which is shown")


class PositionsShown(models.TextChoices):
    """Who reads what members said beforehand of the points of an agenda."""

    STAFF = "staff", pgettext_lazy("positions", "the chair and the secretary")
    OPENING = "opening", pgettext_lazy("positions", "all members, once the sitting is open")
    MEMBERS = "members", pgettext_lazy("positions", "all members, at once")


class ConsentOffered(models.TextChoices):
    """When a point that nobody objects to beforehand is offered for the consent part."""

    ANSWERED = "answered", pgettext_lazy("consent offered", "once every member has answered")
    DEADLINE = (
        "deadline",
        pgettext_lazy("consent offered", "once every member has answered, or the time for it is over"),
    )
    NEVER = "never", pgettext_lazy("consent offered", "never: each point is put there by hand")


class PapersMarked(models.TextChoices):
    """Which papers of a body leave the house only with their reader's name on every page."""

    NEVER = "never", pgettext_lazy("papers marked", "none")
    RESTRICTED = "closed", pgettext_lazy("papers marked", "those that not everybody reads")
    ALWAYS = "always", pgettext_lazy("papers marked", "every paper")


class MessagesKept(models.TextChoices):
    """How long what was written during a session can be read after it. It is in no minutes."""

    MINUTES = "minutes", pgettext_lazy("messages kept", "until the minutes are approved")
    CLOSING = "closing", pgettext_lazy("messages kept", "until the sitting is closed")


class Period(models.TextChoices):
    """What has to be there some working days before a sitting."""

    CONVOCATION = "convocation", pgettext_lazy("period", "convocation")
    PAPERS = "papers", pgettext_lazy("period", "papers")


class Tie(models.TextChoices):
    """What happens when as many are for as against."""

    REJECTED = "rejected", _("the question is rejected")
    CHAIRS_SIDE = "chairs_side", _("the side on which the chair voted prevails")
    CHAIR_DECIDES = "chair_decides", _("the chair decides afterwards")

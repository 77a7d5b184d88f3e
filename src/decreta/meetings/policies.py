"""WHEN it may be done: the state of the sitting, its day, what has happened already."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from decreta.core import clock, workflow
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Stale
from decreta.core.prepared import prepared
from decreta.documents.enums import DocumentState
from decreta.meetings import recording
from decreta.meetings.composing import why_not_yet
from decreta.meetings.enums import Answer, Aside, Audience, Part, PointKind, Removed, SittingState
from decreta.meetings.models import (
    SHOWN_IN,
    AgendaItem,
    Conclusion,
    ConclusionNotice,
    Invitation,
    Paper,
    Sitting,
)
from decreta.meetings.states import TRANSITIONS

#: What is done only where people come together, and only where they decide in writing.
_OF_SESSIONS = frozenset(
    {"convene", "answer", "check_in", "open", "go_to_point", "hand_over", "remove", "correct_attendance", "close"}
)
_OF_WRITING = frozenset({"send_out", "prolong", "close_written", "withdraw_written", "turn"})


def can(act: str, sitting: Sitting) -> None:
    """Refuse an act that the sitting's state does not allow."""
    if act not in workflow.acts_from(TRANSITIONS, sitting.state):
        state = SittingState(sitting.state).label
        raise NotNow.of(
            _("The sitting is %(state)s; this can no longer, or not yet, be done.") % {"state": state},
            code="wrong_state",
        )
    if (act in _OF_SESSIONS and sitting.is_written) or (act in _OF_WRITING and not sitting.is_written):
        raise NotNow.of(_("This belongs to the other form of meeting."), code="other_form")


def target(act: str) -> SittingState:
    """The state that an act leads to."""
    return workflow.target(TRANSITIONS, act)


def may_be_checked_in(sitting: Sitting, *, at: dt.datetime) -> None:
    """The desk opens on the day of the sitting, so that early comers need not wait for the opening."""
    can("check_in", sitting)
    if day_of(sitting) > at.astimezone(clock.zone()).date():
        raise NotNow.of(_("Checking in begins on the day of the sitting."), code="too_early")


def attendance_is_open(sitting: Sitting) -> None:
    """Who was present is set right from the opening on, until the minutes lie before the members."""
    can("correct_attendance", sitting)
    if why := recording.why_locked(sitting):
        raise NotNow.of(why, code="locked")


def can_be_shown_in_hall(sitting: Sitting) -> None:
    """From the convocation to the closing, where people come together."""
    if sitting.is_written or sitting.state not in SHOWN_IN:
        raise NotNow.of(
            _("A screen shows a sitting in the hall from its convocation until it is closed."), code="nothing_to_show"
        )


def sits_on_the_day(invitation: Invitation) -> None:
    """Who has left the body before the day of its sitting is no member there, whenever he was invited."""
    stands = bool(_standing.rows(invitation.pk))
    if not stands and (removed := Invitation.objects.values_list("removed_as", flat=True).get(pk=invitation.pk)):
        raise NotNow.of(
            _("%(person)s: %(why)s.") % {"person": invitation.holding.person, "why": Removed(removed).label},
            code="removed",
        )
    if not stands:
        raise NotNow.of(
            _("%(person)s does not hold this post on the day of the sitting.") % {"person": invitation.holding.person},
            code="not_holding",
        )


@prepared
def _standing(invitation: UUID) -> QuerySet[Invitation, tuple[UUID]]:
    return Invitation.objects.filter(pk=invitation).standing().values_list("pk")


def point_is_untouched(item: AgendaItem) -> None:
    """A point that has begun or under which something was concluded belongs to the record."""
    if item.began_at is not None or item.conclusions.exists():
        raise NotNow.of(_("This point has begun; it stays on the agenda."), code="point_begun")


def bears_text(item: AgendaItem, *, proposed: str = "") -> None:
    """A point that is dealt with; in writing what is put before the members are the questions."""
    if item.is_heading or item.kind == PointKind.EARLIER_CONCLUSIONS:
        raise NotNow.of(_("Nothing is proposed under this line of the agenda."), code="no_text")
    if proposed and item.sitting.is_written:
        raise NotNow.of(_("In writing, what is put before the members are the questions."), code="other_form")


def text_can_be_written(item: AgendaItem, *, proposed: str = "") -> None:
    """While the agenda is arranged, until the point begins: from then on the draft of the conclusion is what is amended."""
    can("arrange", item.sitting)
    bears_text(item, proposed=proposed)
    if item.began_at is not None:
        raise NotNow.of(_("This point has begun; amend the draft of its conclusion."), code="point_begun")


def text_is_current(item: AgendaItem, expected: int) -> None:
    """Whoever saves must have read the newest version."""
    if item.text_version != expected:
        raise Stale.of(
            _("Somebody else has changed this text in the meantime. Both are shown; nothing was lost."),
            field="proposed",
            code="stale",
        )


def is_a_draft(conclusion: Conclusion) -> None:
    """What is concluded already is not concluded again."""
    if not conclusion.is_draft:
        raise NotNow.of(_("This is concluded already."), code="concluded")


def paper_is_unread(paper: Paper, *, by: Actor) -> None:
    """What somebody else who is invited has opened leaves a trace when it is taken away."""
    opened = paper.readings.exclude(person_id=by.person_id) if by.person_id else paper.readings.all()
    invited = Invitation.objects.filter(sitting_id=paper.item.sitting_id).values("holding__person_id")
    if opened.filter(person_id__in=invited).exists():
        raise NotNow.of(_("This paper has been read. Withdraw it, with a reason."), code="was_read")


def reminder_is_due(sitting: Sitting, due_on: dt.date, *, at: dt.datetime) -> bool:
    """Whether the day has come, the sitting is ahead, and it was convened before that day."""
    if sitting.state != SittingState.CONVENED or sitting.convened_at is None or at >= sitting.starts_at:
        return False
    today, convened_on = (one.astimezone(clock.zone()).date() for one in (at, sitting.convened_at))
    return convened_on < due_on <= today


def seat_is_not_his_posts(*, runs_by_post: bool) -> None:
    """Whose post chairs or prepares the sittings reads and runs them without a seat: to end his seat alone would end nothing."""
    if runs_by_post:
        raise NotNow.of(
            _("His post chairs or prepares these sittings, with a seat or without. End that post first."),
            code="runs_by_post",
        )


def may_be_substituted(invitation: Invitation) -> None:
    """A member says first that he cannot come."""
    if invitation.part != Part.MEMBER:
        raise NotNow.of(_("Only members name a substitute."), field="holding", code="not_a_member")
    if invitation.answer != Answer.EXCUSED:
        raise NotNow.of(_("Say first that you cannot attend."), field="holding", code="not_excused")


def point_is_dealt_with(item: AgendaItem) -> None:
    """A heading only stands over points: nothing is taken up or concluded under itself."""
    if item.is_heading:
        raise NotNow.of(_("This is a heading; take up a point under it."), code="heading")


def conclusions_are_open(sitting: Sitting) -> None:
    """Conclusions are written in session and tidied afterwards, until the notice is composed of them."""
    can("conclude", sitting)
    if live_notice(sitting) is not None:
        raise NotNow.of(_("The notice has been composed; the text goes on there."), code="notice_composed")


def may_be_changed(conclusion: Conclusion) -> None:
    """What an area above keeps as it was concluded is not changed behind it."""
    if why := recording.standing_among([conclusion.pk]).get(conclusion.pk):
        raise NotNow.of(why, code="in_the_record")


def revision_is_current(conclusion: Conclusion, expected: int) -> None:
    """Whoever saves must have read the newest words."""
    if conclusion.revision != expected:
        raise Stale.of(
            _("Somebody else has changed this conclusion in the meantime. Both texts are shown; nothing was lost."),
            field="text",
            code="stale",
        )


def is_not_aside(item: AgendaItem) -> None:
    """What the body has put off is not concluded in the proposed words, nor what goes on elsewhere since."""
    if item.aside:
        raise NotNow.of(
            _("Point %(number)s is not concluded here: %(why)s.")
            % {"number": item.number, "why": Aside(item.aside).label},
            code="aside",
        )


def has_not_gone_on(item: AgendaItem) -> None:
    """A point that stands elsewhere since is concluded there; here its record stays as it is."""
    if item.aside == Aside.GONE_ON:
        is_not_aside(item)


def notice_can_be_composed(sitting: Sitting) -> None:
    """After the closing, once, and of something; a draft that waits, also under a confidential point, is dealt with before."""
    can("compose", sitting)
    if live_notice(sitting) is not None:
        raise NotNow.of(_("The notice of this sitting has already been composed."), code="notice_composed")
    waiting = Conclusion.objects.waiting().filter(item__sitting=sitting).order_by("item__position")
    if numbers := list(dict.fromkeys(waiting.values_list("item__number", flat=True))):
        raise NotNow.of(
            _("Drafts wait under these points: %(numbers)s. Conclude them, or remove them.")
            % {"numbers": ", ".join(numbers)},
            code="drafts_wait",
        )
    if why := why_not_yet(sitting):
        raise NotNow.of(why, code="undecided")
    told = Conclusion.objects.concluded().filter(item__sitting=sitting, item__audience=Audience.EVERYBODY)
    if not told.exists():
        raise NotNow.of(_("There are no conclusions to compose a notice of."), code="no_conclusions")


def live_notice(sitting: Sitting) -> ConclusionNotice | None:
    """The notice, unless its draft was given up."""
    notice = next(iter(_notices.rows(sitting.pk)), None)
    return None if notice is None or notice.document.state == DocumentState.WITHDRAWN else notice


@prepared
def _notices(sitting: UUID) -> QuerySet[ConclusionNotice]:
    return ConclusionNotice.objects.filter(sitting_id=sitting).select_related("document")


def day_of(sitting: Sitting) -> dt.date:
    """The day of the sitting in the office's zone."""
    return sitting.starts_at.astimezone(clock.zone()).date()

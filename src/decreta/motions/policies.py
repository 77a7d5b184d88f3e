"""WHEN something can be moved, changed, supported, decided."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.errors import NotNow, Stale
from decreta.meetings.enums import SittingState
from decreta.meetings.models import AgendaItem, Conclusion, Sitting
from decreta.motions.enums import MotionState
from decreta.motions.models import Motion


def can_be_moved_on(item: AgendaItem) -> None:
    """From the convocation until the point is left; in writing nothing is moved."""
    if item.sitting.is_written or item.sitting.state not in {SittingState.CONVENED, SittingState.OPEN}:
        raise NotNow.of(_("Motions are made from the convocation until the sitting is closed."), code="not_in_session")
    if item.is_heading:
        raise NotNow.of(_("This is a heading; move something on a point under it."), code="heading")
    if item.ended_at is not None:
        raise NotNow.of(_("This point is over."), code="point_over")


def sitting_runs(sitting: Sitting) -> None:
    """What becomes of motions is decided in session."""
    if sitting.state != SittingState.OPEN:
        raise NotNow.of(_("The sitting is not in session."), code="not_in_session")


def is_in_state(motion: Motion, *states: str) -> None:
    """Refuse what the motion's state does not allow."""
    if motion.state not in states:
        label = MotionState(motion.state).label
        raise NotNow.of(_("The motion is %(state)s; this cannot be done.") % {"state": label}, code="wrong_state")


def revision_is_current(motion: Motion, expected: int) -> None:
    """Whoever saves must have read the newest words."""
    if motion.revision != expected:
        raise Stale.of(
            _("The words were changed meanwhile. Both texts are shown; nothing was lost."), field="text", code="stale"
        )


def words_are_as_read(motion: Motion, read: int | None) -> None:
    """What is decided on are the words that were read; None where nobody read a page."""
    if read is not None and motion.revision != read:
        raise NotNow.of(_("The words were changed since you read them. Read them again."), code="reworded")


def proposal_can_be_amended(item: AgendaItem, *, amends_before: bool) -> None:
    """What is proposed under a point that has not begun, where the rules of the body let it be amended beforehand."""
    can_be_moved_on(item)
    if not amends_before:
        raise NotNow.of(
            _("By the rules of this body, what is proposed is amended when the sitting takes the point up."),
            code="not_before",
        )
    if item.began_at is not None:
        raise NotNow.of(_("This point has begun; amend the draft of its conclusion."), code="point_begun")
    if not item.proposed:
        raise NotNow.of(_("Nothing is proposed under this point that could be amended."), code="nothing_proposed")


def has_its_text(motion: Motion) -> str:
    """The words that an amendment is laid on; one whose text is gone amends nothing."""
    if motion.amended is None:
        raise NotNow.of(_("The text that this amends was removed."), code="conclusion_gone")
    return motion.amended


def has_its_conclusion(motion: Motion) -> Conclusion:
    """An amendment whose conclusion was removed amends nothing."""
    if motion.conclusion is None:
        raise NotNow.of(_("The conclusion that this amends was removed."), code="conclusion_gone")
    return motion.conclusion


def is_supported(motion: Motion, *, supporters: int, needed: int) -> None:
    """Where the rules ask for supporters, it is admitted when there are enough."""
    if supporters < needed:
        raise NotNow.of(
            _("The rules of this body ask for %(needed)s supporters; %(n)s support it.")
            % {"needed": needed, "n": supporters},
            code="not_supported",
        )


def is_not_in_conflict(text: str | None) -> str:
    """What is decided can be worked in: else its words are written anew first. Gives the text back."""
    if text is None:
        raise NotNow.of(
            _("The paragraph was changed since this was moved. Write the amendment on the present text first."),
            code="conflict",
        )
    return text


def nobody_objects(names: list[str]) -> None:
    """What somebody objects to is put to the vote."""
    if names:
        raise NotNow.of(_("Put it to the vote: %(who)s objects.") % {"who": ", ".join(names)}, code="objected")

"""The way of a sitting: tables, nothing else."""

from __future__ import annotations

from decreta.meetings.enums import SittingState as S

# act -> (states in which it may be done, state that it leads to; None where it leads nowhere)
TRANSITIONS: dict[str, tuple[tuple[S, ...], S | None]] = {
    "change": ((S.PREPARING, S.CONVENED), None),
    "invite": ((S.PREPARING, S.CONVENED, S.OPEN), None),
    "withdraw_invitation": ((S.PREPARING, S.CONVENED), None),
    "arrange": ((S.PREPARING, S.CONVENED, S.OPEN), None),
    "convene": ((S.PREPARING,), S.CONVENED),
    "answer": ((S.CONVENED, S.OPEN), None),
    "check_in": ((S.CONVENED, S.OPEN), None),
    "open": ((S.CONVENED,), S.OPEN),
    "go_to_point": ((S.OPEN,), None),
    "conclude": ((S.OPEN, S.CLOSED), None),
    "close": ((S.OPEN,), S.CLOSED),
    "cancel": ((S.PREPARING, S.CONVENED), S.CANCELLED),
    "compose": ((S.CLOSED,), None),
}

# Who carries a sitting on from each state; nobody from the last two.
OWNERS: dict[S, tuple[str, ...]] = {
    S.PREPARING: ("secretary",),
    S.CONVENED: ("secretary", "chair"),
    S.OPEN: ("secretary", "chair"),
    S.CLOSED: ("secretary",),
    S.CANCELLED: (),
}

AUDIT_KINDS: dict[str, str] = {
    "create": "meetings.sitting_created",
    "change": "meetings.sitting_changed",
    "cancel": "meetings.sitting_cancelled",
    "convene": "meetings.sitting_convened",
    "open": "meetings.sitting_opened",
    "close": "meetings.sitting_closed",
    "invite": "meetings.invited",
    "withdraw_invitation": "meetings.invitation_withdrawn",
    "answer": "meetings.invitation_answered",
    "check_in": "meetings.checked_in",
    "leave": "meetings.left",
    "add_point": "meetings.point_added",
    "change_point": "meetings.point_changed",
    "move_point": "meetings.point_moved",
    "remove_point": "meetings.point_removed",
    "go_to_point": "meetings.point_begun",
    "add_paper": "meetings.paper_added",
    "remove_paper": "meetings.paper_removed",
    "write_conclusion": "meetings.conclusion_written",
    "edit_conclusion": "meetings.conclusion_edited",
    "move_conclusion": "meetings.conclusion_moved",
    "remove_conclusion": "meetings.conclusion_removed",
    "compose": "meetings.notice_composed",
}

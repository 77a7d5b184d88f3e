"""The way of a sitting: tables, nothing else."""

from __future__ import annotations

from decreta.meetings.enums import SittingState as S

# From where which act leads where.
TRANSITIONS: dict[S, dict[str, S]] = {
    S.PREPARING: {
        "change": S.PREPARING,
        "invite": S.PREPARING,
        "withdraw_invitation": S.PREPARING,
        "arrange": S.PREPARING,
        "convene": S.CONVENED,
        "send_out": S.OPEN,
        "cancel": S.CANCELLED,
    },
    S.CONVENED: {
        "change": S.CONVENED,
        "invite": S.CONVENED,
        "withdraw_invitation": S.CONVENED,
        "arrange": S.CONVENED,
        "answer": S.CONVENED,
        "check_in": S.CONVENED,
        "open": S.OPEN,
        "cancel": S.CANCELLED,
    },
    S.OPEN: {
        "invite": S.OPEN,
        "arrange": S.OPEN,
        "answer": S.OPEN,
        "check_in": S.OPEN,
        "go_to_point": S.OPEN,
        "conclude": S.OPEN,
        "close": S.CLOSED,
        "prolong": S.OPEN,
        "close_written": S.CLOSED,
        "turn": S.PREPARING,
    },
    S.CLOSED: {
        "conclude": S.CLOSED,
        "compose": S.CLOSED,
    },
    S.CANCELLED: {},
}

# Who carries a sitting on from each state; nobody where it ends.
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
    "send_out": "meetings.sent_out",
    "prolong": "meetings.written_prolonged",
    "close_written": "meetings.written_closed",
    "turn": "meetings.turned_into_session",
    "open": "meetings.sitting_opened",
    "close": "meetings.sitting_closed",
    "invite": "meetings.invited",
    "withdraw_invitation": "meetings.invitation_withdrawn",
    "answer": "meetings.invitation_answered",
    "name_substitute": "meetings.substitute_named",
    "remind": "meetings.reminded",
    "check_in": "meetings.checked_in",
    "leave": "meetings.left",
    "add_point": "meetings.point_added",
    "change_point": "meetings.point_changed",
    "write_point_text": "meetings.point_text_written",
    "move_point": "meetings.point_moved",
    "indent_point": "meetings.point_indented",
    "restrict_point": "meetings.point_restricted",
    "share_point": "meetings.point_shared",
    "restrict_paper": "meetings.paper_restricted",
    "remove_point": "meetings.point_removed",
    "go_to_point": "meetings.point_begun",
    "pass_by_consent": "meetings.passed_by_consent",
    "add_paper": "meetings.paper_added",
    "remove_paper": "meetings.paper_removed",
    "replace_paper": "meetings.paper_replaced",
    "withdraw_paper": "meetings.paper_withdrawn",
    "open_paper": "meetings.paper_opened",
    "read_paper": "meetings.paper_read",
    "take_paper": "meetings.paper_taken",
    "write_conclusion": "meetings.conclusion_written",
    "edit_conclusion": "meetings.conclusion_edited",
    "conclude_draft": "meetings.draft_concluded",
    "move_conclusion": "meetings.conclusion_moved",
    "remove_conclusion": "meetings.conclusion_removed",
    "compose": "meetings.notice_composed",
    "set_video_link": "meetings.video_link_set",
    "show_in_hall": "meetings.screen_made",
    "open_in_hall": "meetings.screen_opened",
    "end_screen": "meetings.screen_ended",
    "set_rules": "meetings.rules_set",
    "set_voting_right": "meetings.voting_right_set",
}

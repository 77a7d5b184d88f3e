"""The acts of meetings."""

from decreta.meetings.domain.agenda import (
    NewPoint,
    add_point,
    add_points,
    change_point,
    indent_point,
    move_point,
    remove_point,
)
from decreta.meetings.domain.audience import restrict_paper, restrict_point, share_point
from decreta.meetings.domain.conclusions import (
    conclude_draft,
    edit_conclusion,
    move_conclusion,
    remove_conclusion,
    write_conclusion,
)
from decreta.meetings.domain.convening import convene
from decreta.meetings.domain.correcting import correct_attendance
from decreta.meetings.domain.invitations import answer_invitation, invite, invite_members, withdraw_invitation
from decreta.meetings.domain.notice import compose_notice
from decreta.meetings.domain.papers import add_paper, read_paper, remove_paper
from decreta.meetings.domain.passing import pass_by_consent, set_purposes
from decreta.meetings.domain.presiding import hand_back_chair, hand_over_chair
from decreta.meetings.domain.quorum import quorate
from decreta.meetings.domain.reminding import remind
from decreta.meetings.domain.remote import set_video_link
from decreta.meetings.domain.rulebooks import set_rules, set_voting_right
from decreta.meetings.domain.screens import end_screen, open_in_hall, show_in_hall
from decreta.meetings.domain.seats import end_seat, exclude, readmit
from decreta.meetings.domain.session import check_in, close_sitting, go_to_point, leave, open_sitting
from decreta.meetings.domain.sittings import cancel_sitting, change_sitting, create_sitting
from decreta.meetings.domain.substitutes import name_substitute
from decreta.meetings.domain.texts import write_point_text
from decreta.meetings.domain.versions import open_paper, open_papers, replace_paper, take_paper, withdraw_paper
from decreta.meetings.domain.written import (
    close_written,
    create_written,
    prolong_written,
    send_out,
    turn_into_session,
    withdraw_written,
)

__all__ = [
    "NewPoint",
    "add_paper",
    "add_point",
    "add_points",
    "answer_invitation",
    "cancel_sitting",
    "change_point",
    "change_sitting",
    "check_in",
    "close_sitting",
    "close_written",
    "compose_notice",
    "conclude_draft",
    "convene",
    "correct_attendance",
    "create_sitting",
    "create_written",
    "edit_conclusion",
    "end_screen",
    "end_seat",
    "exclude",
    "go_to_point",
    "hand_back_chair",
    "hand_over_chair",
    "indent_point",
    "invite",
    "invite_members",
    "leave",
    "move_conclusion",
    "move_point",
    "name_substitute",
    "open_in_hall",
    "open_paper",
    "open_papers",
    "open_sitting",
    "pass_by_consent",
    "prolong_written",
    "quorate",
    "read_paper",
    "readmit",
    "remind",
    "remove_conclusion",
    "remove_paper",
    "remove_point",
    "replace_paper",
    "restrict_paper",
    "restrict_point",
    "send_out",
    "set_purposes",
    "set_rules",
    "set_video_link",
    "set_voting_right",
    "share_point",
    "show_in_hall",
    "take_paper",
    "turn_into_session",
    "withdraw_invitation",
    "withdraw_paper",
    "withdraw_written",
    "write_conclusion",
    "write_point_text",
]

"""The way of minutes: tables, nothing else."""

from __future__ import annotations

from decreta.minutes.enums import MinutesState as S

# From where which act leads where.
TRANSITIONS: dict[S, dict[str, S]] = {
    S.DRAFT: {"edit": S.DRAFT, "circulate": S.CIRCULATED},
    S.CIRCULATED: {"comment": S.CIRCULATED, "answer": S.CIRCULATED, "take_back": S.DRAFT, "approve": S.APPROVED},
    S.APPROVED: {"take_back": S.DRAFT, "compose": S.COMPOSED},
    S.COMPOSED: {"take_back": S.DRAFT},
}

# Who carries minutes on from each state.
OWNERS: dict[S, tuple[str, ...]] = {
    S.DRAFT: ("secretary",),
    S.CIRCULATED: ("members", "secretary"),
    S.APPROVED: ("secretary",),
    S.COMPOSED: ("secretary", "signer"),
}

AUDIT_KINDS: dict[str, str] = {
    "begin": "minutes.begun",
    "edit": "minutes.edited",
    "circulate": "minutes.circulated",
    "comment": "minutes.commented",
    "answer": "minutes.comment_answered",
    "take_back": "minutes.taken_back",
    "put_on_agenda": "minutes.put_on_agenda",
    "approve": "minutes.approved",
    "compose": "minutes.composed",
    "excerpt": "minutes.excerpt_composed",
    "enter": "minutes.decision_entered",
    "link": "minutes.decision_linked",
    "carry": "minutes.decision_carried",
}

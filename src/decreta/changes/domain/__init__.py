"""The acts by which papers change tasks that were assigned."""

from decreta.changes.domain.endings import Ground, Part, check_ending, end_tasks, foresee
from decreta.changes.domain.letters import Wish, draft_extension_letter, give_up_letter, take_effect
from decreta.changes.domain.passing import pass_to_successor, take_back

__all__ = [
    "Ground",
    "Part",
    "Wish",
    "check_ending",
    "draft_extension_letter",
    "end_tasks",
    "foresee",
    "give_up_letter",
    "pass_to_successor",
    "take_back",
    "take_effect",
]

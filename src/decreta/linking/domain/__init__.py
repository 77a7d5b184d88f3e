"""The acts of this area."""

from decreta.linking.domain.depending import depend, release
from decreta.linking.domain.handing import hand_over
from decreta.linking.domain.identifying import identify
from decreta.linking.domain.likening import decide_pair, liken
from decreta.linking.domain.trackers import change_tracker, enter_tracker

__all__ = ["change_tracker", "decide_pair", "depend", "enter_tracker", "hand_over", "identify", "liken", "release"]

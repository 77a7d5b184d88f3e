"""Since when something stands in the way of an assignment, for traffic lights (`assignments.hindrances`)."""

from __future__ import annotations

from typing import Final

#: Of the obstacles that hang on it and were not gone by the moment, that which has hung there longest. What was answered
#: stands until the side that raised it says that it is gone.
SINCE: Final = """
SELECT min(GREATEST(link.linked_at, obstacle.raised_at)) FROM obstacles_link AS link
JOIN obstacles_obstacle AS obstacle ON obstacle.id = link.obstacle_id
WHERE link.assignment_id = held.id AND link.linked_at <= %(moment)s AND obstacle.raised_at <= %(moment)s
    AND (obstacle.removed_at IS NULL OR obstacle.removed_at > %(moment)s)
"""

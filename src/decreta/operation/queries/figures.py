"""What the database knows of how the installation is: a few statements, whatever its size."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection

_QUEUE = """
SELECT count(*) FILTER (WHERE status = 'todo'),
       count(*) FILTER (WHERE status = 'doing'),
       count(*) FILTER (WHERE status = 'failed'),
       coalesce(extract(epoch FROM now() - min(e.at) FILTER (
           WHERE status = 'todo' AND (j.scheduled_at IS NULL OR j.scheduled_at <= now()))), 0)::float
FROM procrastinate_jobs j LEFT JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
WHERE j.status IN ('todo', 'doing', 'failed')
"""
_REST = """
SELECT extract(epoch FROM now() - (SELECT max(last_heartbeat) FROM procrastinate_workers))::float,
       (SELECT count(*) FROM audit_pending),
       coalesce(extract(epoch FROM now() - (
           SELECT min(e.logged_at) FROM (SELECT entry_id FROM audit_pending ORDER BY entry_id LIMIT 1) p
           JOIN audit_entry e ON e.id = p.entry_id)), 0)::float,
       (SELECT coalesce(max(index) + 1, 0) FROM audit_leaf),
       (SELECT count(*) FROM audit_followerfailure),
       (SELECT count(*) FROM notifications_mail WHERE sent_at IS NULL),
       pg_database_size(current_database())
"""


@dataclass(frozen=True)
class Figures:
    """Counts, ages in seconds (None: never), sizes in bytes."""

    jobs: dict[str, int] = field(default_factory=dict)
    oldest_job_seconds: float = 0.0
    worker_seconds: float | None = None
    log_waiting: int = 0
    log_seconds: float = 0.0
    log_entries: int = 0
    followers_failed: int = 0
    mail_waiting: int = 0
    database_bytes: int = 0


def read() -> Figures:
    """Ask the database."""
    with connection.cursor() as cursor:
        cursor.execute(_QUEUE)
        waiting, running, failed, oldest = cursor.fetchone()
        cursor.execute(_REST)
        row = cursor.fetchone()
    return Figures({"waiting": waiting, "running": running, "failed": failed}, oldest, *row)


def free_bytes() -> int:
    """Room left where the installation writes."""
    return shutil.disk_usage(settings.DECRETA_DATA).free

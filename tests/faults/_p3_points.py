"""Where a process can die: before each statement that writes, around each commit, file, signature and job.

A point is known by its place in the order in which they are passed: the same flow on the same stage passes them in
the same order, so that the run that counts them and the run that dies at one of them mean the same.
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from typing import Any

_WRITES = re.compile(r'^\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
_CALLS = re.compile(r"^\s*SELECT\s+(procrastinate_\w+|nextval|pg_notify)", re.IGNORECASE)


class Passing:
    """Counts the points as they are passed; at the one that was asked for the process dies as by a power cut."""

    def __init__(self, die_at: int | None = None) -> None:
        self.names: list[str] = []
        self._die_at = die_at

    def at(self, name: str) -> None:
        """A point is passed."""
        self.names.append(name)
        if len(self.names) == self._die_at:
            os.kill(os.getpid(), signal.SIGKILL)


def watch(passing: Passing) -> None:
    """Let this process pass its points. It is a child that does one thing and ends, so nothing is put back."""
    _watch_statements(passing)
    _watch_files(passing)
    _watch_papers(passing)
    _watch_jobs(passing)


def _before(owner: Any, name: str, told: Callable[..., str | None], passing: Passing) -> None:
    real = getattr(owner, name)

    def replaced(*args: Any, **kwargs: Any) -> Any:
        if point := told(*args, **kwargs):
            passing.at(point)
        return real(*args, **kwargs)

    setattr(owner, name, replaced)


def _around(owner: Any, name: str, point: str, passing: Passing) -> None:
    real = getattr(owner, name)

    def replaced(*args: Any, **kwargs: Any) -> Any:
        passing.at(f"before {point}")
        found = real(*args, **kwargs)
        passing.at(f"after {point}")
        return found

    setattr(owner, name, replaced)


def _watch_statements(passing: Passing) -> None:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.utils import CursorWrapper

    def told(_cursor: Any, statement: Any, *_parameters: Any) -> str | None:
        words = statement if isinstance(statement, str) else str(statement)
        if found := _WRITES.match(words):
            return f"{found[1].split()[0].lower()} {found[2]}"
        found = _CALLS.match(words)
        return f"call {found[1].lower()}" if found else None

    _before(CursorWrapper, "execute", told, passing)
    _before(CursorWrapper, "executemany", told, passing)
    _around(BaseDatabaseWrapper, "_commit", "commit", passing)


def _watch_files(passing: Passing) -> None:
    _around(os, "fsync", "the bytes are durable", passing)
    _around(os, "replace", "a file has its name", passing)


def _watch_papers(passing: Passing) -> None:
    from decreta.documents import closing_books
    from decreta.documents.domain import issuing

    _around(issuing, "paper_bytes", "a paper is signed", passing)
    _around(closing_books, "written", "a book is signed", passing)


def _watch_jobs(passing: Passing) -> None:
    from procrastinate.manager import JobManager

    real = JobManager.finish_job

    async def finish(*args: Any, **kwargs: Any) -> Any:
        passing.at("before a job is done")
        found = await real(*args, **kwargs)
        passing.at("after a job is done")
        return found

    JobManager.finish_job = finish  # type: ignore[method-assign]

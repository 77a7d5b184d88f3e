"""Jobs by name: an act enqueues in its transaction, an area's `jobs.py` registers the function.

Thin over procrastinate, so that no area knows the queue and a lower area can enqueue what a higher one does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

_ATTEMPTS = 8
_RETRY = RetryStrategy(max_attempts=_ATTEMPTS, exponential_wait=4)


def job(
    name: str, *, queue: str = "default", is_retried: bool = True
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a function that a worker runs; it is retried with growing waits, so it must be idempotent.

    What sweeps by itself over what is due needs no retry (`is_retried=False`).
    """

    def register(function: Callable[..., None]) -> Callable[..., None]:
        app.task(name=name, queue=queue, retry=_RETRY if is_retried else False)(function)
        return function

    return register


def periodic(name: str, *, cron: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register a function that a worker runs by a cron expression (real time)."""

    def register(function: Callable[[], None]) -> Callable[[], None]:
        def run(timestamp: int) -> None:
            function()

        app.periodic(cron=cron)(app.task(name=name, queueing_lock=name, pass_context=False)(run))
        return function

    return register


def enqueue(name: str, *, lock: str | None = None, **arguments: Any) -> int:
    """Put a job in the queue inside the present transaction. Arguments must be JSON-able."""
    return int(app.configure_task(name, lock=lock).defer(**arguments))


def enqueue_once(name: str, *, lock: str, **arguments: Any) -> bool:
    """Put a job in the queue unless an equal one waits there; jobs of one lock never run at the same time."""
    try:
        with transaction.atomic():
            app.configure_task(name, lock=lock, queueing_lock=lock).defer(**arguments)
    except AlreadyEnqueued:
        return False
    return True

"""The processes of an installation: web, jobs, and the log's sequencer. Started by the supervisor only.

python -m decreta.command.children PARENT_PID web FD
python -m decreta.command.children PARENT_PID jobs
python -m decreta.command.children PARENT_PID log
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import os
import signal
import socket
import sys
import time
from typing import Any

from decreta.command.processes import die_with_parent

_log = logging.getLogger("decreta.children")

# Open streams never end by themselves: after this long they are cut, their browsers connect again.
GRACEFUL_SECONDS = 4
# Live pages wait for the log: a look at an empty table costs less than a notification that locks every commit.
_LOG_LOOK_SECONDS = 0.04
# Where something has just happened, as in a sitting, the next is likely near: it is looked for more often for a while.
_LOG_KEEN_SECONDS = 0.01
_LOG_KEEN_FOR_SECONDS = 20.0
_LOG_FOLLOW_SECONDS = 0.25
_LOG_ROUND_SECONDS = 1.0
# What was changed before a checkpoint is found by anybody who holds its signature; after it, only by its hash.
_CHECKPOINT_SECONDS = 600.0
_SWEEP_SECONDS = 30.0
_STALLED_SECONDS = 60.0


def web(descriptor: int) -> None:
    """Answer web requests on a listening socket that the supervisor has opened."""
    import uvicorn
    from django.conf import settings

    proxies = settings.DECRETA_TRUSTED_PROXIES
    config = uvicorn.Config(
        "decreta.config.asgi:application",
        lifespan="on",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies) or None,
        timeout_graceful_shutdown=GRACEFUL_SECONDS,
        backlog=2048,
    )
    with socket.socket(fileno=descriptor) as listening:
        uvicorn.Server(config).run(sockets=[listening])


def jobs() -> None:
    """Run jobs, and give back those whose worker was killed."""
    import django

    django.setup()
    from procrastinate.contrib.django import app

    from decreta.core.memory import keep_what_is_loaded

    keep_what_is_loaded()

    async def work() -> None:
        with app.replace_connector(_worker_connector(app)) as worker_app:
            async with worker_app.open_async():
                sweeper = asyncio.create_task(_sweep(worker_app))
                try:
                    await worker_app.run_worker_async(
                        concurrency=2, fetch_job_polling_interval=2.0, shutdown_graceful_timeout=GRACEFUL_SECONDS
                    )
                finally:
                    sweeper.cancel()

    asyncio.run(work())


def _worker_connector(app: Any) -> Any:
    """The worker's own connections. They listen, which a transaction pooler cannot carry: they go past it."""
    from django.conf import settings
    from procrastinate import PsycopgConnector

    if not settings.DECRETA_IS_POOLED:
        return app.connector.get_worker_connector()
    options = {"application_name": "decreta jobs", "connect_timeout": 10}
    return PsycopgConnector(conninfo=settings.DECRETA_LISTEN_URL, kwargs=options)


async def _sweep(app: Any) -> None:
    """Retry the jobs of workers that no longer give a sign of life."""
    while True:
        try:
            stalled = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=_STALLED_SECONDS)
            for job in stalled:
                _log.warning("job %s (%s) was left by a dead worker, run it again", job.id, job.task_name)
                await app.job_manager.retry_job(job, retry_at=dt.datetime.now(dt.UTC))
        except Exception:  # noqa: BLE001 - the sweeper must outlive a pause of the database
            _log.exception("looking for left jobs")
        await asyncio.sleep(_SWEEP_SECONDS)


def log() -> None:
    """Give audit entries their place in the log as they are committed, and let the world hear."""
    import django

    django.setup()
    from django.db import Error, close_old_connections, connection

    from decreta.audit import sequencer
    from decreta.core.memory import keep_what_is_loaded

    keep_what_is_loaded()
    is_stopping = False

    def stop(number: int, frame: object) -> None:
        nonlocal is_stopping
        is_stopping = True

    signal.signal(signal.SIGTERM, stop)
    last_round, last_found, last_followed, last_checkpoint = 0.0, 0.0, 0.0, time.monotonic()
    failures = 0
    while not is_stopping:
        try:
            if time.monotonic() - last_checkpoint > _CHECKPOINT_SECONDS:
                sequencer.write_checkpoint()
                last_checkpoint = time.monotonic()
            if time.monotonic() - last_round > _LOG_ROUND_SECONDS or _is_pending(connection):
                # Open pages are told at once; who follows the log reads what came meanwhile together.
                last_found = time.monotonic() if sequencer.sequence() else last_found
                last_round = time.monotonic()
            if last_round > last_followed and time.monotonic() - last_followed > _LOG_FOLLOW_SECONDS:
                last_followed = time.monotonic()
                sequencer.let_followers_read()
            failures = 0
            is_keen = time.monotonic() - last_found < _LOG_KEEN_FOR_SECONDS
            time.sleep(_LOG_KEEN_SECONDS if is_keen else _LOG_LOOK_SECONDS)
        except Error as error:
            failures += 1
            _log.warning("the log waits for the database: %s", error)
            connection.close()
            close_old_connections()
            time.sleep(min(0.1 * 2**failures, 5.0))


def _is_pending(connection: Any) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM audit_pending LIMIT 1")
        return cursor.fetchone() is not None


def main(arguments: list[str]) -> None:
    """Become one of the processes."""
    die_with_parent(int(arguments[0]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decreta.config.settings")
    # uvicorn and procrastinate handle SIGTERM by themselves; a terminal's Ctrl-C is the supervisor's affair.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    match arguments[1:]:
        case ["web", descriptor]:
            import django

            django.setup()
            web(int(descriptor))
        case ["jobs"]:
            jobs()
        case ["log"]:
            log()
        case _:
            sys.exit(2)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Figures in the text form of Prometheus, for this machine or for whoever has the token."""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterator

from django.conf import settings
from django.db import Error, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import REGISTRY, CollectorRegistry, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from decreta.core import clock
from decreta.operation.queries import backups, figures

_FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """All processes together, and the database's figures; to anybody else nothing is here."""
    if not _may_read(request):
        raise Http404
    counted: CollectorRegistry = REGISTRY
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        counted = CollectorRegistry()
        multiprocess.MultiProcessCollector(counted)
    asked = CollectorRegistry()
    asked.register(_Database())
    return HttpResponse(generate_latest(counted) + generate_latest(asked), content_type=CONTENT_TYPE_LATEST)


def _may_read(request: HttpRequest) -> bool:
    token: str = settings.DECRETA_METRICS_TOKEN
    if token:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), token.encode())
    # A proxy on this machine is this machine's address too: what came through one needs a token.
    is_forwarded = any(name in request.META for name in _FORWARDED)
    return not is_forwarded and request.META.get("REMOTE_ADDR") in {"127.0.0.1", "::1"}


class _Database(Collector):
    """Asked at each reading."""

    def collect(self) -> Iterator[Metric]:
        try:
            found = figures.read()
            last = {name: backups.newest(kind) for name, kind in _HAPPENINGS.items()}
        except Error:
            connection.close()
            yield _gauge("decreta_database_up", "Whether the database answers.", 0)
            return
        yield _gauge("decreta_database_up", "Whether the database answers.", 1)
        yield _gauge("decreta_database_bytes", "Size of the database.", found.database_bytes)
        yield _gauge("decreta_disk_free_bytes", "Room left in the data directory.", figures.free_bytes())
        jobs = GaugeMetricFamily("decreta_jobs", "Jobs by state.", labels=["state"])
        for state, number in found.jobs.items():
            jobs.add_metric([state], number)
        yield jobs
        yield _gauge("decreta_jobs_oldest_seconds", "Age of the oldest job that could run.", found.oldest_job_seconds)
        if found.worker_seconds is not None:
            yield _gauge("decreta_worker_seen_seconds", "Since a worker's last sign of life.", found.worker_seconds)
        yield _gauge("decreta_log_entries", "Entries with a place in the log.", found.log_entries)
        yield _gauge("decreta_log_waiting", "Entries that have no place yet.", found.log_waiting)
        yield _gauge("decreta_log_lag_seconds", "Age of the oldest entry without a place.", found.log_seconds)
        yield _gauge("decreta_followers_failed", "Entries that a follower could not read.", found.followers_failed)
        yield _gauge("decreta_mail_waiting", "Mails that are not sent yet.", found.mail_waiting)
        for name, one in last.items():
            if one is not None:
                age = (clock.real_now() - one.at).total_seconds()
                yield _gauge(f"decreta_{name}_age_seconds", f"Since the last {name}.", age)


_HAPPENINGS = {"backup": backups.BACKED_UP, "drill": backups.DRILLED}


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(name, meaning, value=value)

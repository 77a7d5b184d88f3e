"""List pages and their kin: `python -m bench.lists [--size small|full]`, JSON lines.

The scenario is loaded through the acts; then tasks and assignments are added by COPY (10 thousand assignments for
`small`, 1 million for `full`). Requests run through the whole of Django in this process; the database's processes
are counted in. `ratio_to_raw` compares with a bare driver that fetches the same rows, in the same run.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from bench._ground import measured, office, say, statements

ASSIGNMENTS = {"small": 10_000, "full": 1_000_000}
BUDGETS: dict[str, tuple[int, int]] = {
    "desk": (20, 12),
    "tasks": (15, 10),
    "task": (20, 15),
    "documents": (15, 10),
    "document": (20, 15),
    "sittings": (15, 10),
    "supervision": (30, 12),
    "search": (25, 6),
    "notices": (15, 10),
    "organisations": (15, 10),
}


def copy_tasks(count: int) -> None:
    """Many tasks and assignments under one directive of their own, spread over the provinces, by COPY."""
    import datetime as dt

    from django.db import connection

    from decreta.core import clock
    from decreta.core.ids import new_id
    from decreta.directives.models import Directive, Task
    from decreta.organisation.models import Body, Organisation

    directive = Directive.objects.order_by("decided_on").first()
    sample = Task.objects.filter(directive=directive).first()
    assert directive is not None and sample is not None
    body = Body.objects.get(pk=directive.body_id)
    agencies = list(Organisation.objects.filter(kind="province").values_list("pk", flat=True))
    at = clock.now()
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        number_of_tasks = max(count // 50, 1)
        tasks = [new_id() for _ in range(number_of_tasks)]
        columns = "id, directive_id, clause_id, body_id, ordinal, title, title_en, title_ja, mode, deadline, due_period, is_itemised, event_key, created_at"
        with cursor.copy(f"COPY directives_task ({columns}) FROM STDIN") as copy:
            for n, pk in enumerate(tasks, start=1000):
                copy.write_row(
                    (
                        pk,
                        directive.pk,
                        sample.clause_id,
                        body.pk,
                        n,
                        f"Nhiệm vụ số {n}",
                        "",
                        "",
                        "each",
                        '{"kind": "month", "month": "2025-06"}',
                        "2025-06",
                        True,
                        "",
                        at,
                    )
                )
        columns = (
            "id, matter_kind, matter_id, role, organisation_id, monitor_id, deadline, due_period, assigned_at, recorded_at, baseline_lapses_at, "
            "current_lapses_at, is_disputed, times_returned, last_fact_at"
        )
        lapse = at + dt.timedelta(days=90)
        with cursor.copy(f"COPY assignments_assignment ({columns}) FROM STDIN") as copy:
            for n in range(count):
                agency = agencies[n % len(agencies)]
                pk = tasks[(n // len(agencies)) % number_of_tasks]
                copy.write_row(
                    (
                        new_id(),
                        "directives.task",
                        pk,
                        "each",
                        agency,
                        body.pk,
                        '{"kind": "month", "month": "2025-06"}',
                        "2025-06",
                        at,
                        at,
                        lapse,
                        lapse,
                        False,
                        0,
                        at,
                    )
                )
        cursor.execute("ANALYZE")


def pages(client: Any) -> dict[str, str]:
    """The addresses that are measured, for a secretary."""
    from django.urls import reverse

    from decreta.directives.models import Task
    from decreta.documents.models import Document

    task, document = Task.objects.order_by("created_at").first(), Document.objects.order_by("created_at").first()
    assert task is not None and document is not None
    return {
        "desk": reverse("web:desk"),
        "tasks": reverse("directives:list"),
        "task": reverse("directives:task", args=[task.pk]),
        "documents": reverse("documents:list"),
        "document": reverse("documents:document", args=[document.pk]),
        "sittings": reverse("meetings:list"),
        "search": reverse("web:search") + "?q=06+tb+bcd",
        "notices": reverse("notifications:list"),
        "organisations": reverse("organisation:list"),
        "supervision": reverse("directives:supervision"),
    }


def sign_in(login: str) -> Any:
    """A signed-in client without the network in between."""
    from django.test import Client

    from decreta.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username=login), backend="django.contrib.auth.backends.ModelBackend")
    return client


def raw_list() -> Any:
    """Fifty assignments of one agency by a bare driver."""
    from django.db import connection

    from decreta.organisation.models import Organisation

    agency = Organisation.objects.filter(kind="province").values_list("pk", flat=True)[0]

    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT * FROM assignments_assignment WHERE organisation_id = %s ORDER BY current_lapses_at, id LIMIT 50",
                [agency],
            )
            cursor.fetchall()

    return run


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=ASSIGNMENTS, default="full")
    options = parser.parse_args()
    with office():
        from django.conf import settings

        settings.ALLOWED_HOSTS.append("testserver")
        settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        from decreta.web.demo.loading import load

        load()
        copy_tasks(ASSIGNMENTS[options.size])
        rounds = 40
        raw = measured(raw_list(), rounds=200)
        say("lists/raw", size=options.size, **raw)
        for who in ("vy", "long"):
            client = sign_in(who)
            for name, url in pages(client).items():

                def run(client: Any = client, url: str = url) -> None:
                    client.get(url)

                if client.get(url).status_code != 200:
                    continue
                found = measured(run, rounds=rounds if name != "supervision" else 5, warm=2)
                cpu, number = BUDGETS[name]
                ratio = found["cpu_ms"] / raw["cpu_ms"] if raw["cpu_ms"] else None
                say(
                    f"lists/{name}",
                    size=options.size,
                    who=who,
                    budget_cpu_ms=cpu,
                    statements=statements(run),
                    budget_statements=number,
                    ratio_to_raw=ratio,
                    **found,
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())

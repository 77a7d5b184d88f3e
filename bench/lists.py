"""List pages and their kin: `python -m bench.lists [--size small|full]`, JSON lines.

The scenario is loaded through the acts; then documents, directives, tasks and assignments are multiplied in the
database (10 thousand assignments and as many documents for `small`, 1 million for `full`). Requests run through the
whole of Django in this process; the database's processes are counted in. `ratio_to_raw` compares with a list of
fifty rows made by a bare ASGI handler with a bare driver, in the same run.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from html import escape
from typing import Any

from bench._data import copy_office
from bench._ground import measured, office, say, statements

ASSIGNMENTS = {"small": 10_000, "full": 1_000_000}
BUDGETS: dict[str, tuple[int, int]] = {
    "desk": (20, 12),
    "tasks": (15, 10),
    "our tasks": (15, 10),
    "task": (20, 15),
    "documents": (15, 10),
    "document": (20, 15),
    "sittings": (15, 10),
    "supervision": (30, 12),
    "search": (25, 6),
    "search words": (25, 6),
    "notices": (15, 10),
    "organisations": (15, 10),
}


#: The same lists as JSON, by token: path, and the budget of each.
BY_MACHINE = {
    "tasks": "/tasks",
    "our tasks": "/tasks?mine=1",
    "our assignments": "/assignments?mine=1",
    "documents": "/documents",
    "sittings": "/sittings",
    "notices": "/notices",
    "organisations": "/organisations",
}
BUDGET_BY_MACHINE = (8, 6)


def pages(login: str) -> dict[str, str]:
    """The addresses that are measured, for a person: lists, and one task and one document that he may see."""
    from django.urls import reverse

    from decreta.accounts.models import User
    from decreta.directives.models import Task
    from decreta.documents.models import Document
    from decreta.organisation.queries.actors import actor_of_seat, seats_of

    actor = actor_of_seat(seats_of(User.objects.get(username=login))[0])
    task = Task.objects.visible_to(actor).order_by("directive__decided_on", "ordinal").first()
    document = Document.objects.visible_to(actor).filter(symbol="06-TB/BCĐCĐS").first()
    details = {
        "task": reverse("directives:task", args=[task.pk]) if task else "",
        "document": reverse("documents:document", args=[document.pk]) if document else "",
    }
    return {
        "desk": reverse("web:desk"),
        "tasks": reverse("directives:list"),
        "our tasks": reverse("directives:list") + "?mine=1",
        **{name: url for name, url in details.items() if url},
        "documents": reverse("documents:list"),
        "sittings": reverse("meetings:list"),
        "search": reverse("web:search") + "?q=06+tb+bcd",
        "search words": reverse("web:search") + "?q=chuyen+doi+so",
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


def program(login: str) -> Any:
    """A client with a token of a person in his first post: what it asks needs no session."""
    from django.test import Client

    from decreta.accounts.domain import tokens
    from decreta.accounts.models import User
    from decreta.core.actor import Actor
    from decreta.organisation.queries.actors import seats_of

    seat = seats_of(User.objects.get(username=login))[0]
    system = Actor.system("bench")
    token = tokens.issue(login=login, label="bench", days=1, holding_id=seat.holding.pk, by=system)
    return Client(headers={"Authorization": f"Bearer {token}"})


class RawList:
    """Fifty assignments of one agency as an HTML list, by a bare ASGI handler and a bare driver."""

    SQL = """
        SELECT task.title, assignment.current_lapses_at, assignment.role
        FROM assignments_assignment AS assignment JOIN directives_task AS task ON task.id = assignment.matter_id
        WHERE assignment.organisation_id = %s ORDER BY assignment.current_lapses_at, assignment.id LIMIT 50
    """

    def __init__(self) -> None:
        from django.db import connection

        from decreta.organisation.models import Organisation

        connection.ensure_connection()
        self.connection = connection.connection
        self.agency = Organisation.objects.filter(kind="province").values_list("pk", flat=True)[0]
        self.loop = asyncio.new_event_loop()
        self.sent: list[Any] = []

    async def answer(self, scope: Any, receive: Any, send: Any) -> None:
        """The handler: one statement, one page."""
        with self.connection.cursor() as cursor:
            rows = cursor.execute(self.SQL, [self.agency]).fetchall()
        cells = "".join(
            f"<tr><td>{escape(title)}</td><td>{at:%d/%m/%Y}</td><td>{escape(role)}</td></tr>"
            for title, at, role in rows
        )
        body = f"<!doctype html><html><body><table>{cells}</table></body></html>".encode()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": body})

    async def _send(self, message: Any) -> None:
        self.sent.append(message)

    def __call__(self) -> None:
        self.sent.clear()
        self.loop.run_until_complete(self.answer({"type": "http"}, None, self._send))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=ASSIGNMENTS, default="full")
    options = parser.parse_args()
    with office():
        from django.conf import settings

        settings.ALLOWED_HOSTS.append("testserver")
        settings.DECRETA_API_PER_MINUTE = 1_000_000
        settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        from decreta.web.demo.loading import load

        load()
        copy_office(ASSIGNMENTS[options.size], is_counted=True)
        rounds = 40
        raw = measured(RawList(), rounds=400)
        say("lists/raw", size=options.size, **raw)
        for who in ("vy", "long"):
            browser, machine = sign_in(who), program(who)
            asked = [(name, url, browser, BUDGETS[name]) for name, url in pages(who).items()]
            asked += [
                (f"json/{name}", f"/api/v1{path}", machine, BUDGET_BY_MACHINE) for name, path in BY_MACHINE.items()
            ]
            for name, url, client, (cpu, number) in asked:

                def run(client: Any = client, url: str = url) -> None:
                    client.get(url)

                if client.get(url).status_code != 200:
                    continue
                found = measured(run, rounds=rounds if name != "supervision" else 5, warm=2)
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

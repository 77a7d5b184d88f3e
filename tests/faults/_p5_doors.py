"""Everything by which a text can leave the house for one reader: pages, the API, search, lists, exports, events, feeds, mail."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.test import Client

from tests.faults._p5_reading import HEADERS

#: Which things an address asks for, by a part of its path; the first that fits.
_THINGS = (
    ("directives/papers/", "directives.Directive"),
    ("v1/directives/", "directives.Directive"),
    ("reports/frozen/", "directives.FrozenReport"),
    ("frozen-reports/", "directives.FrozenReport"),
    ("directives/take-up/", "documents.Document"),
    ("directives/", "directives.Task"),
    ("v1/tasks/", "directives.Task"),
    ("circulations/", "circulation.Circulation"),
    ("incoming/marks/", "documents.MarkTemplate"),
    ("incoming/", "documents.Arrival"),
    ("arrivals/", "documents.Arrival"),
    ("numbers/", "documents.Number"),
    ("registers/", "documents.Series"),
    ("readers/", "documents.Audience"),
    ("attachments/", "documents.Attachment"),
    ("marks/", "documents.Mark"),
    ("deliveries/", "dispatch.Delivery"),
    ("dispatch/paper", "documents.Document"),
    ("dispatch/", "dispatch.Delivery"),
    ("assignments/", "assignments.Assignment"),
    ("notices/", "notifications.Notice"),
    ("log/", "audit.Entry"),
)
#: Of these there are too many, or they hold no papers.
_LEFT_OUT = (
    "administration:",
    "imports:",
    "scim:",
    "mfa_",
    "accounts:",
    "account_",
    "meetings:",
    "ui:",
    "operation:",
    "live:",
)


class Doors:
    """The doors for one reader, by a browser and by a program."""

    def __init__(self, name: str, planted: Any, *, limit: int) -> None:
        from decreta.accounts.domain import tokens
        from decreta.accounts.models import User
        from decreta.accounts.recent import SHOWN_KEY
        from decreta.accounts.scopes import Scope
        from decreta.core.actor import Actor

        self.name, self.planted, self.limit = name, planted, limit
        self.browser, self.program = Client(raise_request_exception=False), Client(raise_request_exception=False)
        self.browser.force_login(User.objects.get(username=name), backend="django.contrib.auth.backends.ModelBackend")
        session = self.browser.session
        session[SHOWN_KEY] = time.time()
        session.save()
        token = tokens.issue(
            login=name,
            label="p5",
            days=1,
            scopes=Scope.values,
            holding_id=planted.office.holdings[name].pk,
            by=Actor.system("p5"),
        )
        self.token = {"Authorization": f"Bearer {token}"}
        self.errors: list[str] = []

    def get(self, url: str) -> bytes:
        is_api = url.startswith("/api/")
        answer = self.program.get(url, headers=self.token) if is_api else self.browser.get(url)
        return self._read(url, answer)

    def _read(self, url: str, answer: Any) -> bytes:
        if answer.status_code >= 500:
            self.errors.append(f"{self.name} {url}: {answer.status_code}")
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        # Behind the text, so that two answers can be compared without what their headers say of the moment.
        return body if body.startswith((b"%PDF", b"PK")) else body + HEADERS + str(answer.headers).encode()

    def addresses(self) -> Iterator[str]:
        """Every page and every address of the API, for everything that there is."""
        from django.apps import apps
        from django.urls import reverse
        from django.urls.converters import UUIDConverter

        from tests.access.trying import every_address

        for name, pattern in every_address().items():
            if name.startswith(_LEFT_OUT):
                continue
            wanted = pattern.pattern.converters
            others = {key: 1 for key, one in wanted.items() if type(one).__name__ == "IntConverter"}
            words = {
                key: "documents.documents" if key == "table" else "bcdcds"
                for key, one in wanted.items()
                if not isinstance(one, UUIDConverter) and key not in others
            }
            things: list[dict[str, Any]] = [{}]
            keys = [key for key, one in wanted.items() if isinstance(one, UUIDConverter)]
            if keys:
                path = str(reverse(name, kwargs=others | words | dict.fromkeys(keys, UUID(int=0))))
                label = next((label for part, label in _THINGS if part in path), "documents.Document")
                model = apps.get_model(label) if apps.is_installed(f"decreta.{label.split('.')[0]}") else None
                ids = model._default_manager.order_by("-pk").values_list("pk", flat=True)[: self.limit] if model else []
                things = [dict.fromkeys(keys, pk) for pk in ids]
            for thing in things:
                yield reverse(name, kwargs=others | words | thing)

    def everything(self) -> Iterator[tuple[str, bytes]]:
        """Name of the door and what came through it."""
        for url in self.addresses():
            yield url, self.get(url)
        yield from self.lists()
        yield from self.exports()
        yield from self.reports()
        yield from self.events()
        yield from self.feeds()

    def lists(self) -> Iterator[tuple[str, bytes]]:
        """Every list, narrowed in the ways that its address knows."""
        for state in ("draft", "issued", "received", "submitted"):
            for url in ("/documents/", "/api/v1/documents"):
                yield f"{url}?state={state}", self.get(f"{url}?state={state}")

    def exports(self) -> Iterator[tuple[str, bytes]]:
        """Every list of papers taken along in every form."""
        from decreta.kit.exporting import FORMS
        from decreta.ui import tables

        for table in tables.every():
            if table.name.split(".")[0] in {"documents", "dispatch", "books", "capture", "directives", "web"}:
                for form in FORMS:
                    url = _export_url(table.name)
                    yield f"{url} {form}", self._read(url, self.browser.post(url, {"form": form, "query": ""}))

    def reports(self) -> Iterator[tuple[str, bytes]]:
        """Progress reports taken along, of today and as they were frozen; the letter that urges."""
        from django.urls import reverse

        from decreta.core import clock
        from decreta.directives.models import FrozenReport
        from decreta.directives.rendering import FORMS

        today, body = clock.today().isoformat(), self.planted.office.body.code
        kept = FrozenReport.objects.order_by("-pk")[: self.limit]
        urls = [reverse("directives:print_report", args=[body])]
        urls += [reverse("directives:print_frozen", args=[one.pk]) for one in kept]
        for url in urls:
            for form in FORMS:
                sent = {"form": form, "language": "vi", "as_of": today}
                yield f"{url} {form}", self._read(url, self.browser.post(url, sent))
        for one in kept:
            yield f"compared {one.pk}", self.get(reverse("directives:report_frozen", args=[one.pk]) + "?compare=1")
        urged = reverse("directives:draft_urging", args=[body]) + f"?addressee=o:{self.planted.office.ministry.pk}"
        yield urged, self.get(urged)

    def search(self, word: str) -> Iterator[tuple[str, bytes]]:
        """What is found by a word."""
        tasks = ("/directives/", "/api/v1/tasks")
        for url in ("/search/", "/api/v1/search", "/documents/", "/api/v1/documents", "/documents/incoming/", *tasks):
            yield f"{url}?q=", self.get(f"{url}?q={word}")

    def events(self) -> Iterator[tuple[str, bytes]]:
        """What open pages are told of every entry of the log."""
        from decreta.audit.models import Entry
        from decreta.live import registry

        actor = self.planted.office.actor(self.name)
        told: set[tuple[str, str]] = set()
        for entry in Entry.objects.order_by("-pk")[:200]:
            for source in registry.sources_of(entry.kind):
                for topic in source.topics(entry):
                    (seen,) = source.classes(topic, [actor])
                    if seen is not None and (topic, entry.kind) not in told:
                        told.add((topic, entry.kind))
                        for fragment in source.fragments(topic, seen, entry):
                            yield f"live {topic}", f"{fragment.html} {fragment.say}".encode()

    def feeds(self) -> Iterator[tuple[str, bytes]]:
        """The calendars that one may subscribe to."""
        from decreta.core.errors import ActRefused
        from decreta.feeds.domain import make_feed
        from decreta.feeds.sources import SOURCES

        for source in SOURCES:
            try:
                made = make_feed(source=source, by=self.planted.office.actor(self.name))
            except ActRefused:
                continue
            from django.urls import reverse

            url = reverse("feeds:read", args=[made.token])
            yield f"feed {source}", self._read(url, Client().get(url))


def _export_url(table: str) -> str:
    from django.urls import reverse

    return reverse("kit:export", args=[table])

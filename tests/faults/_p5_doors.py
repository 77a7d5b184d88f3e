"""Everything by which a text can leave the house for one reader: pages, the API, search, lists, exports, events, feeds, mail."""

from __future__ import annotations

import functools
import operator
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.test import Client

from tests.faults._p5_reading import HEADERS
from tests.faults._p5_things import arguments, is_left_out

_NOT_ALLOWED = 405
#: Areas whose lists are of papers.
OF_PAPERS = frozenset({"documents", "dispatch", "books", "capture", "directives", "web"})
#: Areas of sittings.
OF_SITTINGS = frozenset(
    {
        *("meetings", "agendas", "dates", "speaking", "presenting", "voting", "reading"),
        *("minutes", "motions", "messaging", "procedures"),
    }
)

#: By which way its things belong to a sitting, and of which more are asked for; of others everything is.
_SITTING_OF = {
    "meetings.AgendaItem": "sitting",
    "meetings.Invitation": "sitting",
    "meetings.Paper": "item__sitting",
    "meetings.Conclusion": "item__sitting",
    "minutes.Decision": "sitting",
    "motions.Motion": "sitting",
    "speaking.Speech": "sitting",
    "voting.Ballot": "sitting",
}
_MOST = {"meetings.AgendaItem", "meetings.Paper"}


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
        self.status, self.unread = 0, set[str]()

    def get(self, url: str) -> bytes:
        is_api = url.startswith("/api/")
        answer = self.program.get(url, headers=self.token) if is_api else self.browser.get(url)
        return self._read(url, answer)

    def _read(self, url: str, answer: Any) -> bytes:
        self.status = answer.status_code
        if answer.status_code >= 500:
            self.errors.append(f"{self.name} {url}: {answer.status_code}")
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        # Behind the text, so that two answers can be compared without what their headers say of the moment.
        return body if body.startswith((b"%PDF", b"PK")) else body + HEADERS + str(answer.headers).encode()

    def addresses(self) -> Iterator[tuple[str, str]]:
        """Every page and every address of the API by its name, for everything that there is."""
        from django.urls import reverse

        from tests.access.trying import every_address

        for name, pattern in every_address().items():
            if not is_left_out(name):
                for thing in arguments(name, pattern, self._things):
                    yield name, reverse(name, kwargs=thing)

    def _things(self, label: str) -> list[Any]:
        """What there is of a kind, the newest of it; of each sitting, since each is in another state."""
        from django.apps import apps

        rows = apps.get_model(label)._default_manager.order_by("-pk")
        if label.partition(".")[0] not in OF_SITTINGS:
            return list(rows.values_list("pk", flat=True)[: self.limit])
        most, taken, found = self.limit * (2 if label in _MOST else 1), Counter[Any](), []
        for key, sitting in rows.values_list("pk", _SITTING_OF.get(label, "pk")):
            taken[sitting] += 1
            found += [key] if taken[sitting] <= most else []
        return found

    def everything(self) -> Iterator[tuple[str, bytes]]:
        """Name of the door and what came through it."""
        for name, url in self.addresses():
            if name not in self.unread:  # what is only acted on answers alike for everything
                yield url, self.get(url)
                self.unread |= {name} if self.status == _NOT_ALLOWED else set()
        yield from self.lists()
        yield from self.exports()
        yield from self.reports()
        yield from self.sittings()
        yield from self.events()
        yield from self.feeds()

    def lists(self) -> Iterator[tuple[str, bytes]]:
        """Every list, narrowed in the ways that its address knows."""
        for state in ("draft", "issued", "received", "submitted"):
            for url in ("/documents/", "/api/v1/documents"):
                yield f"{url}?state={state}", self.get(f"{url}?state={state}")

    def exports(self) -> Iterator[tuple[str, bytes]]:
        """Every list of papers and of sittings taken along in every form."""
        from decreta.kit.exporting import FORMS
        from decreta.ui import tables

        for table in tables.every():
            if table.name.partition(".")[0] in OF_PAPERS | OF_SITTINGS:
                for form in FORMS:
                    url = _export_url(table.name)
                    yield f"{url} {form}", self._read(url, self.browser.post(url, {"form": form, "query": ""}))

    def sittings(self) -> Iterator[tuple[str, bytes]]:
        """What is asked of a sitting beside its addresses: its pack, its notes in parts, a point or a paper by name, a version."""
        from django.urls import reverse

        from decreta.meetings.models import AgendaItem, Paper, Sitting
        from decreta.minutes.models import Minutes

        for sitting in Sitting.objects.all():
            url = reverse("reading:pack", args=[sitting.pk])
            yield url, self._read(url, self.browser.post(url))
            url = reverse("reading:beside", args=[sitting.pk])
            yield url, self._read(url, self.browser.get(url, headers={"HX-Request": "true"}))
        for item in AgendaItem.objects.filter(audience="named"):
            chaired = reverse("meetings:chair", args=[item.sitting_id])
            told = [reverse("agendas:opinions_paper", args=[item.pk, form]) for form in ("docx", "csv")]
            for url in (f"{chaired}?point={item.pk}", *told):
                yield url, self.get(url)
        for paper in Paper.objects.exclude(audience="everybody"):
            url = reverse("meetings:room", args=[paper.item.sitting_id])
            yield f"{url}?paper=", self.get(f"{url}?paper={paper.pk}")
        for paper in Paper.objects.filter(version__gt=1):
            url = reverse("meetings:paper_file", args=[paper.pk])
            yield f"{url}?v=1", self.get(f"{url}?v=1")
        for minutes in Minutes.objects.all():
            of_paper = reverse("minutes:paper", args=[minutes.pk, "vi", "pdf"])
            points = AgendaItem.objects.filter(sitting=minutes.sitting_id, audience="named")
            for url in (of_paper, *(f"{of_paper}?point={item.pk}" for item in points)):
                yield url, self.get(url)

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
        sittings = ("/meetings/", "/minutes/decisions/", "/agendas/proposals/")
        papers = ("/documents/", "/api/v1/documents", "/documents/incoming/")
        for url in ("/search/", "/api/v1/search", *papers, *tasks, *sittings):
            yield f"{url}?q=", self.get(f"{url}?q={word}")

    def events(self) -> Iterator[tuple[str, bytes]]:
        """What open pages are told of every entry of the log."""
        from django.db.models import Q

        from decreta.audit.models import Entry
        from decreta.live import registry

        actor = self.planted.office.actor(self.name)
        told: set[tuple[str, str]] = set()
        of_pages = functools.reduce(operator.or_, (Q(kind__startswith=one) for one in registry.prefixes()))
        newest, told_of = Entry.objects.order_by("-pk"), Entry.objects.filter(of_pages).order_by("-pk")
        for entry in [*newest[:200], *told_of]:
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

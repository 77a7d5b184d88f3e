"""What supervision counts from spells is what the rows say, on the real data: for every day, reader and deadline."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict
from django.test import Client

from decreta.accounts.models import User
from decreta.assignments import domain as acts
from decreta.assignments.enums import Timeliness
from decreta.assignments.models import Assignment
from decreta.audit import Ref, sequencer
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.deadlines import Deadline
from decreta.directives.domain import counting
from decreta.directives.models import Spell, Uncounted
from decreta.directives.queries.progress import Progress, report
from decreta.directives.queries.report_data import in_hand
from decreta.directives.queries.tally import movement, tally
from decreta.directives.queries.task_list import selected
from decreta.directives.queries.uncounted import uncounted
from decreta.organisation.models import Body, Organisation
from decreta.web.demo.people import actor
from tests.scenario.test_traps import play_later

pytestmark = [pytest.mark.usefixtures("scenario"), pytest.mark.django_db]

MARCH_31 = dt.date(2025, 3, 31)
DAYS = [dt.date(2025, 3, 17), dt.date(2025, 3, 19), MARCH_31, dt.date(2025, 4, 10), dt.date(2030, 1, 1)]
READERS = (
    {"login": "vy", "post": "bcdcds.secretary"},
    {"login": "long", "post": "ubnd-quang-ninh-vp.head"},
    {"login": "nhatle", "post": "xa-bat-trang-vp.officer"},
)


def figures(found: Progress) -> dict[str, Any]:
    """Everything that is counted."""
    nearest = in_hand(found.by_due)
    return {
        "sums": (found.assigned, found.itemised, found.assignments, found.declared, found.is_partial),
        "reconciles": (found.reconciles, found.problems),
        "totals": +found.totals.counts,
        "by_due": [(line.key, +line.counts) for line in found.by_due],
        "by_lead": sorted((line.key, line.label, sorted(line.counts.items())) for line in found.by_lead),
        "by_directive": [(line.key, line.label, +line.counts) for line in found.by_directive],
        "days": +found.done_days.get(nearest.key, Counter()) if nearest else None,
        "issued": found.issued_on,
    }


def compare(readers: list[Actor], days: list[dt.date]) -> None:
    for body in Body.objects.filter(directives__isnull=False).distinct():
        for by in readers:
            for day in days:
                for against in ("current", "baseline"):
                    asked: Any = {"body": body, "as_of": day, "against": against, "actor": by}
                    counted, rows = tally(**asked, waiting=uncounted(), is_whole=True), report(**asked)
                    assert figures(counted) == figures(rows), (body, by.post_title, day, against)


def test_counts_from_spells_equal_those_from_rows_before_and_after_tasks_are_counted() -> None:
    readers = [actor(one) for one in READERS]
    play_later("events", "reports", "verifications")
    assert uncounted()
    compare(readers, DAYS[2:4])
    sequencer.run()
    assert Uncounted.objects.exists()
    counting.count_anew()
    assert uncounted() == ()
    compare(readers, DAYS)


def test_a_lead_that_was_relieved_is_counted_beside_nobody_in_both() -> None:
    by = Actor.system("tests")
    body = Body.objects.get(code="bcdcds")
    old = Assignment.objects.filter(monitor=body, role="lead", closed_at=None, done_accepted_at=None).first()
    assert old is not None and old.organisation is not None
    number = {kind: found.assignments for kind, found in _both(body, by).items()}
    acts.close(assignment=old, reason="Giao cơ quan khác.", by=by)
    acts.assign(
        matter=Ref(old.matter_kind, str(old.matter_id)),
        role="lead",
        deadline=Deadline.of_day(clock.today() + dt.timedelta(days=60)),
        monitor=body,
        organisation=Organisation.objects.exclude(pk=old.organisation_id).order_by("path")[0],
        by=by,
    )
    readers, days = [actor(one) for one in READERS], [clock.today(), dt.date(2030, 1, 1)]
    assert uncounted()
    compare(readers, days)
    sequencer.run()
    counting.count_anew()
    assert uncounted() == ()
    compare(readers, days)
    assert {kind: found.assignments for kind, found in _both(body, by).items()} == number
    assert not list(counting.differing(Ids()))


def _both(body: Body, by: Actor) -> dict[str, Progress]:
    return {"counted": tally(body=body, actor=by, waiting=uncounted()), "rows": report(body=body, actor=by)}


def test_with_too_much_uncounted_everything_is_counted_from_facts(monkeypatch: Any) -> None:
    play_later("reports", "verifications")
    readers = [actor(READERS[0])]
    for most in ("MOST", "MOST_UNREAD"):
        with monkeypatch.context() as patch:
            patch.setattr(f"decreta.directives.queries.uncounted.{most}", 5)
            assert uncounted() is None
            compare(readers, [MARCH_31])
            found = selected(
                {"body": "bcdcds", "state": "in_progress_in_time", "as_of": "2025-03-31"}, readers[0]
            ).found
            lines = report(body=Body.objects.get(code="bcdcds"), as_of=MARCH_31, actor=readers[0]).totals.counts
            assert found.count() == lines["in_progress_in_time"]


def opened(url: str, by: Actor) -> int:
    """How many rows an address of the list of tasks opens."""
    return selected(QueryDict(urlsplit(unescape(url)).query).dict(), by).found.count()


@pytest.mark.parametrize("by_spells", ["uncounted", "counted"])
def test_every_number_of_the_page_opens_as_many_rows(by_spells: str, settings: Any) -> None:
    play_later("events", "reports", "verifications")
    if by_spells == "counted":
        sequencer.run()
        counting.count_anew()
    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(username="vy"), backend="django.contrib.auth.backends.ModelBackend")
    by = actor(READERS[0])
    for query in (
        "as_of=2025-03-31",
        "as_of=2025-05-06&than=2025-03-20",
        "as_of=2025-05-06&than=2025-03-20&against=baseline",
    ):
        page = client.get(f"/directives/supervision/?body=bcdcds&{query}").content.decode()
        links = re.findall(r'<a[^>]*href="(/directives/\?[^"]*)"[^>]*>(.*?)</a>', page, re.DOTALL)
        numbers = [(url, re.sub(r"<[^>]*>|\D", "", words)) for url, words in links]
        numbers = [(url, number) for url, number in numbers if number]
        assert len(numbers) > (60 if "than" in query else 30)
        for url, number in dict(numbers).items():
            assert opened(url, by) == int(number), (query, url)


def test_what_changed_since_a_day_is_the_difference_of_both_counts() -> None:
    play_later("events", "reports", "verifications")
    body, by = Body.objects.get(code="bcdcds"), actor(READERS[0])
    earlier, later = dt.date(2025, 3, 25), dt.date(2025, 5, 6)

    def moved() -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
        found = movement(body=body, than=earlier, as_of=later, actor=by, waiting=uncounted())
        return dict(found.came), dict(found.went)

    before = moved()
    sequencer.run()
    counting.count_anew()
    assert moved() == before
    came, went = before
    then, now = (tally(body=body, as_of=day, actor=by, waiting=uncounted()).totals.counts for day in (earlier, later))
    assert came["*"].total() == went["*"].total() > 0
    assert {one: now[one] - then[one] for one in Timeliness} == {
        one: came["*"][one] - went["*"][one] for one in Timeliness
    }
    keys = set(came) - {"*"}
    assert sum((came[key] for key in keys), Counter()) == came["*"]


def test_counting_again_writes_nothing_and_a_batch_that_fails_leaves_its_tasks_noted(monkeypatch: Any) -> None:
    sequencer.run()
    number, real = Uncounted.objects.count(), counting.count
    calls: list[int] = []

    def failing(ids: Any) -> int:
        calls.append(len(ids))
        if len(calls) == 2:
            raise RuntimeError("killed")
        return real(ids)

    monkeypatch.setattr(counting, "count", failing)
    with pytest.raises(RuntimeError):
        counting.count_anew(batch=7)
    assert Uncounted.objects.count() == number - 7
    readers = [actor(READERS[0])]
    compare(readers, [MARCH_31])
    assert counting.count_anew(batch=7) == number - 7
    kept = set(Spell.objects.values_list("pk", flat=True))
    monkeypatch.undo()
    assert counting.count_everything() == number
    assert set(Spell.objects.values_list("pk", flat=True)) == kept
    assert not list(counting.differing(Ids()))
    one = Spell.objects.filter(current="overdue").first() or Spell.objects.all()[0]
    Spell.objects.filter(pk=one.pk).update(assignments=77)
    assert list(counting.differing(Ids())) == [one.task_id]
    counting.count([one.task_id])
    assert not list(counting.differing(Ids()))
    compare(readers, [MARCH_31])


def test_what_is_recorded_afterwards_leaves_every_spell_that_is_past_alone() -> None:
    sequencer.run()
    counting.count_anew()

    def past() -> set[tuple[Any, ...]]:
        names = ("task_id", "first_on", "current", "baseline", "lead_id", "assignments", "done_on")
        return set(Spell.objects.filter(last_on__lt=clock.today()).values_list(*names))

    before = past()
    play_later("recovery_plans", "events", "reports", "verifications")
    sequencer.run()
    counting.count_anew()
    assert before <= past()

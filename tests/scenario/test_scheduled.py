"""Reports that come by themselves: each exactly once for its period, through kills and power cuts; told to who may see it."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from decreta.accounts.models import User
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.directives.models import FrozenReport
from decreta.directives.queries.frozen import raw_data_of as report_data_of
from decreta.notifications.models import Notice
from decreta.organisation.models import Body, Holding, Post
from decreta.organisation.queries.actors import actor_for
from decreta.reporting import domain, jobs
from decreta.reporting.domain import schedules as acts
from decreta.reporting.domain.schedules import Order
from decreta.reporting.enums import AsOf, Kind, Rhythm, State
from decreta.reporting.models import Briefing, Edition, Schedule
from decreta.reporting.notices import tell
from decreta.reporting.queries.briefings import raw_data_of
from decreta.reporting.queries.due import due, owner_of, possible_readers, readers_of
from tests.access.stage import actor, holding_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scenario")]
#: The demonstration stands on Monday, 31 March 2025.
FRIDAY = 5


def body() -> Body:
    return Body.objects.get(code="bcdcds")


def ordered(**more) -> Schedule:
    given = {
        "body": body(),
        "kind": Kind.BRIEFING,
        "rhythm": Rhythm.WEEKLY,
        "day": FRIDAY,
        "as_of": AsOf.DAY_BEFORE,
        "readers": list(possible_readers(body())),
    }
    return domain.order_schedule(order=Order(**(given | more)), by=actor("secretary"))


def at(day: int, month: int = 4, hour: int = 7) -> clock.frozen:
    return clock.frozen(dt.datetime(2025, month, day, hour, tzinfo=clock.zone()))


def test_a_weekly_briefing_comes_on_its_day_at_six_frozen_compared_with_the_week_before():
    schedule = ordered()
    with at(4, hour=5):
        assert jobs.make_due() == 0
    with at(4, hour=6):
        assert jobs.make_due() == 1
        assert jobs.make_due() == 0
    edition = Edition.objects.get(schedule=schedule)
    assert (edition.period, edition.due_on, edition.as_of) == ("2025-W14", dt.date(2025, 4, 4), dt.date(2025, 4, 3))
    data = raw_data_of(edition.briefing)
    assert (data["as_of"], data["than"], data["assigned"]) == ("2025-04-03", "2025-03-27", 46)
    entry = Entry.objects.get(kind="reporting.briefing_frozen")
    assert (entry.actor["kind"], entry.actor["name"]) == ("system", actor("secretary").person_name)


def test_a_monthly_report_and_a_workbook_are_frozen_progress_reports_of_the_end_of_the_month_before():
    for kind in (Kind.REPORT, Kind.WORKBOOK):
        ordered(kind=kind, rhythm=Rhythm.MONTHLY, day=2, as_of=AsOf.PERIOD_BEFORE)
    with at(3):
        assert jobs.make_due() == 2
    for edition in Edition.objects.all():
        assert edition.period == "2025-04" and edition.report.as_of == dt.date(2025, 3, 31)
        data = report_data_of(edition.report)
        march = next(line for line in data["by_due"] if line["key"] == "2025-03")
        assert march["counts"] == {"done_in_time": 4, "in_progress_in_time": 9}


def test_after_a_power_cut_of_weeks_each_missed_one_comes_with_its_own_day():
    schedule = ordered()
    with at(26):
        assert jobs.make_due() == 4
    found = schedule.editions.order_by("due_on")
    assert [one.as_of.isoformat() for one in found] == ["2025-04-03", "2025-04-10", "2025-04-17", "2025-04-24"]
    late = [raw_data_of(one.briefing)["late"] for one in found]
    assert late == [9, 9, 9, 9], "what stood on each of those days"


class Killed(BaseException):
    """The power goes."""


def test_killed_anywhere_at_any_time_each_period_has_exactly_one(monkeypatch):
    ordered()
    ordered(kind=Kind.PRESENTATION, rhythm=Rhythm.MONTHLY, day=1, as_of=AsOf.PERIOD_BEFORE)
    chance = random.Random(57)
    real = {name: getattr(acts, name) for name in ("make_edition", "record")} | {
        "freeze_briefing": acts.briefings.freeze_briefing
    }

    def fragile(name):
        def run(*args, **kwargs):
            if chance.random() < 0.25:
                raise Killed
            found = real[name](*args, **kwargs)
            if chance.random() < 0.25:
                raise Killed
            return found

        return run

    monkeypatch.setattr(acts, "make_edition", fragile("make_edition"))
    monkeypatch.setattr(acts, "record", fragile("record"))
    monkeypatch.setattr(acts.briefings, "freeze_briefing", fragile("freeze_briefing"))
    kills = 0
    for day in range(1, 30):
        if day % 7 in (2, 3):
            continue  # the machine is off
        with at(day):
            for _round in range(3):
                try:
                    jobs.make_due()
                except Killed:
                    kills += 1
                else:
                    break
    monkeypatch.undo()
    with at(30):
        jobs.make_due()
    # The quarterly one of the scenario comes as well.
    made = Edition.objects.exclude(schedule__rhythm=Rhythm.QUARTERLY).order_by("period")
    periods = list(made.values_list("schedule__kind", "period"))
    assert kills > 5
    assert sorted(periods) == [
        ("briefing", "2025-W14"),
        ("briefing", "2025-W15"),
        ("briefing", "2025-W16"),
        ("briefing", "2025-W17"),
        ("presentation", "2025-04"),
    ]
    # Nothing is left of what was killed half-way.
    assert Briefing.objects.count() == 5 + 1 == Entry.objects.filter(kind="reporting.edition_made").count()


def test_two_that_make_the_same_keep_it_once():
    schedule = ordered()
    with at(4):
        owner = owner_of(schedule)
        (slot,) = due(schedule, clock.now())
        both = [acts.make_edition(schedule=schedule, slot=slot, owner=owner) for _one in range(2)]
        by = Actor.system("tests")
        kept = [domain.keep_edition(schedule=schedule, made=one, owner=owner, by=by) for one in both]
    assert kept[0] is not None and kept[1] is None
    with pytest.raises(NotAllowed):
        domain.keep_edition(schedule=schedule, made=both[0], owner=owner, by=actor("secretary"))


def test_paused_nothing_comes_and_what_was_missed_does_not_come_later():
    schedule = ordered()
    domain.pause_schedule(schedule=schedule, by=actor("secretary"))
    with pytest.raises(NotNow):
        domain.pause_schedule(schedule=schedule, by=actor("secretary"))
    with at(12):
        assert jobs.make_due() == 0
        domain.resume_schedule(schedule=schedule, by=actor("secretary"))
        assert jobs.make_due() == 0
    with at(18):
        assert jobs.make_due() == 1
    assert [one.period for one in schedule.editions.all()] == ["2025-W16"]
    domain.end_schedule(
        schedule=Schedule.objects.get(pk=schedule.pk), reason="Đã có báo cáo khác.", by=actor("secretary")
    )
    with at(25):
        assert jobs.make_due() == 0
    for again in (domain.resume_schedule, domain.pause_schedule, domain.end_schedule):
        with pytest.raises(NotNow):
            again(schedule=schedule, by=actor("secretary"))


def test_it_ends_when_whoever_ordered_it_holds_the_post_no_more_and_the_readers_are_told():
    schedule = ordered()
    held = holding_of("secretary")
    Holding.objects.filter(pk=held.pk).update(valid_to=dt.date(2025, 4, 3))
    with at(4):
        assert jobs.make_due() == 0
        schedule.refresh_from_db()
        assert schedule.state == State.ENDED and schedule.reason == acts.OWNER_GONE
        tell(Entry.objects.get(kind="reporting.schedule_ended"))
    told = set(Notice.objects.filter(kind="reporting.schedule_ended").values_list("holding_id", flat=True))
    assert told and held.pk not in told


@translation.override("vi")
def test_only_readers_who_see_every_task_of_the_body_are_told_and_a_reader_who_sees_it_no_more_is_not():
    schedule = ordered()
    chosen = schedule.readers.count()
    assert chosen > 1
    # A post that never saw the body's tasks cannot be chosen; one that was planted is passed over.
    stranger = holding_of("assignee")
    with pytest.raises(Invalid):
        ordered(readers=[Post.objects.get(pk=stranger.post_id)])
    schedule.readers.add(stranger.post)
    with at(4):
        jobs.make_due()
        tell(Entry.objects.get(kind="reporting.edition_made"))
    told = Notice.objects.filter(kind="reporting.edition_made")
    assert told.exists() and not told.filter(person_id=stranger.person_id).exists()
    edition = Edition.objects.get()
    for one in told:
        reader = actor_for(Holding.objects.get(pk=one.holding_id))
        assert Briefing.objects.visible_to(reader).filter(pk=edition.briefing_id).exists()
        assert one.url == reverse("reporting:briefing", args=[edition.briefing_id])
    assert not Briefing.objects.visible_to(actor_for(stranger)).exists()
    assert not Edition.objects.visible_to(actor_for(stranger)).exists()
    assert not Schedule.objects.visible_to(actor_for(stranger)).exists()
    assert {one.pk for one in readers_of(schedule)} >= {one.holding_id for one in told}


def test_who_may_order_and_what_cannot_be_ordered():
    with pytest.raises(NotAllowed):
        domain.order_schedule(
            order=Order(body=body(), kind=Kind.REPORT, rhythm=Rhythm.WEEKLY, day=1, as_of=AsOf.DAY_BEFORE),
            by=actor("assignee"),
        )
    for wrong in (
        {"day": 0},
        {"day": 8},
        {"rhythm": Rhythm.MONTHLY, "day": 21},
        {"rhythm": Rhythm.QUARTERLY, "day": 0},
    ):
        with pytest.raises(Invalid):
            ordered(**wrong)
    directive = body().directives.first()
    with pytest.raises(Invalid):
        ordered(directive=directive)
    assert ordered(kind=Kind.REPORT, directive=directive).directive == directive


def test_one_that_cannot_be_made_keeps_no_other_waiting(monkeypatch):
    ordered()
    ordered(kind=Kind.REPORT)

    def refused(*args, **kwargs):
        raise NotNow.of("nicht jetzt")

    monkeypatch.setattr(acts.briefings, "make", refused)
    with at(4):
        assert jobs.make_due() == 1
    assert FrozenReport.objects.count() == 1
    monkeypatch.undo()
    with at(4, hour=8):
        assert jobs.make_due() == 1, "it was due still"


def test_it_is_ordered_seen_paused_and_ended_on_its_pages(client: Client):
    client.force_login(User.objects.get(username="vy"), backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("reporting:order_schedule", args=["bcdcds"])
    page = client.get(url).content.decode()
    assert 'name="readers"' in page
    sent = {
        "kind": "presentation",
        "against": "current",
        "language": "vi",
        "rhythm": "monthly",
        "weekday": "1",
        "working_day": "3",
        "as_of": "period_before",
    }
    answer = client.post(url, sent, follow=True)
    made = Schedule.objects.get(kind=Kind.PRESENTATION)
    assert answer.status_code == 200 and (made.day, made.state) == (3, State.ACTIVE)
    with at(4):
        assert jobs.make_due() == 1
    shown = client.get(reverse("reporting:schedule", args=[made.pk])).content.decode()
    assert reverse("reporting:briefing", args=[Edition.objects.get().briefing_id]) in shown
    listed = client.get(reverse("reporting:editions") + f"?schedule={made.pk}").content.decode()
    assert reverse("reporting:briefing", args=[Edition.objects.get().briefing_id]) in listed
    for name, state in (("pause", State.PAUSED), ("resume", State.ACTIVE), ("end", State.ENDED)):
        client.post(reverse(f"reporting:{name}_schedule", args=[made.pk]), {"reason": "Thôi"})
        made.refresh_from_db()
        assert made.state == state
    assert made.reason == "Thôi"
    assert client.get(reverse("reporting:schedule", args=[made.pk])).status_code == 200

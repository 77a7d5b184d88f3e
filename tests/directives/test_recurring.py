"""A task that comes again: one occurrence after another, each with a deadline, a class and a row of its own."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from decreta import audit
from decreta.assignments import domain
from decreta.assignments.enums import DONE, Timeliness
from decreta.assignments.models import Assignment, Deliverable
from decreta.assignments.timeliness import classify, fold
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.among import Ids
from decreta.core.deadlines import Deadline
from decreta.core.errors import Invalid, NotAllowed, NotNow, Stale
from decreta.core.recurrence import Unit
from decreta.directives.domain import counting, recurring
from decreta.directives.domain.amending import amend_task
from decreta.directives.domain.directing import Responsible
from decreta.directives.domain.recurring import (
    Repeats,
    open_occurrence,
    set_recurrence,
    skip_occurrence,
    stop_recurrence,
)
from decreta.directives.jobs import open_due
from decreta.directives.models import Directive, Recurrence, RecurrenceRule, SkippedOccurrence, Task
from decreta.directives.queries.progress import report
from decreta.directives.queries.tally import tally
from decreta.directives.queries.uncounted import uncounted
from decreta.documents.models import Audience
from decreta.organisation.domain import structure, succession
from tests.directives.tasks import directed
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY, SYSTEM, Office

pytestmark = pytest.mark.django_db
MONTHLY = Repeats(Unit.MONTH)


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(ISSUE_DAY):
        yield offices.build(with_users=True)


@pytest.fixture
def task(office: Office) -> Task:
    """To be reported on before the end of 25 March 2025, and every month."""
    made = directed(office, deadline=Deadline.of_day(dt.date(2025, 3, 25)))
    set_recurrence(task=made, repeats=MONTHLY, of_version=0, by=office.actor("secretary"))
    made.refresh_from_db()
    return made


def on(year: int, month: int, day: int, hour: int = 9) -> Any:
    return clock.frozen(dt.datetime(year, month, day, hour, tzinfo=offices.ZONE))


def occurrences(task: Task) -> list[Task]:
    return list(
        Task.objects.filter(pk=task.first_id)
        .union(Task.objects.filter(recurs_from=task.first_id))
        .order_by("occurrence")
    )


def assignment_of(task: Task, **narrow: Any) -> Assignment:
    return Assignment.objects.get(matter_id=task.pk, parent=None, **narrow)


def rule_of(task: Task) -> Recurrence:
    return Recurrence.objects.get(task=task.first_id)


def test_the_next_occurrence_opens_when_the_one_before_it_is_due_with_its_own_assignment_and_deadline(
    office: Office, task: Task
) -> None:
    with on(2025, 3, 25, 23):
        assert open_due() == 0
    with on(2025, 3, 26, 0):
        assert (open_due(), open_due()) == (1, 0)
    first, second = occurrences(task)
    assert (first.occurrence, second.occurrence, second.ordinal) == (1, 2, first.ordinal)
    assert (second.due_period, second.raw_title, second.clause) == ("2025-04", first.raw_title, first.clause)
    given = assignment_of(second)
    assert given.organisation == office.ministry and given.received_at is None
    assert given.baseline_lapses_at == clock.start_of_day(dt.date(2025, 4, 26))
    assert Deliverable.objects.filter(matter_id=second.pk).count() == 1
    assert assignment_of(first).baseline_lapses_at == clock.start_of_day(dt.date(2025, 3, 26))
    assert Entry.objects.get(kind="directives.open_occurrence").facts["occurrence"] == 2
    assert Audience.objects.filter(document=task.directive.document, organisation=office.ministry).exists()
    assert Task.objects.filter(search__isnull=False, pk=second.pk).exists()
    assert second.title_in("en") == f"{first.raw_title} (kỳ 2)"  # the title is Vietnamese, and so are its words


def test_after_a_power_cut_of_months_all_missed_occurrences_open_each_with_the_deadline_that_it_has(task: Task) -> None:
    with on(2025, 7, 2):
        assert open_due() == 4  # April to July
        assert [one.due_period for one in occurrences(task)] == [f"2025-0{month}" for month in range(3, 8)]
        classes = [classify(fold(assignment_of(one).facts.all()), clock.now()) for one in occurrences(task)]
    assert classes == [Timeliness.OVERDUE] * 4 + [Timeliness.IN_PROGRESS_IN_TIME]
    # What was stated of a past day stays: as of May nobody knew of them.
    assert report(body=task.body, as_of=dt.date(2025, 5, 31)).assigned == 1
    assert report(body=task.body, as_of=dt.date(2025, 7, 2)).assigned == 5


def test_a_day_off_moves_the_deadline_and_with_it_the_opening_of_the_next(office: Office) -> None:
    made = directed(office, deadline=Deadline.of_day(dt.date(2025, 4, 27)))  # a Sunday
    repeats = Repeats(Unit.MONTH)
    assert set_recurrence(task=made, repeats=repeats, of_version=0, by=office.actor("secretary")).next_on == dt.date(
        2025, 4, 29
    )


def test_an_occurrence_may_open_only_some_days_ahead(office: Office) -> None:
    made = directed(office, deadline=Deadline.of_year(2025))
    repeats = Repeats(Unit.YEAR, ahead=90, number=2)
    assert set_recurrence(task=made, repeats=repeats, of_version=0, by=office.actor("secretary")).next_on == dt.date(
        2026, 10, 2
    )
    with on(2026, 10, 2):
        assert open_due() == 1
    assert rule_of(made).next_on is None  # two in all
    with on(2030, 1, 1):
        assert open_due() == 0


def test_a_recurring_task_is_one_task_in_the_number_declared_and_each_occurrence_counts_when_it_is_due(
    office: Office, task: Task
) -> None:
    task.directive.declared_total = 1
    task.directive.save()
    with on(2025, 5, 27):
        open_due()
        found = report(body=task.body)
        assert (found.declared, found.recurring, found.assigned, found.reconciles) == (1, 3, 4, True)
        assert {line.key: line.total for line in found.by_due} == {f"2025-0{month}": 1 for month in range(3, 7)}
        sequencer.run()
        counting.count_anew()
        asked: Any = {"body": task.body, "actor": office.actor("secretary"), "waiting": uncounted()}
        counted = tally(**asked)
        assert counted.assigned == 4 and counted.recurring == 3 and counted.reconciles
        assert counted.totals.counts == found.totals.counts


def test_each_occurrence_is_reported_and_verified_by_itself(office: Office, task: Task) -> None:
    clerk, secretary = office.actor("ministry_clerk"), office.actor("secretary")
    with on(2025, 3, 26):
        open_due()
        late, early = (assignment_of(one) for one in occurrences(task))
        for one in (late, early):
            output = Deliverable.objects.get(matter_id=one.matter_id)
            with pytest.raises(Invalid):  # the evidence of another occurrence proves nothing here
                domain.report(assignment=one, text="Đã xong.", claims_done=True, by=clerk)
            proof = domain.EvidenceInput(symbol="12/BC", deliverable=output)
            made = domain.report(assignment=one, text="Đã xong.", claims_done=True, evidence=[proof], by=clerk)
            domain.accept(report=made, by=secretary)
        counts = report(body=task.body).totals.counts
    assert counts == {Timeliness.DONE_LATE: 1, Timeliness.DONE_IN_TIME: 1}


def test_a_changed_rule_holds_from_the_next_occurrence_on(office: Office, task: Task) -> None:
    by = office.actor("secretary")
    with on(2025, 4, 1):
        open_due()
        with pytest.raises(Stale):
            set_recurrence(task=task, repeats=Repeats(Unit.QUARTER), of_version=0, by=by)
        with pytest.raises(Invalid):
            changed = Repeats(Unit.QUARTER, next_on=dt.date(2025, 4, 25))
            set_recurrence(task=task, repeats=changed, of_version=1, by=by)
        changed = Repeats(Unit.QUARTER, next_on=dt.date(2025, 6, 20))
        held = set_recurrence(
            task=occurrences(task)[1], repeats=changed, of_version=1, by=by, reason="Theo quy chế mới"
        )
        assert (held.version, held.next_occurrence, held.next_on) == (2, 3, dt.date(2025, 4, 26))
    with on(2025, 9, 1):
        open_due()
    lapses = [assignment_of(one).baseline_lapses_at for one in occurrences(task)]
    days = [
        dt.date(2025, 3, 26),
        dt.date(2025, 4, 26),
        dt.date(2025, 6, 21),
        dt.date(2025, 9, 23),
    ]  # the 20th: a Saturday
    assert lapses == [clock.start_of_day(day) for day in days]
    with pytest.raises(DatabaseError), transaction.atomic():
        RecurrenceRule.objects.update(reason="")


def test_a_rule_that_ended_may_go_on_with_another(office: Office, task: Task) -> None:
    by = office.actor("secretary")
    stop_recurrence(task=task, reason="Đã có báo cáo khác.", of_version=1, by=by)
    with on(2025, 6, 1):
        assert open_due() == 0
        with pytest.raises(NotNow):
            stop_recurrence(task=task, reason="Nữa.", of_version=2, by=by)
        set_recurrence(task=task, repeats=Repeats(Unit.MONTH, next_on=dt.date(2025, 6, 25)), of_version=2, by=by)
        assert open_due() == 1
    assert [one.due_period for one in occurrences(task)] == ["2025-03", "2025-06"]
    with on(2025, 6, 2):
        set_recurrence(task=task, repeats=Repeats(Unit.QUARTER), of_version=3, by=by)
    assert rule_of(task).rules.last().rule["first"]["on"] == "2025-09-25"  # one quarter after the last one


def test_one_occurrence_is_left_out_with_a_reason_before_it_opens_or_while_it_is_open(
    office: Office, task: Task
) -> None:
    by = office.actor("secretary")
    with pytest.raises(NotNow):
        skip_occurrence(task=task, occurrence=2, reason=" ", by=by)
    with pytest.raises(NotNow):
        skip_occurrence(task=task, occurrence=3, reason="Tết.", by=by)
    skip_occurrence(task=task, occurrence=2, reason="Trùng đợt tổng kết.", by=by)
    with on(2025, 4, 20):
        assert open_due() == 0
    with on(2025, 4, 26):
        assert open_due() == 1
        (_march, may) = occurrences(task)
        assert (may.occurrence, may.due_period) == (3, "2025-05")
        skip_occurrence(task=may, occurrence=3, reason="Trùng đợt kiểm tra.", by=by)
        assert assignment_of(may).closed_at is not None
        with pytest.raises(NotNow):
            skip_occurrence(task=may, occurrence=3, reason="Nữa.", by=by)
    with on(2025, 5, 28):
        assert open_due() == 1  # the duty goes on, given to the same agency
        assert assignment_of(occurrences(task)[2]).organisation == office.ministry
    assert list(SkippedOccurrence.objects.values_list("occurrence", flat=True)) == [2, 3]


def test_where_the_newest_occurrence_ended_without_being_done_the_duty_has_ended_with_it(
    office: Office, task: Task
) -> None:
    domain.close(assignment=assignment_of(task), reason="Được thay thế.", by=office.actor("secretary"))
    with on(2025, 4, 1):
        assert open_due() == 0
    assert rule_of(task).next_on is None
    assert Entry.objects.filter(kind="directives.stop_recurrence").count() == 1


def test_the_next_occurrence_goes_to_who_leads_now(office: Office, task: Task) -> None:
    by = office.actor("secretary")
    amend_task(
        task=task, responsible=Responsible(lead=office.agency, coordinating=[office.ministry]), reason="Đổi.", by=by
    )
    with on(2025, 3, 26):
        open_due()
    second = occurrences(task)[1]
    assert assignment_of(second, role="lead").organisation == office.agency
    assert assignment_of(second, role="coordinate").organisation == office.ministry


def test_the_next_occurrence_goes_to_what_an_agency_became(office: Office, task: Task) -> None:
    facts: dict[str, Any] = {"kind": "ministry", "regime": "vn-state", "place": "Hà Nội", "by": SYSTEM}
    became = structure.found(code="bkh2", names={"vi": "Bộ mới"}, symbol="BM", valid_from=dt.date(2025, 3, 20), **facts)
    succession.end_organisation(
        organisation=office.ministry, valid_to=dt.date(2025, 3, 22), authority="NQ", successors=[became], by=SYSTEM
    )
    with on(2025, 3, 26):
        assert open_due() == 1
    assert assignment_of(occurrences(task)[1]).organisation == became


def test_why_an_occurrence_could_not_be_opened_is_kept_and_told_once(
    office: Office, task: Task, monkeypatch: Any
) -> None:
    def refused(*_args: Any, **_facts: Any) -> None:
        raise NotNow.of("Chưa được.")

    monkeypatch.setattr(recurring, "give", refused)
    with on(2025, 3, 26):
        assert (open_due(), open_due()) == (0, 0)
        assert rule_of(task).refusal == "Chưa được."
        assert len(occurrences(task)) == 1
        monkeypatch.undo()
        assert open_due() == 1
    assert rule_of(task).refusal == ""
    assert Entry.objects.filter(kind="directives.occurrence_refused").count() == 1


def test_who_sets_stops_and_skips(office: Office, task: Task) -> None:
    for name in ("clerk", "ministry_clerk", "member", "inspector"):
        by = office.actor(name)
        with pytest.raises(NotAllowed):
            set_recurrence(task=task, repeats=MONTHLY, of_version=1, by=by)
        with pytest.raises(NotAllowed):
            stop_recurrence(task=task, reason="Thôi.", of_version=1, by=by)
        with pytest.raises(NotAllowed):
            skip_occurrence(task=task, occurrence=1, reason="Thôi.", by=by)
    with pytest.raises(NotAllowed):
        open_occurrence(task_id=task.pk, by=office.actor("secretary"))


def test_only_what_has_a_day_or_a_period_comes_again(office: Office) -> None:
    made = directed(office, deadline=Deadline.standing())
    with pytest.raises(NotNow):
        set_recurrence(task=made, repeats=MONTHLY, of_version=0, by=office.actor("secretary"))


class PowerCutError(Exception):
    """The machine stops."""


def test_over_three_years_of_chance_and_power_cuts_each_occurrence_opens_exactly_once_and_every_figure_is_a_recount(
    office: Office, monkeypatch: Any
) -> None:
    """Rules are set, changed, stopped; occurrences skipped; work reported; the machine stops in the middle of an opening."""
    chance, by, clerk = random.Random(27), office.actor("secretary"), office.actor("ministry_clerk")
    plain, cuts = audit.record, 0
    first = directed(office, deadline=Deadline.of_day(dt.date(2025, 3, 25)))
    held = set_recurrence(task=first, repeats=MONTHLY, of_version=0, by=by)
    baselines: dict[Any, Any] = {}

    def unsure(*args: Any, **facts: Any) -> Any:
        if chance.random() < 0.2:
            raise PowerCutError
        return plain(*args, **facts)

    at = ISSUE_DAY
    while at < ISSUE_DAY + dt.timedelta(days=1100):
        at += dt.timedelta(hours=chance.choice([20, 90, 200, 400, 900]))
        with clock.frozen(at):
            for name in (
                "decreta.assignments.domain.entries.audit.record",
                "decreta.directives.domain.recurring.record",
            ):
                monkeypatch.setattr(name, unsure)
            try:
                open_due()
            except PowerCutError:
                cuts += 1
                monkeypatch.undo()
                open_due()
            monkeypatch.undo()
            assert open_due() == 0
            held.refresh_from_db()
            every = occurrences(first)
            skipped = set(held.skipped.values_list("occurrence", flat=True))
            numbers = [one.occurrence for one in every]
            # No number is missing and none stands twice.
            assert sorted({*numbers, *skipped}) == list(range(1, held.next_occurrence)) and len(set(numbers)) == len(
                numbers
            )
            assert held.next_on is None or held.next_on > clock.today()
            for one in every:
                (given,) = Assignment.objects.filter(matter_id=one.pk)
                # What was decided stands.
                assert baselines.setdefault(one.pk, given.baseline_lapses_at) == given.baseline_lapses_at
            _something_happens(chance, first, held, by, clerk)
    assert cuts > 3 and len(baselines) > 15
    with clock.frozen(at):
        _is_a_recount(office, first, chance)


def _something_happens(chance: random.Random, first: Task, held: Recurrence, by: Any, clerk: Any) -> None:
    newest, what = occurrences(first)[-1], chance.random()
    if what < 0.08 or held.next_on is None:
        ahead = clock.today() + dt.timedelta(days=chance.randint(30, 60))
        repeats = Repeats(
            chance.choice([Unit.WEEK, Unit.MONTH, Unit.MONTH, Unit.QUARTER]),
            chance.choice([1, 1, 2]),
            next_on=ahead,
            ahead=chance.choice([None, 20]),
        )
        try:
            set_recurrence(task=newest, repeats=repeats, of_version=held.version, by=by)
        except Invalid as refused:
            assert {one.code for one in refused.problems} == {"too_early"}
    elif what < 0.12 and held.next_on is not None:
        stop_recurrence(task=newest, reason="Thôi.", of_version=held.version, by=by)
    elif what < 0.2 and held.next_on is not None:
        skip_occurrence(task=newest, occurrence=held.next_occurrence, reason="Trùng.", by=by)
    elif what < 0.75:
        given = assignment_of(newest)
        if given.done_reported_at is None and given.closed_at is None:
            proof = domain.EvidenceInput(symbol="1/BC", deliverable=Deliverable.objects.get(matter_id=newest.pk))
            made = domain.report(assignment=given, text="Xong.", claims_done=True, evidence=[proof], by=clerk)
            if chance.random() < 0.7:
                domain.accept(report=made, by=by)


def _is_a_recount(office: Office, first: Task, chance: random.Random) -> None:
    """Every figure, from spells and from rows, as of several days, equals a count of occurrences one by one."""
    Directive.objects.filter(pk=first.directive_id).update(declared_total=1)
    sequencer.run()
    counting.count_anew()
    assert uncounted() == () and list(counting.differing(Ids(()))) == []
    every = occurrences(first)
    for day in [clock.today(), *(clock.today() - dt.timedelta(days=chance.randint(1, 900)) for _ in range(6))]:
        moment = clock.end_of_day(day)
        known = [one for one in every if one.created_at <= moment]
        classes = Counter(
            classify(fold(Assignment.objects.get(matter_id=one.pk).facts.all(), moment), moment) for one in known
        )
        for found in (
            report(body=first.body, as_of=day),
            tally(body=first.body, as_of=day, actor=office.actor("secretary"), waiting=uncounted()),
        ):
            assert +Counter(found.totals.counts) == classes
            assert (found.recurring, found.reconciles) == (len(known) - 1, True)
            assert {line.key: line.total for line in found.by_due} == Counter(one.due_period for one in known)
    assert sum(classes[one] for one in DONE) > 0


def browser(office: Office, name: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.cookies["language"] = "en"
    client.force_login(office.holdings[name].person.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_page_shows_every_occurrence_those_to_come_and_what_may_be_done(office: Office, task: Task) -> None:
    skip_occurrence(task=task, occurrence=2, reason="Trùng đợt tổng kết.", by=office.actor("secretary"))
    with on(2025, 4, 26):
        open_due()
        third = occurrences(task)[1]
        url = reverse("directives:task", args=[third.pk])
        page = browser(office, "secretary").get(url).content.decode()
        assert "0 of 1 due were done in time" in page and "Recurs: every month, on day 25." in page
        assert "Trùng đợt tổng kết." in page
        assert "27/05/2025" in page  # the 25th is a Sunday
        assert all(
            reverse(f"directives:{name}", args=[third.pk]) in page for name in ("recur", "stop_recurrence", "skip")
        )
        assert reverse("directives:task", args=[task.pk]) in page and "(kỳ 3)" in page
        seen = browser(office, "ministry_clerk").get(url).content.decode()
        assert "Occurrences" in seen and reverse("directives:skip", args=[third.pk]) not in seen
        series = browser(office, "secretary").get(reverse("directives:list"), {"series": str(task.pk)}).content.decode()
        assert "(kỳ 1)" in series and "(kỳ 3)" in series


def test_the_rule_is_set_changed_stopped_and_an_occurrence_skipped_on_pages(office: Office) -> None:
    made, client = directed(office, deadline=Deadline.of_month("2025-03")), browser(office, "secretary")
    page = client.get(reverse("directives:task", args=[made.pk])).content.decode()
    url = reverse("directives:recur", args=[made.pk])
    assert url in page and "Occurrences" not in page
    assert client.post(url, {"of_version": 0, "every": 1, "unit": "week"}).status_code == 422
    assert client.post(url, {"of_version": 0, "every": 1, "unit": "month"}).status_code == 302
    assert 'name="next_on"' in client.get(url).content.decode()
    changed = {"of_version": 1, "every": 1, "unit": "quarter", "next_on": "15/06/2025", "reason": "Quy chế mới."}
    assert client.post(url, changed).status_code == 302
    assert client.post(url, changed).status_code == 422  # somebody has seen an older version
    assert rule_of(made).rules.last().rule["first"]["month"] == "2025-06"
    skip = reverse("directives:skip", args=[made.pk])
    assert client.post(skip, {"occurrence": 2, "reason": "Trùng."}).status_code == 302
    assert client.post(skip, {"occurrence": 2, "reason": "Trùng."}).status_code == 422
    stop = reverse("directives:stop_recurrence", args=[made.pk])
    assert client.post(stop, {"of_version": 2, "reason": ""}).status_code == 422
    assert client.post(stop, {"of_version": 2, "reason": "Thôi."}).status_code == 302
    assert "It no longer recurs." in client.get(reverse("directives:task", args=[made.pk])).content.decode()

"""The traps of the scenario, each on the real data. The numbers are those of the situation the product is for."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, transaction
from django.utils import translation

from decreta.assignments import domain
from decreta.assignments.enums import Timeliness
from decreta.assignments.models import Assignment, ExtensionRequest, Fact
from decreta.assignments.timeliness import Standing, classify
from decreta.core import clock
from decreta.core.errors import NotAllowed
from decreta.core.texts import normalise_symbol
from decreta.directives.domain.events import record_event
from decreta.directives.models import Directive, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.progress import ProgressReport, report
from decreta.directives.queries.supervision import supervision_page
from decreta.documents.models import Alias, Document
from decreta.documents.queries.symbols import bearing, possible_duplicates
from decreta.organisation.models import Body, Organisation
from decreta.web.demo.people import actor
from decreta.web.demo.progress import ProgressPlay
from decreta.web.demo.source import moment, read
from decreta.web.demo.timeline import Timeline
from tests.documents.test_search import out_of_step

pytestmark = [pytest.mark.usefixtures("scenario"), pytest.mark.django_db]

MARCH_31, APRIL_1 = dt.date(2025, 3, 31), dt.date(2025, 4, 1)


def progress(symbol: str, day: dt.date, **kwargs: object) -> ProgressReport:
    return report(body=Body.objects.get(symbol=symbol), as_of=day, **kwargs)  # type: ignore[arg-type]


def task(key: str) -> Task:
    """A task of the files by its key."""
    name = "notice-bcdcds-06.yaml" if key.startswith("B") else "notice-bcdtw-03.yaml"
    row = next(one for one in read(name)["tasks"] if one["key"] == key)
    return Task.objects.get(raw_title=row["titles"]["vi"])


def play_later(*names: str) -> None:
    """What happened after 31 March, at its own moments."""
    later = {name: rows for name, rows in read("progress.yaml")["later"].items() if name in names}
    keys = {
        row["key"]: task(row["key"])
        for file in ("notice-bcdcds-06.yaml", "notice-bcdtw-03.yaml")
        for row in read(file)["tasks"]
    }
    timeline = Timeline()
    ProgressPlay(later, keys).add_to(timeline)
    timeline.play(lambda weight: None)


@pytest.mark.parametrize("row", read("progress.yaml")["expect"], ids=lambda row: f"{row['body']} {row['as_of']}")
def test_report_says_what_the_office_said(row: dict) -> None:  # type: ignore[type-arg]
    if row.get("with_later"):
        play_later("reports", "verifications")
    found = report(body=Body.objects.get(code=row["body"]), as_of=row["as_of"])
    assert found.declared == found.assigned == row["declared"]
    assert (found.itemised, found.not_itemised) == (row["itemised"], row["not_itemised"])
    assert found.reconciles
    for key, expected in row["by_due"].items():
        assert next(line for line in found.by_due if line.key == key).as_data() == expected
    if "totals" in row:
        assert {one.value: n for one in Timeliness if (n := found.totals.counts[one])} == row["totals"]


def test_t1_three_of_three_done_and_three_of_three_in_progress_are_never_the_same_figure() -> None:
    before = next(line for line in progress("BCĐTW", MARCH_31).by_due if line.key == "2025-03/2025-04")
    assert before.as_data() == {"total": 3, "in_progress_in_time": 3}
    play_later("reports", "verifications")
    after = next(line for line in progress("BCĐTW", dt.date(2025, 5, 6)).by_due if line.key == "2025-03/2025-04")
    assert after.as_data() == {"total": 3, "done_in_time": 3}


def test_t1_each_reading_has_a_ratio_of_its_own_with_a_denominator() -> None:
    def ratios(found: ProgressReport) -> dict[str, tuple[int, int]]:
        return {one["key"]: (one["numerator"], one["denominator"]) for one in found.as_data()["ratios"]}

    before = ratios(progress("BCĐTW", MARCH_31))
    assert (before["done_of_itemised"], before["in_progress_in_time_of_itemised"]) == ((0, 9), (9, 9))
    play_later("reports", "verifications")
    after = ratios(progress("BCĐTW", dt.date(2025, 5, 6)))
    done, running = after["done_of_itemised"], after["in_progress_in_time_of_itemised"]
    assert done[0] >= 3
    assert done[0] + running[0] <= 9 == done[1] == running[1]


def test_t1_languages_word_one_data_set() -> None:
    told = {}
    for language in ("vi", "en", "ja"):
        with translation.override(language):
            told[language] = progress("BCĐCĐS", MARCH_31).as_data()
    figures = [{key: _figures(data[key]) for key in FIGURES} for data in told.values()]
    assert figures[0] == figures[1] == figures[2]
    assert figures[0]["totals"]["done_in_time"] == 4
    # The words differ in every language, and every figure has them.
    for key in ("declared", "assigned", "itemised", "not_itemised", "assignments", "by_due", *Timeliness.values):
        assert len({data["definitions"][key] for data in told.values()}) == 3, key
    for data in told.values():
        assert all(ratio["denominator"] and ratio["definition"] for ratio in data["ratios"])


FIGURES = (
    "as_of",
    "declared",
    "assigned",
    "itemised",
    "not_itemised",
    "totals",
    "by_due",
    "by_directive",
    "assignments",
)


def _figures(value: object) -> object:
    """A value that must be plain integers all through, but for the day."""
    leaves = value.values() if isinstance(value, dict) else [value]
    for leaf in leaves:
        assert isinstance(leaf, (dict, str)) or type(leaf) is int, leaf
    return value


def test_t2_a_notice_is_found_under_each_of_its_symbols() -> None:
    document = Document.objects.get(symbol="06-TB/BCĐCĐS")
    assert [one.symbol for one in document.aliases.all()] == ["06-TB/BCĐ"]
    for written in ("06-TB/BCĐ", "06 tb bcd", "6-TB/BCĐ"):
        assert Alias.objects.get(symbol_key=normalise_symbol(written)).document == document
    for written in ("06-TB/BCĐCĐS", "06-TB/BCĐ", "06 tb bcd", "6-TB/BCĐ"):
        found = Document.objects.filter(bearing(normalise_symbol(written)))
        assert list(found.distinct()) == [document], written


def test_t2_the_same_number_under_the_other_symbol_is_a_possible_duplicate() -> None:
    document = Document.objects.get(symbol="06-TB/BCĐCĐS")
    for written in ("06-TB/BCĐ", "06-TB/BCĐCĐS", "6-tb/bcđ"):
        assert list(possible_duplicates(document.body, written)) == [document], written
    assert not possible_duplicates(document.body, "07-TB/BCĐ")


def test_t3_decided_issued_and_due_are_kept_apart() -> None:
    directive = Directive.objects.get(document__symbol="06-TB/BCĐCĐS")
    assert directive.decided_on == dt.date(2025, 3, 10)
    assert directive.document.issued_on == dt.date(2025, 3, 18)
    assert directive.clock_start == "issued"
    assert task("B02").due_period == "2025-03"


def test_t4_a_range_of_months_lapses_after_the_holidays() -> None:
    # 30 April and 1 May are holidays, 2 May was given off in exchange, then a weekend: the last day is Monday, 5 May.
    lapse = Assignment.objects.get(matter_id=task("A01").pk, role="lead").baseline_lapses_at
    assert lapse == clock.start_of_day(dt.date(2025, 5, 6))


def test_t4_a_month_lapses_at_24_hours_of_its_last_day() -> None:
    lapse = Assignment.objects.get(matter_id=task("B02").pk, role="lead").baseline_lapses_at
    assert lapse == clock.start_of_day(APRIL_1)


def test_t5_the_remainder_is_shown_and_declared_is_what_the_text_says() -> None:
    found = progress("BCĐTW", MARCH_31)
    assert (found.declared, found.itemised, found.not_itemised) == (45, 9, 36)
    assert found.reconciles and not found.problems


def test_t5_a_declared_total_that_does_not_fit_is_named() -> None:
    Directive.objects.filter(document__symbol="03-TB/BCĐTW").update(declared_total=46)
    found = progress("BCĐTW", MARCH_31)
    assert not found.reconciles
    assert "46" in found.problems[0] and "45" in found.problems[0]


def test_t5_who_sees_a_part_is_told_so_and_nothing_is_compared_with_the_whole() -> None:
    commune = actor({"login": "nhatle", "post": "xa-bat-trang-vp.officer"})
    found = progress("BCĐCĐS", MARCH_31, actor=commune)
    assert found.is_partial and found.declared is None and found.problems == []
    assert 0 < found.assigned < 46
    assert found.reconciles
    with translation.override("en"):
        page = supervision_page(found)
    assert (page.terms[0].value, page.check) == (found.assigned, "Only the tasks that you may see are counted.")


def test_t6_a_past_report_is_the_same_after_later_facts() -> None:
    def told() -> list[dict[str, object]]:
        with clock.frozen(moment(dt.date(2025, 6, 30))):
            days = (dt.date(2025, 3, 17), dt.date(2025, 3, 25), MARCH_31)
            return [progress(body, day).as_data() for body in ("BCĐCĐS", "BCĐTW") for day in days]

    before = told()
    play_later("recovery_plans", "events", "reports", "verifications")
    assert told() == before
    # And what was played does change a later report.
    assert progress("BCĐCĐS", dt.date(2025, 5, 31)).totals.counts != progress("BCĐCĐS", MARCH_31).totals.counts


def test_t6_before_it_was_issued_nothing_was_assigned() -> None:
    assert progress("BCĐCĐS", dt.date(2025, 3, 17)).assigned == 0


def test_t6_done_in_time_is_judged_by_the_report_not_by_its_acceptance() -> None:
    play_later("reports", "verifications")
    # A10 was reported on 25 April and accepted on 6 May, a day after the lapse.
    one = Assignment.objects.get(matter_id=task("A10").pk, role="lead")
    assert one.done_accepted_at is not None and one.current_lapses_at is not None
    assert one.done_accepted_at > one.current_lapses_at
    assert classify(Standing.of(one), moment("2025-05-07")) is Timeliness.DONE_IN_TIME


def test_t6_as_of_a_day_ahead_is_a_projection_and_says_so() -> None:
    with clock.frozen(moment(MARCH_31)):
        assert progress("BCĐCĐS", APRIL_1).is_projection
        assert not progress("BCĐCĐS", MARCH_31).is_projection


def test_t8_an_event_starts_the_clock_of_one_locality_alone() -> None:
    play_later("events")
    each = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id=task("B13").pk, role="each")
    running = each.exclude(baseline_lapses_at=None)
    assert each.count() == 63
    assert [one.organisation.code for one in running if one.organisation] == ["ubnd-quang-ninh"]
    # 2 April is not counted; one week ends with 9 April.
    assert running.get().baseline_lapses_at == clock.start_of_day(dt.date(2025, 4, 10))


def test_t8_another_locality_may_not_record_the_event_for_it() -> None:
    with clock.frozen(moment("2025-04-02", 10)):
        by = actor({"login": "long", "post": "ubnd-quang-ninh-vp.head"})
        with pytest.raises(NotAllowed):
            record_event(
                event_key="merger_information",
                organisation=Organisation.objects.get(code="ubnd-ha-noi"),
                occurred_on=dt.date(2025, 4, 2),
                by=by,
            )


def test_t9_an_extension_stands_beside_the_baseline() -> None:
    request = ExtensionRequest.objects.get()
    with clock.frozen(moment(MARCH_31, 15)):
        by = actor({"login": "lan", "post": "bcdcds.deputy"})
        domain.decide_extension(
            request=request, grant=True, until=dt.date(2025, 5, 15), reason="Đồng ý", symbol="02-QĐ/BCĐCĐS", by=by
        )
    one = Assignment.objects.get(matter_id=task("B12").pk, role="lead")
    assert one.baseline_lapses_at == clock.start_of_day(APRIL_1)
    assert one.current_lapses_at == clock.start_of_day(dt.date(2025, 5, 16))
    by_baseline = progress("BCĐCĐS", APRIL_1, against="baseline")
    by_current = progress("BCĐCĐS", APRIL_1)
    assert by_baseline.totals.counts[Timeliness.OVERDUE] == 9
    assert by_current.totals.counts[Timeliness.OVERDUE] == 8


def test_t9_the_baseline_cannot_be_edited_by_anybody() -> None:
    one = Assignment.objects.filter(baseline_lapses_at__isnull=False).first()
    assert one is not None
    with pytest.raises(DatabaseError), transaction.atomic():
        Assignment.objects.filter(pk=one.pk).update(baseline_lapses_at=moment("2025-12-31"))
    with pytest.raises(DatabaseError), transaction.atomic():
        Task.objects.filter(pk=one.matter_id).update(due_period="2025-12")
    with pytest.raises(DatabaseError), transaction.atomic():
        Fact.objects.filter(assignment=one).update(recorded_at=moment("2025-12-31"))


def test_every_symbol_of_the_situation_stands_in_the_index():
    assert Document.objects.exclude(symbol_key="").count() > 5
    assert out_of_step() == []

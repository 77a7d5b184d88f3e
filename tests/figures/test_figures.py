"""Figures of paper work: each is true as of its day, adds up, and opens exactly the rows that it counts."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from decreta.audit.models import FollowerFailure
from decreta.core import clock
from decreta.figures.models import Course, Stay
from decreta.figures.queries.asked import Asked
from decreta.figures.queries.lines import lines_of
from decreta.figures.queries.reports import BOTTLENECKS, INCOMING, OUTGOING, REPORTS, STEPS, WORKLOAD
from decreta.figures.tables.papers import PAPERS
from decreta.figures.tables.reports import TABLES
from decreta.kit.exporting import content_of
from decreta.organisation.domain import calendars
from tests.documents.office import SYSTEM
from tests.figures.papers import checked_letter, fortnight, later

pytestmark = pytest.mark.django_db


def lines(office, report, who: str = "clerk", **query: str):
    return lines_of(report, Asked.read(query), office.actor(who))


def figures(office, report, who: str = "clerk", **query: str) -> dict[str, dict[str, int]]:
    return {one.name.text: one.figures for one in lines(office, report, who, **query)}


def test_each_report_counts_what_stood_on_its_day_and_adds_up(office):
    fortnight(office)
    checked_letter(office)
    with later(8):
        came = lines(office, INCOMING)
        assert came[-1].figures == {
            "received": 5,
            "marked": 4,
            "handed_down": 0,
            "in_time": 2,
            "late": 1,
            "within": 1,
            "over": 1,
        }
        # 18 to 20 March: two working days; to 24 March (over a week-end): four; settled on 26 March: six.
        assert came[-1].days == {"median": 4, "ninth": 6}
        before = figures(office, INCOMING, as_of="2025-03-20")["Vụ Tổng hợp"]
        assert before == {"received": 4, "marked": 4, "handed_down": 0, "in_time": 1, "late": 0, "within": 2, "over": 1}
        assert figures(office, INCOMING, to="2025-03-17") == {}
        went = lines(office, OUTGOING, "inspector")
        assert went[-1].figures == {
            "drafted": 5,
            "drafting": 1,
            "checking": 1,
            "signing": 0,
            "numbering": 1,
            "dispatching": 0,
            "sent": 1,
            "withdrawn": 1,
        }
        # Two offices, the committee and its agency: each with its subtotal.
        assert [one.place for one in went if one.place in {"part", "total"}] == ["part", "part", "total"]
        was = lines(office, OUTGOING, "inspector", as_of="2025-03-20")[-1].figures
        assert (was["checking"], was["dispatching"], was["sent"]) == (2, 1, 0)
        steps = {one.name.text: (one.figures, one.days) for one in lines(office, STEPS, "secretary")}
        assert steps["Check of content"][0] == {"passed": 3, "went_back": 1, "long": 0}
        assert steps["Dispatch"][1] == {"median": 2, "ninth": 2, "longest": 2}
        work = figures(office, WORKLOAD, "chief")
        assert work["Hồ Minh Khuê"]["within"] == 1
        assert work["the unit itself"] == {"assigned": 3, "within": 0, "over": 1, "in_time": 1, "late": 1}
        assert work["Vụ Tổng hợp"]["assigned"] == 4
        # The officer reads what was marked to his unit, not what waited for a directive.
        assert figures(office, INCOMING, "officer")["Sum"]["received"] == 4
        for report in REPORTS.values():
            assert lines(office, report, "ministry_officer") == []
        assert lines(office, BOTTLENECKS, "member") == []
        calendars.set_calendar_day(
            day=dt.date(2025, 3, 21), is_working=False, reason="Nghỉ", organisation=office.agency, by=SYSTEM
        )
        assert lines(office, INCOMING)[-1].days == {"median": 3, "ninth": 5}


def test_every_number_opens_exactly_the_rows_that_it_counts(office):
    fortnight(office)
    checked_letter(office)
    with later(8):
        for who in ("clerk", "chief", "officer", "inspector"):
            opened = sum(opened_from(office, who, report, day) for report in REPORTS.values() for day in DAYS)
            assert opened > 10, who


def test_what_is_noted_of_a_paper_is_what_its_stays_say(office):
    fortnight(office)
    checked_letter(office)
    asked = [(report, f"2025-03-{day}") for report in (INCOMING, OUTGOING) for day in range(17, 27)]
    with later(8):
        noted = [lines(office, report, "inspector", as_of=day) for report, day in asked]
        assert Course.objects.update(now_since=None) == 11
        assert [lines(office, report, "inspector", as_of=day) for report, day in asked] == noted
        assert sum(one.figures["withdrawn"] for found in noted for one in found if "withdrawn" in one.figures) > 0


DAYS = ("", "2025-03-20")


def opened_from(office, who: str, report, day: str) -> int:
    """Follow each number of a report to its rows; how many were followed."""
    found, opened = lines(office, report, who, as_of=day), 0
    for line in found:
        for key, number in line.figures.items():
            assert (key in line.links) == (number > 0)
            if number:
                address = dict(parse_qsl(urlsplit(line.links[key]).query))
                assert len(list(content_of(PAPERS, address, office.actor(who)).rows())) == number, (report.key, key)
                opened += 1
        if report.parts:
            assert line.figures[report.figures[0].key] == sum(line.figures[one] for one in report.parts)
    plain = [one for one in found if one.place not in {"part", "part under", "total"}]
    for key in found[-1].figures if found else ():
        assert found[-1].figures[key] == sum(one.figures[key] for one in plain)
    return opened


def test_pages_and_exports_say_what_the_figures_mean(office):
    fortnight(office)
    assert not FollowerFailure.objects.exists()
    assert Stay.objects.filter(ended_at=None).count() == 4
    browser = Client()
    browser.force_login(office.holdings["clerk"].person.user)
    with later(8):
        page = browser.get(reverse("figures:page")).content.decode()
        assert "Arrivals registered in these days" in page or "Văn bản đến" in page
        for table in TABLES:
            answer = browser.get(reverse(table.url_name))
            assert answer.status_code == 200
            notes = content_of(table, {}, office.actor("clerk")).notes
            assert len(notes) == len(table.report.figures) + len(table.report.measures) + 1
        assert clock.today() == dt.date(2025, 3, 26)
        # Words that are no day and no key say nothing, and nothing breaks.
        odd = f"{reverse('figures:papers')}?report=x&figure=y&office=z&step=q&from=31/02/2025&to=%00&as_of=9999-99-99"
        assert browser.get(odd).status_code == 200

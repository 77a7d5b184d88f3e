"""How deadlines moved: what stood when it was asked, what was granted or refused, and by which paper."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from decreta.assignments import desk, domain
from decreta.assignments.models import Assignment
from decreta.changes.queries.recovery import recovery_days
from decreta.core import clock
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import canonical, report_data
from decreta.directives.rendering.sections import breakdowns
from decreta.reporting.queries.briefing_data import Wanted, briefing_data
from decreta.seeing.queries.timeline import timeline_page
from decreta.ui.tables.values import deadline
from tests.changes.stories import another
from tests.directives.tasks import directed
from tests.documents import office as offices

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings, tmp_path):
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def browser(office, name):
    client = Client(headers={"accept-language": "en"})
    client.cookies["language"] = "en"
    client.force_login(office.holdings[name].person.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_each_request_stands_with_the_deadline_of_its_day_and_what_came_of_it(office):
    task, by = directed(office), office.actor("ministry_clerk")
    held = domain.receive(assignment=Assignment.objects.get(matter_id=task.pk), by=by)
    stood = deadline(held.current_lapses_at)

    def ask(days: int):
        return domain.ask_extension(assignment=held, until=stood + dt.timedelta(days=days), reason="Chờ.", by=by)

    head = office.actor("head")
    domain.decide_extension(request=ask(10), grant=True, symbol="12-TB/BCĐ", by=head)
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(hours=1)):
        held.refresh_from_db()
        domain.decide_extension(request=ask(40), grant=False, reason="Đã gia hạn.", by=head)
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(hours=2)):
        ask(30)
        page = browser(office, "secretary").get(reverse("changes:moved"), {"state": "all"})
        rows = page.context["list"].rows
        table = page.context["list"].table
        cells = [
            [table.column(key).value(row) for key in ("stood", "until", "granted", "days", "paper")] for row in rows
        ]
    later = stood + dt.timedelta(days=10)
    assert [row[0] for row in cells] == [later, later, stood]
    assert cells[2][1:] == [later, later, 10, "12-TB/BCĐ"]
    assert [row[2] for row in cells[:2]] == [None, None]
    assert [view.count for view in page.context["list"].selection.views] == [1, 1, 1, 0, 3]


def test_on_work_that_has_ended_nobody_decides(office):
    first = directed(office)
    asked_for, disputed = (Assignment.objects.get(matter_id=one.pk) for one in (first, another(office, first)))
    by, secretary, head = (office.actor(who) for who in ("ministry_clerk", "secretary", "head"))
    domain.receive(assignment=asked_for, by=by)
    until = clock.today() + dt.timedelta(days=90)
    domain.ask_extension(assignment=asked_for, until=until, reason="Chờ.", by=by)
    domain.dispute(assignment=disputed, reason="Không thuộc Bộ.", by=by)
    days = [clock.today() + dt.timedelta(days=number) for number in (0, 2, 4)]

    def waiting() -> list[tuple[int, int]]:
        """Requests and disputes that waited at the end of each day, as a briefing says it."""
        told = [briefing_data(Wanted(body=office.body, as_of=day), actor=secretary)["waiting"] for day in days]
        return [(one["extensions"], one["disputes"]) for one in told]

    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=1)):
        for one in (asked_for, disputed):
            domain.close(assignment=one, reason="Thôi.", by=secretary)
        assert waiting() == [(1, 1), (0, 0), (0, 0)]
        assert not list(desk.waiting((head, secretary), clock.now()))
        page = browser(office, "secretary").get(reverse("changes:moved"), {"state": "moot"})
        (row,) = page.context["list"].rows
        assert page.context["list"].table.column("outcome").value(row) == "Ended before a decision"
        assert [view.count for view in page.context["list"].selection.views] == [0, 0, 0, 1, 1]
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=3)):
        for one in (asked_for, disputed):
            domain.reopen(assignment=one, reason="Làm tiếp.", by=secretary)
        # The request waits again; what was disputed begins anew. The days before stay as they were.
        assert waiting() == [(1, 1), (0, 0), (1, 0)]


def test_nobody_reads_there_of_tasks_that_are_not_his(office):
    task, by = directed(office), office.actor("ministry_clerk")
    held = domain.receive(assignment=Assignment.objects.get(matter_id=task.pk), by=by)
    domain.ask_extension(assignment=held, until=clock.today() + dt.timedelta(days=200), reason="Chờ.", by=by)
    assert b"Ch\xe1\xbb\x9d." not in browser(office, "officer").get(reverse("changes:moved"), {"state": "all"}).content
    assert browser(office, "ministry_clerk").get(reverse("changes:moved")).context["list"].rows


def test_a_report_tells_which_deadlines_moved_in_its_quarter_and_by_which_paper(office):
    task, by = directed(office), office.actor("ministry_clerk")
    held = domain.receive(assignment=Assignment.objects.get(matter_id=task.pk), by=by)
    stood = deadline(held.current_lapses_at)
    assert "moved" not in report_data(report(body=office.body))
    until = stood + dt.timedelta(days=10)
    asked = domain.ask_extension(assignment=held, until=until, reason="Chờ số liệu.", by=by)
    domain.decide_extension(request=asked, grant=True, symbol="12-TB/BCĐ", by=office.actor("head"))
    data = report_data(report(body=office.body))
    (moved,) = data["moved"]
    assert (moved["task"], moved["how"], moved["symbol"]) == (str(task.pk), "extended", "12-TB/BCĐ")
    assert "Chờ số liệu." not in canonical(data).decode()
    with override("vi"):
        (section,) = [one for one in breakdowns(data, "vi") if len(one.rows) == 1 and one.rows[0][-1] == "12-TB/BCĐ"]
    assert section.rows[0][4:7] == [stood, until, 10]
    # In the next quarter it is told no more; as of the day before, not yet.
    assert "moved" not in report_data(report(body=office.body, as_of=dt.date(2025, 4, 2)))
    assert "moved" not in report_data(report(body=office.body, as_of=dt.date(2025, 3, 17)))


def test_recovery_days_stand_in_the_list_and_narrow_it(office):
    task, by = directed(office), office.actor("ministry_clerk")
    held = domain.receive(assignment=Assignment.objects.get(matter_id=task.pk), by=by)

    def shown(state: str, as_of: str = "") -> list[str]:
        asked = {"recovery": state, "cols": "title,recover_on", "as_of": as_of}
        page = browser(office, "secretary").get(reverse("directives:list"), asked)
        return [page.context["list"].table.column("recover_on").value(one) for one in page.context["list"].rows]

    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=2)):
        assert shown("without") == [None]
        day = clock.today() + dt.timedelta(days=5)
        domain.file_recovery_plan(assignment=held, text="Làm thêm giờ.", recover_on=day, by=by)
        assert shown("promised") == [day]
        assert shown("without") == shown("missed") == []
        (bar,) = timeline_page({}, office.actor("secretary")).bars
        assert (bar.recover_on, bar.recovery is not None) == (day, True)
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=20)):
        assert shown("missed") == [day]
        domain.close(assignment=held, reason="Thôi.", by=office.actor("secretary"))
        assert shown("missed") == shown("promised") == shown("without") == []
        # The list of a day gone by is narrowed by what was known then.
        for known, state, days in (
            ("2025-03-18", "without", []),
            ("2025-03-19", "without", [None]),
            ("2025-03-20", "without", []),
            ("2025-03-20", "promised", [day]),
            ("2025-03-25", "missed", []),
            ("2025-03-26", "missed", [day]),
            ("2025-03-26", "promised", []),
        ):
            assert len(shown(state, known)) == len(days), (known, state)


def test_t6_a_recovery_day_of_the_past_stays_when_the_work_is_opened_again(office):
    task, by, secretary = directed(office), office.actor("ministry_clerk"), office.actor("secretary")
    held = domain.receive(assignment=Assignment.objects.get(matter_id=task.pk), by=by)
    days = [clock.end_of_day(clock.today() + dt.timedelta(days=number)) for number in (2, 4)]

    def told() -> list[list[dt.date]]:
        return [list(recovery_days([task.pk], day).values()) for day in days]

    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=2)):
        promised = clock.today() + dt.timedelta(days=5)
        domain.file_recovery_plan(assignment=held, text="Làm thêm giờ.", recover_on=promised, by=by)
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=3)):
        domain.close(assignment=held, reason="Thôi.", by=secretary)
        assert told() == [[promised], []]
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=5)):
        domain.reopen(assignment=held, reason="Làm tiếp.", by=secretary)
        assert told() == [[promised], []]
        assert list(recovery_days([task.pk], clock.now()).values()) == [promised]

"""The list of tasks under headings: the sums are those of the list that is not grouped, on the page and taken along."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qsl

import pytest
from django.http import QueryDict
from django.urls import reverse

from decreta.audit import sequencer
from decreta.core import clock
from decreta.directives.domain import counting
from decreta.directives.queries.grouping import GROUPS
from decreta.directives.queries.task_list import selected
from decreta.directives.tables.tasks import TASKS
from decreta.kit.exporting import content_of
from decreta.ui.tables import listed
from tests.changes.stories import DUE, another, browser, task_due
from tests.changes.test_judging import claimed
from tests.documents import office as offices

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings, tmp_path):
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        made = offices.build(with_users=True)
        first = task_due(made)
        for days in (-20, 0, 30):
            another(made, first, f"Việc {days}", lead=made.agency, on=DUE + dt.timedelta(days=days))
        claimed(made, first, 1)
        sequencer.run()
        counting.count_anew()
        yield made


def test_sums_of_groups_are_those_of_the_list(office):
    for by in GROUPS:
        for asked in ({}, {"q": "viec"}, {"as_of": "2025-03-25"}, {"against": "baseline"}):
            _compare(by, asked, office.actor("secretary"))


def _compare(by, asked, actor):
    query = QueryDict(mutable=True)
    query.update(asked | {"group": by})
    ungrouped = QueryDict(mutable=True)
    ungrouped.update(asked)
    shown, whole = listed(TASKS, query, actor), listed(TASKS, ungrouped, actor)
    grouping = shown.selection.grouping
    assert {row.task.pk for row in shown.rows} == {row.task.pk for row in whole.rows}
    assert grouping.total.number == len(whole.rows) == sum(one.number for one in grouping.groups)
    keys = [grouping.key_of(row) for row in shown.rows]
    runs = [key for place, key in enumerate(keys) if not place or keys[place - 1] != key]
    assert len(runs) == len(set(runs)) == len(grouping.groups)
    for one in grouping.groups:
        assert one.number == keys.count(one.key) == _found(one.url, actor)
        assert by == "class" or sum(part.number for part in one.parts) == one.number
        for part in one.parts:
            assert part.number == _found(part.url, actor), (one.label, part.label)
    assert sum(part.number for part in grouping.total.parts) == len(keys)


def _found(url, actor):
    return selected(dict(parse_qsl(url.partition("?")[2])), actor).found.count()


def test_the_page_a_kept_view_and_an_export_carry_the_groups(office):
    client = browser(office, "secretary")
    page = client.get(reverse("directives:list"), {"group": "lead"}).content.decode()
    assert page.count('<tr class="group">') == 2 and page.count('<tr class="group-sum">') == 1
    assert "group=lead" in page
    client.post(
        reverse("kit:save_view", args=[TASKS.name]),
        {"query": "group=lead", "name": "Theo chủ trì", "sharing": "private"},
    )
    assert "Theo chủ trì" in client.get(reverse("directives:list"), {"group": "lead"}).content.decode()
    content = content_of(TASKS, {"group": "lead"}, office.actor("secretary"))
    rows = list(content.rows())
    assert content.heads[0].label in {"Lead", "Chủ trì", "主管"} and len(rows) == 4
    assert sorted({row[0] for row in rows}) == sorted({office.agency.name, office.ministry.name})
    assert [note for note in content.notes if note.startswith(f"{office.agency.name}: 3")]


def test_a_grouped_page_costs_two_statements_more(office, django_assert_max_num_queries):
    actor = office.actor("secretary")
    for by in GROUPS:
        query = QueryDict(mutable=True)
        query.update({"group": by})
        with django_assert_max_num_queries(6):
            listed(TASKS, query, actor)

"""The report on what was handed down: the figures of its page, in three languages, with every row behind them."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.models import Assignment
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.directives.queries.given import Asked, lines_of
from decreta.directives.queries.given_report import below_data, check
from decreta.directives.queries.report_data import ReportDoesNotAddUpError
from tests.directives.tasks import TITLE, directed
from tests.documents import office as offices
from tests.documents.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        made = offices.build(with_users=True)
        for key, to in (
            ("words-of-tasks", {"holding": made.holdings["ministry_officer"]}),
            ("another-directive", {"unit": made.other_unit}),
        ):
            task, by = directed(made, key=key), made.actor("ministry_clerk")
            upper = domain.receive(assignment=Assignment.objects.get(matter_id=task.pk), by=by)
            domain.hand_down(assignment=upper, by=by, **to)
        yield made


@pytest.fixture
def clerk(office: Office) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.cookies["language"] = "en"
    user = office.holdings["ministry_clerk"].person.user
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def printed(client: Client, form: str, language: str, query: str = "") -> bytes:
    sent = {"form": form, "language": language, "query": query}
    answer = client.post(reverse("directives:print_below"), sent)
    assert answer.status_code == 200
    return bytes(b"".join(answer) if answer.streaming else answer.content)


@pytest.mark.parametrize(
    ("language", "head", "everything"),
    [("en", "Handed down to", "All"), ("vi", "Giao cho", "Tất cả"), ("ja", "割当先", "すべて")],
)
def test_its_table_is_that_of_the_page_in_every_language(
    office: Office, clerk: Client, language: str, head: str, everything: str
) -> None:
    by = office.actor("ministry_clerk")
    *lines, total = lines_of(Asked.read({}, by), by)
    document = docx.Document(io.BytesIO(printed(clerk, "docx", language)))
    heads = {table.cell(0, 0).text: table for table in document.tables if table.rows[0].cells[0].text == head}
    rows = [[cell.text for cell in row.cells] for row in heads[head].rows]
    assert [row[1] for row in rows[1:]] == [str(line.total) for line in (*lines, total)]
    assert rows[-1][0] == everything and sum(map(int, rows[-1][2:])) == total.total == 2
    words = "\n".join(one.text for one in document.paragraphs)
    assert "SHA-256" in words
    # The annex lists every one.
    assert sum(TITLE in cell.text for table in document.tables for row in table.rows for cell in row.cells) == 2


def test_it_follows_what_the_page_is_narrowed_to_and_is_noted(office: Office, clerk: Client) -> None:
    who = office.holdings["ministry_officer"].pk
    lines = printed(clerk, "csv", "en", f"who={who}").decode("utf-8-sig")
    assert lines.count(TITLE) == 1 and "Narrowed" in lines
    sequencer.run()
    entry = Entry.objects.get(kind="directives.report_printed")
    assert entry.on_id == str(office.ministry.pk) and entry.facts["rows"] == 1
    assert printed(clerk, "pdf", "vi")[:4] == b"%PDF"
    assert printed(clerk, "xlsx", "ja")[:2] == b"PK"


def test_who_handed_nothing_down_gets_none(office: Office) -> None:
    other = Client()
    user = office.holdings["secretary"].person.user
    other.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    whose = f"giver={office.ministry.pk}"
    sent = {"form": "docx", "language": "vi", "query": whose}
    assert other.post(reverse("directives:print_below"), sent).status_code == 404


def test_a_report_whose_figures_differ_from_its_rows_is_not_given_out(office: Office) -> None:
    by = office.actor("ministry_clerk")
    data = below_data(Asked.read({}, by), by)
    data["rows"].pop()
    with pytest.raises(ReportDoesNotAddUpError, match="assigned, by_receiver, totals"):
        check(data)

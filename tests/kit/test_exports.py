"""A list taken along is the list: the same rows, columns, order and day, in every form, and nothing else."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile

import pypdfium2
import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from docx import Document as TextDocument
from python_calamine import CalamineWorkbook

from decreta.assignments import domain as assignments
from decreta.assignments.models import Assignment
from decreta.audit.models import Entry
from decreta.core import clock, seats
from decreta.core.errors import Invalid
from decreta.directives.tables.tasks import TASKS
from decreta.documents.tables.documents import DOCUMENTS
from decreta.kit import domain
from decreta.kit.domain.exports import KEPT, forget_old
from decreta.kit.exporting import FORMS, content_of, write
from decreta.kit.jobs import export
from decreta.kit.models import Export, LongJob
from tests.documents import office as offices
from tests.documents.office import SYSTEM, drafted
from tests.lists import growing
from tests.meetings.office import moment

pytestmark = pytest.mark.django_db
NASTY = [
    '=HYPERLINK("http://example.org","x")',
    "+84 24 3804 3000",
    "-1+1|cmd",
    "@SUM(A1)",
    "'=1",
    "<script>alert(1)</script>",
    'dấu "nháy", phẩy; và\ttab',
    "Uỷ ban ＦＵＬＬ 会議\u202e đảo",
    "Đ" * 300,
]


@pytest.fixture
def office(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with clock.frozen(moment(8, 30)):
        yield offices.build(with_users=True)


def signed_in(office, who: str) -> Client:
    client = Client()
    client.force_login(office.holdings[who].person.user)
    return client


def written(table, office, form: str, who: str = "secretary", **query: str) -> bytes:
    file = io.BytesIO()
    write(content_of(table, query, office.actor(who)), form, file)
    return file.getvalue()


def sheet(content: bytes, name: int = 0) -> list[list]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(name).to_python()


def plain(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def words_of_paper(content: bytes) -> str:
    paper = pypdfium2.PdfDocument(content)
    found = "".join(page.get_textpage().get_text_bounded() for page in paper)
    paper.close()
    return found


def test_every_form_holds_the_rows_of_the_page_in_its_order(office):
    for n in range(3):
        drafted(office, subject=f"Văn bản {n}")
    asked = {"cols": "subject,state", "sort": "-symbol"}
    page = signed_in(office, "secretary").get(reverse("documents:list"), asked).context["list"]
    subjects = [row.subject for row in page.rows]
    assert [row[0] for row in sheet(written(DOCUMENTS, office, "xlsx", **asked))[1:]] == subjects
    assert [row[0] for row in plain(written(DOCUMENTS, office, "csv", **asked))[1:]] == subjects
    table = TextDocument(io.BytesIO(written(DOCUMENTS, office, "docx", **asked))).tables[0]
    assert [row.cells[0].text for row in table.rows][1:] == subjects
    paper = words_of_paper(written(DOCUMENTS, office, "pdf", **asked))
    assert sorted(subjects, key=paper.index) == subjects


def test_a_paper_bears_any_moment_and_numbers_its_rows(office):
    for n in range(2):
        drafted(office, subject=f"Văn bản {n}")
    with clock.frozen(moment(9, 0) + dt.timedelta(microseconds=7)), translation.override("vi"):
        said = words_of_paper(written(DOCUMENTS, office, "pdf", cols="subject", sort="symbol"))
    assert [line.split()[0] for line in said.splitlines() if line.startswith(("TT ", "1 ", "2 "))] == ["TT", "1", "2"]


def test_days_and_numbers_are_days_and_numbers_and_a_deadline_is_its_day(office):
    growing.task(office)
    _head, row = sheet(written(TASKS, office, "xlsx", cols="title,assignments,deadline"))
    assert (row[1], row[2]) == (1, clock.today() + dt.timedelta(days=2))
    with translation.override("vi"):
        facts = {line[0]: line[1] for line in sheet(written(TASKS, office, "xlsx", body="bcdcds"), 1)}
    assert {"Số dòng", "Người lập", "Tính đến"} <= set(facts)
    assert facts["Người lập"].startswith(office.actor("secretary").person_name)


def test_texts_that_look_like_formulas_keep_every_letter_and_are_none(office):
    for text in NASTY:
        _drafted(office, text)
    asked = {"cols": "subject", "sort": "drafted"}
    book = written(DOCUMENTS, office, "xlsx", **asked)
    assert [row[0] for row in sheet(book)[1:]] == NASTY
    cells = zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in cells
    assert 'quotePrefix="1"' in zipfile.ZipFile(io.BytesIO(book)).read("xl/styles.xml").decode()
    table = [row[0] for row in plain(written(DOCUMENTS, office, "csv", **asked))[1:]]
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) for text in table)
    assert [text.removeprefix("'") if text.lstrip("'")[:1] in "=+-@" else text for text in table] == NASTY
    cells_of = TextDocument(io.BytesIO(written(DOCUMENTS, office, "docx", **asked))).tables[0].rows
    assert [row.cells[0].text for row in cells_of][1:] == NASTY
    assert "HYPERLINK" in words_of_paper(written(DOCUMENTS, office, "pdf", **asked))


def _drafted(office, text: str) -> None:
    made = drafted(office, subject="x")
    type(made).objects.filter(pk=made.pk).update(subject=text)


def test_a_list_as_of_a_day_is_taken_along_as_of_that_day(office):
    growing.task(office)
    one = Assignment.objects.get()
    with clock.frozen(moment(9, 0) + dt.timedelta(days=1)):
        report = assignments.report(assignment=one, text="Xong.", claims_done=True, evidence=[_proof()], by=SYSTEM)
        assignments.accept(report=report, by=SYSTEM)
        client = signed_in(office, "secretary")
        states = []
        for query in ("", f"as_of={(clock.today() - dt.timedelta(days=1)).isoformat()}"):
            answer = client.post(reverse("kit:export", args=[TASKS.name]), {"query": query, "form": "csv"})
            states.append(plain(answer.content)[1][-1])
    assert len(set(states)) == 2


def _proof():
    from tests.files.papers import pdf

    return assignments.EvidenceInput(title="Báo cáo", symbol="1/BC", upload=assignments.Upload("b.pdf", pdf()))


def test_nobody_takes_along_what_he_may_not_see_and_the_log_keeps_that_it_was_done(office):
    growing.task(office)
    for who, number in (("secretary", 1), ("officer", 0)):
        answer = signed_in(office, who).post(
            reverse("kit:export", args=[TASKS.name]), {"query": "body=bcdcds", "form": "csv"}
        )
        assert answer["Content-Disposition"].startswith("attachment")
        assert len(plain(answer.content)) == number + 1
        entry = Entry.objects.filter(kind="kit.list_exported").latest("pk")
        assert entry.facts == {"list": TASKS.name, "filters": {"body": "bcdcds"}, "format": "csv", "rows": number}
    signed_in(office, "secretary").post(reverse("kit:export", args=[TASKS.name]), {"query": "q=mật", "form": "csv"})
    assert "mật" not in str(Entry.objects.filter(kind="kit.list_exported").latest("pk").facts)
    register = reverse("kit:export", args=["documents.register"])
    assert signed_in(office, "secretary").post(register, {"query": "series=x", "form": "csv"}).status_code == 404


def test_an_export_costs_the_same_for_one_row_and_for_three(office):
    found = []
    for more in (1, 2):
        for _ in range(more):
            growing.task(office)
        with CaptureQueriesContext(connection) as queries:
            written(TASKS, office, "csv")
        found.append(len(queries))
    assert found[0] == found[1]


@pytest.fixture
def long(office, monkeypatch):
    """A job that writes a list of three in the background."""
    for n in range(3):
        drafted(office, subject=f"Văn bản {n}")
    monkeypatch.setitem(FORMS, "csv", type(FORMS["csv"])("", "text/csv", FORMS["csv"].write, 2, 10))
    client = signed_in(office, "secretary")
    answer = client.post(reverse("kit:export", args=[DOCUMENTS.name]), {"query": "cols=subject", "form": "csv"})
    job = LongJob.objects.get()
    assert answer["Location"] == reverse("kit:job", args=[job.pk])
    return job


def test_a_long_list_is_a_job_and_its_file_is_fetched_by_who_asked(office, long):
    export(str(long.pk))
    long.refresh_from_db()
    assert (long.state, long.done, long.total) == ("done", 3, 3)
    client = signed_in(office, "secretary")
    answer = client.get(long.result_url)
    assert len(plain(b"".join(answer.streaming_content))) == 4
    assert signed_in(office, "head").get(long.result_url).status_code == 404
    place = Export.objects.get().place
    assert forget_old() == 0 and default_storage.exists(place)
    assert forget_old(at=clock.real_now() + KEPT) == 1 and not default_storage.exists(place)
    assert client.get(long.result_url).status_code == 404


def test_who_has_left_his_post_gets_no_file(office, long):
    long.arguments["seat"]["holding"] = str(office.holdings["head"].pk)
    long.save(update_fields=["arguments"])
    with pytest.raises(seats.SeatGoneError):
        export(str(long.pk))
    assert not Export.objects.exists()
    long.refresh_from_db()
    assert long.state == "failed"


def test_too_many_rows_and_unknown_forms_are_refused_in_words(office):
    by, query = office.actor("secretary"), QueryDict("").dict()
    for form, number in (("pdf", FORMS["pdf"].most + 1), ("exe", 1)):
        with pytest.raises(Invalid):
            domain.export_list(table=TASKS, query=query, form=form, number=number, by=by)
    answer = signed_in(office, "secretary").post(reverse("kit:export", args=[TASKS.name]), {"form": "exe"}, follow=True)
    assert answer.status_code == 200

"""The way of a list through the pages, without a script: upload, match, look through, mend, run, undo."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from decreta.directives.models import Task
from decreta.kit import jobs
from decreta.kit.models import ImportBatch
from decreta.kit.spreadsheets.apart import read_sheet
from tests.kit.importing.conftest import HEADINGS, judged, task, tasks
from tests.kit.importing.sheets import workbook


@pytest.fixture
def browser(office) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(office.holdings["secretary"].person.user)
    return client


def upload(browser: Client, content: bytes, name: str = "nhiem-vu.xlsx"):
    return browser.post("/imports/new/directives.tasks/", {"upload": SimpleUploadedFile(name, content)})


def matched(browser: Client, batch: ImportBatch, **more: str):
    places = {key: str(place) for key, place in batch.mapping.items()}
    return browser.post(f"/imports/{batch.pk}/columns/", places | more)


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())


def test_a_list_goes_its_whole_way(browser):
    answer = upload(browser, tasks(task("1"), task("2", lead="Bộ Tư pháo")))
    batch = ImportBatch.objects.get()
    assert answer["Location"] == f"/imports/{batch.pk}/columns/"
    assert "Nhiệm vụ số 1" in text_of(browser.get(answer["Location"]))
    assert matched(browser, batch)["Location"] == f"/imports/{batch.pk}/"
    page = browser.get(f"/imports/{batch.pk}/").content.decode()
    assert 'aria-invalid="true"' in page
    assert "“Bộ Tư pháo” is not known" in page
    assert 'value="lead=Bộ Tư pháp"' in page
    mended = browser.post(f"/imports/{batch.pk}/rows/3/?state=faulty&page=1", {"offer": "lead=Bộ Tư pháp"})
    assert mended["Location"] == f"/imports/{batch.pk}/?state=faulty&page=1#r3"
    assert "2 rows would be imported" in text_of(browser.get(f"/imports/{batch.pk}/"))
    browser.post(f"/imports/{batch.pk}/run/")
    batch.refresh_from_db()
    assert f'hx-get="/kit/jobs/{batch.job_id}/progress/"' in browser.get(f"/imports/{batch.pk}/").content.decode()
    jobs.run_import(str(batch.job_id))
    assert "The import is done" in text_of(browser.get(f"/imports/{batch.pk}/"))
    assert Task.objects.count() == 2
    browser.post(f"/imports/{batch.pk}/undo/")
    batch.refresh_from_db()
    jobs.undo_import(str(batch.job_id))
    assert "The import was undone" in text_of(browser.get(f"/imports/{batch.pk}/"))


def test_a_file_that_cannot_be_read_comes_back_with_the_reason(browser):
    answer = upload(browser, b"PK\x03\x04 nothing")
    assert answer.status_code == 422
    assert "The file is damaged or not complete." in text_of(answer)


def test_several_sheets_are_chosen_from(browser):
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet("Bìa").write_row(0, 0, ["Bộ", "Năm"])
        sheet = book.add_worksheet("Nhiệm vụ")
        for number, row in enumerate((HEADINGS, task())):
            sheet.write_row(number, 0, row)
    answer = upload(browser, made.getvalue())
    batch = ImportBatch.objects.get()
    assert answer["Location"] == f"/imports/{batch.pk}/sheet/"
    chosen = browser.post(answer["Location"], {"sheet": "Nhiệm vụ", "heading_row": "1"})
    assert chosen["Location"] == f"/imports/{batch.pk}/columns/"
    batch.refresh_from_db()
    assert (batch.reading["sheet"], batch.mapping["title"]) == ("Nhiệm vụ", 4)


def test_unclear_days_are_asked_about_beside_their_column(browser):
    upload(browser, tasks(task("1", issued_on="01/02/2025")))
    batch = ImportBatch.objects.get()
    asked = matched(browser, batch)
    assert asked.status_code == 422
    assert "How is 01/02/2025 read?" in text_of(asked)
    assert "day first: day 01, month 02" in text_of(asked)
    assert matched(browser, batch, order_issued_on="day-first").status_code == 302
    assert ImportBatch.objects.get().counts == {"new": 1}


def test_a_needed_column_that_is_missing_is_named(browser):
    upload(browser, workbook(["STT", "Số, ký hiệu", "Nhiệm vụ"], ["1", "09-TB/BCĐCĐS", "Việc"]))
    answer = matched(browser, ImportBatch.objects.get())
    assert answer.status_code == 422
    assert "Say which column holds “Lead agency”." in text_of(answer)


def test_how_columns_were_matched_is_remembered_for_these_headings(browser):
    content = workbook(["A", "B", "C", "D", "E"], ["09-TB/BCĐCĐS", "18/03/2025", "Kết luận", "Việc", "BTP"])
    upload(browser, content)
    first = ImportBatch.objects.get()
    assert first.mapping == {}
    chosen = {"symbol": "0", "issued_on": "1", "subject": "2", "title": "3", "lead": "4"}
    assert browser.post(f"/imports/{first.pk}/columns/", chosen).status_code == 302
    upload(browser, content)
    assert ImportBatch.objects.latest("created_at").mapping == {key: int(place) for key, place in chosen.items()}


def test_what_is_written_into_a_cell_is_kept_as_what_is_read_from_a_file(browser):
    upload(browser, tasks(task("1"), task("2", lead="Bộ Tư pháo")))
    batch = ImportBatch.objects.get()
    matched(browser, batch)
    assert browser.post(f"/imports/{batch.pk}/rows/3/", {"lead": "Bộ\x00 Tư\u00a0 pháp"}).status_code == 302
    assert batch.rows.get(number=3).cells["lead"] == "Bộ Tư pháp"


def test_faulty_rows_are_taken_along_mended_and_brought_back(browser, by):
    batch = judged(tasks(task("1"), task("2", lead="Bộ Phép thuật", deadline="sớm")), by=by)
    taken = browser.get(f"/imports/{batch.pk}/faulty/")
    sheet = read_sheet(taken.content)
    assert sheet.rows[0] == [*HEADINGS, "What is wrong"]
    assert len(sheet.rows) == 2
    assert "Lead agency: “Bộ Phép thuật” is not known" in sheet.rows[1][-1]
    assert "Deadline: “sớm” cannot be read" in sheet.rows[1][-1]
    sheet.rows[1][5:8] = ["Bộ Tư pháp", "", "tháng 5/2025"]
    assert judged(workbook(*sheet.rows), by=by).counts == {"new": 1}


def test_an_empty_list_has_headings_notes_and_lists_and_reads_back(browser):
    from django.utils import translation

    for language in ("vi", "en", "ja"):
        with translation.override(language):
            answer = browser.get("/imports/template/directives.tasks/", headers={"accept-language": language})
        sheet = read_sheet(answer.content)
        assert len(sheet.sheets) == 2
        batch = upload(browser, workbook(sheet.rows[0], ["x"] * len(sheet.rows[0])))
        assert batch.status_code == 302
        newest = ImportBatch.objects.latest("created_at")
        from decreta.kit.importing import importable

        assert set(newest.mapping) == set(importable("directives.tasks").by_key)


def test_what_a_cell_says_is_printed_not_run(browser, by):
    batch = judged(tasks(task("1", title="<script>alert(1)</script>", lead='"><b>')), by=by)
    page = browser.get(f"/imports/{batch.pk}/").content.decode()
    assert "<script>alert" not in page
    assert '"><b>' not in page


def test_another_persons_import_does_not_exist(office, by):
    batch = judged(tasks(task()), by=by)
    for name in ("clerk", "administrator", "head"):
        other = Client()
        other.force_login(office.holdings[name].person.user)
        for address in ("", "sheet/", "columns/", "rows/2/", "faulty/"):
            assert other.get(f"/imports/{batch.pk}/{address}").status_code in {302, 404}


def test_a_long_sheet_is_judged_by_the_worker(browser, monkeypatch):
    from decreta.kit.views import importing as views

    monkeypatch.setattr(views, "_JUDGED_AT_ONCE", 1)
    upload(browser, tasks(task("1"), task("2")))
    batch = ImportBatch.objects.get()
    matched(browser, batch)
    batch.refresh_from_db()
    assert batch.state == "judging"
    jobs.judge_import(str(batch.job_id))
    batch.refresh_from_db()
    assert (batch.state, batch.counts) == ("judged", {"new": 2})

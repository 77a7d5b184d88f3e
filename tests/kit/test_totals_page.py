"""The page on which somebody's report is checked."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from xlsxwriter import Workbook

from decreta.audit.models import Entry
from tests.documents import office as offices

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser():
    client = Client()
    client.force_login(offices.build(with_users=True).holdings["officer"].person.user)
    return client


def book(total: int) -> bytes:
    written = io.BytesIO()
    with Workbook(written) as found:
        sheet = found.add_worksheet("Tháng 3")
        rows = [["STT", "Cơ quan", "Giao", "Xong"], [1, "Bộ A", 4910, 4800], [2, "Bộ <b>B</b>", 4921, 4900]]
        for number, row in enumerate([*rows, ["", "Tổng cộng", total, 9700]]):
            sheet.write_row(number, 0, row)
        found.add_worksheet("Trống")
    return written.getvalue()


def sent(browser, content: bytes, name: str = "bao-cao.xlsx"):
    return browser.post(
        reverse("kit:totals"), {"upload": SimpleUploadedFile(name, content)}, headers={"accept-language": "vi"}
    )


def test_a_wrong_total_is_shown_where_it_stands_and_nothing_is_kept(browser):
    before = Entry.objects.count()
    answer = sent(browser, book(9813))
    page = answer.content.decode()
    (sheet,) = answer.context["sheets"]
    assert (sheet.number, len(sheet.faults)) == (2, 1)
    assert "<s>9813</s> <ins" in page
    assert "9.831" in page
    assert "Bộ &lt;b&gt;B" in page
    assert Entry.objects.count() == before


def test_totals_that_agree_are_said_to(browser):
    answer = sent(browser, book(9831))
    assert answer.context["sheets"][0].faults == []
    assert b"alert-success" in answer.content


def test_a_text_file_is_read_as_well(browser):
    answer = sent(browser, b"Agency;Tasks\nA;4,910\nB;4,921\nTotal;9,813\n", "report.csv")
    assert answer.context["sheets"][0].faults[0].is_slip


def test_what_is_no_spreadsheet_is_refused_beside_the_field(browser):
    answer = sent(browser, b"%PDF-1.7 broken", "report.pdf")
    assert answer.status_code == 422
    assert "upload" in answer.context["form"].errors


def test_a_table_of_thousands_of_rows_is_refused_at_once(browser):
    answer = sent(browser, ("Total;1\n" * 5_000).encode(), "report.csv")
    assert answer.status_code == 422
    assert "upload" in answer.context["form"].errors

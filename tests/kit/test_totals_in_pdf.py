"""A hand-made total of a report that came as a PDF: in its tables and in its sentences; and what a PDF cannot be asked."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from decreta.kit import pdffile
from tests.documents import office as offices
from tests.documents.measuring import rendered

pytestmark = pytest.mark.django_db
SENTENCE = "Tổng số {total} nhiệm vụ, trong đó hoàn thành 4.910, chưa hoàn thành 4.921."


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(offices.build(with_users=True).holdings["officer"].person.user)
    return client


def sent(browser: Client, content: bytes) -> Any:
    upload = SimpleUploadedFile("bao-cao.pdf", content)
    return browser.post(reverse("kit:totals"), {"upload": upload}, headers={"accept-language": "en"})


def paper(*, total: str, rows: int = 2, sentence: str = "Kết quả như sau:") -> bytes:
    """A report as another office sets it: a table over as many pages as it takes, its total at the end."""
    parts = [f"| {n} | Cơ quan {n} | {1000 + n} | {900 + n} |" for n in range(1, rows + 1)]
    table = ["| STT | Cơ quan | Giao | Xong |", *parts]
    done = sum(900 + n for n in range(1, rows + 1))
    return rendered("vn-state", text="\n".join([sentence, *table, f"|  | Tổng cộng | {total} | {done} |"])).pdf


def test_a_total_with_changed_digits_is_shown_where_it_stands(browser: Client) -> None:
    answer = sent(browser, paper(total="2030", sentence=SENTENCE.format(total="9.813")))
    page = answer.content.decode()
    (table,) = answer.context["sheets"]
    assert (table.number, [one.computed for one in table.faults]) == (2, ["2,003"])
    assert "<s>2030</s> <ins" in page
    (said,) = answer.context["checked"].sentences.faults
    assert (said.printed, said.computed, said.is_slip) == ("9,813", "9,831", True)


def test_a_table_over_several_pages_is_one_with_its_heading_read_once(browser: Client) -> None:
    rows = 90
    total = sum(1000 + n for n in range(1, rows + 1))
    content = paper(total=str(total), rows=rows)
    assert len(pypdfium2.PdfDocument(content)) > 2
    (table,) = sent(browser, content).context["sheets"]
    assert (table.number, table.faults, len(table.rows)) == (2, [], rows + 2)
    (table,) = sent(browser, paper(total=str(total + 9), rows=rows)).context["sheets"]
    assert len(table.faults) == 1


def test_text_without_a_table_says_what_of_a_pdf_can_be_read(browser: Client) -> None:
    answer = sent(browser, rendered("vn-state", text="Chưa có số liệu.").pdf)
    assert answer.status_code == 200 and answer.context["sheets"] == []
    assert "only tables whose lines are drawn can be read" in answer.content.decode()


def made(pages: int, **how: Any) -> bytes:
    written = io.BytesIO()
    with pikepdf.new() as found:
        for _page in range(pages):
            found.add_blank_page()
        found.save(written, **how)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (made(1), "holds pictures of pages and no text"),
        (made(pdffile.MOST_PAGES + 1), f"at most {pdffile.MOST_PAGES} pages"),
        (made(1, encryption=pikepdf.Encryption(owner="a", user="b")), "password"),
        (b"%PDF-1.7\n" + b"x" * 400, "not a readable PDF"),
    ],
    ids=["scan", "book", "locked", "broken"],
)
def test_what_cannot_be_read_is_said_beside_the_field(browser: Client, content: bytes, said: str) -> None:
    answer = sent(browser, content)
    assert answer.status_code == 422 and said in str(answer.context["form"].errors["upload"])


def test_halves_of_letters_that_a_broken_font_maps_to_are_not_read() -> None:
    assert pdffile._line("12\ud835 việc\n\udc00") == "12? việc ?"

"""Words with marks, quotations, page breaks, tables: on the page, on the paper, in the Word file."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from django.test import Client
from django.urls import reverse
from docx import Document as Word
from hypothesis import given
from hypothesis import strategies as st

from decreta.documents.domain.making import preview_bytes, word_bytes
from decreta.documents.rendering.inline import Span, plain, spans
from tests.documents import office as offices
from tests.documents.office import drafted

MARKED = """\
> Điều 4. Cơ quan nhà nước có trách nhiệm bảo đảm kết nối.
1. Giao **Bộ Tư pháp** rà soát //trước ngày 30// và __báo cáo__ tại https://a.vn/b.
| STT | Việc |
| 1 | **Rà soát** |
---
Trang thứ hai."""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("không dấu", [Span("không dấu")]),
        ("**a //b// c**", [Span("a ", bold=True), Span("b", bold=True, italic=True), Span(" c", bold=True)]),
        ("xem https://a.vn và https://b.vn/", [Span("xem https://a.vn và https://b.vn/")]),
        ("ngày ____ tháng ______ năm", [Span("ngày ____ tháng ______ năm")]),
        ("(**) chú thích **", [Span("(**) chú thích **")]),
        ("**a //b** c//", [Span("a //b", bold=True), Span(" c//")]),
        ("", []),
    ],
)
def test_marks_open_before_a_word_and_close_behind_one(text, words):
    assert spans(text) == words


@given(st.text(alphabet="ab */_:", max_size=24))
def test_marks_take_nothing_away_but_themselves(text):
    signs = str.maketrans("", "", "*/_")
    assert plain(text).translate(signs) == text.translate(signs)
    assert plain(plain(text)) == plain(plain(plain(text)))


@pytest.mark.django_db
def test_what_is_marked_is_printed_so_and_its_signs_are_not(office):
    made = preview_bytes(drafted(office, text=MARKED))
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        first, second = pdf.pages[0], pdf.pages[1]
        words = {word["text"]: word["fontname"] for word in first.extract_words(extra_attrs=["fontname"])}
        text = first.extract_text()
    assert "Bold" in words["pháp"] and "Italic" in words["trước"] and "Italic" in words["Điều"]
    assert "Bold" not in words["Giao"]
    assert "**" not in text and "__" not in text and "https://a.vn/b" in text
    assert "Trang thứ hai" in second.extract_text() and "---" not in second.extract_text()


@pytest.mark.django_db
def test_a_draft_leaves_as_a_word_file_with_its_table_and_its_marks(office):
    word = Word(io.BytesIO(word_bytes(drafted(office, text=MARKED))))
    runs = {run.text: run for one in word.paragraphs for run in one.runs}
    assert runs["Bộ Tư pháp"].bold and runs["trước ngày 30"].italic and runs["báo cáo"].underline
    assert [cell.text for cell in word.tables[1].rows[1].cells] == ["1", "Rà soát"]
    head = word.tables[0].rows[0].cells
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in head[1].text and "…-TB/BCĐCĐS" in head[0].text
    assert word.sections[0].left_margin.mm == pytest.approx(30, abs=0.5)


@pytest.mark.django_db
def test_the_page_shows_marks_and_gives_the_word_file_while_it_is_a_draft(db, client: Client):
    office = offices.build(with_users=True)
    document = drafted(office, text=MARKED)
    client.force_login(office.holdings["secretary"].person.user)
    page = client.get(reverse("documents:document", args=[document.pk])).content.decode()
    assert "<b>Bộ Tư pháp</b>" in page and 'class="quote"' in page and "<u>báo cáo</u>" in page
    assert client.get(reverse("documents:word", args=[document.pk])).content.startswith(b"PK")
    client.force_login(office.holdings["ministry_clerk"].person.user)
    assert client.get(reverse("documents:word", args=[document.pk])).status_code == 404

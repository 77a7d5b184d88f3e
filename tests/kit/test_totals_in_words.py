"""A hand-made total of a Word report: in its tables and in its sentences; and what is never said to be wrong."""

from __future__ import annotations

import io
import time
import zipfile
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from decreta.kit import wordfile
from decreta.kit.stated import stated
from tests.documents import office as offices


def sums(*sentences: str) -> list[tuple[int, int, bool]]:
    return [(int(one.printed), int(one.computed), one.holds) for one in stated(sentences)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # The scenario's: 9,831 with two digits changed.
        ("Tổng số 9.813 nhiệm vụ, trong đó hoàn thành 4.910, chưa hoàn thành 4.921.", [(9813, 9831, False)]),
        ("Tổng số 9.831 nhiệm vụ, trong đó: hoàn thành 4.910; chưa hoàn thành 4.921.", [(9831, 9831, True)]),
        ("Năm 2025 có 46 nhiệm vụ = 27 nhiệm vụ có kỳ hạn + 19 nhiệm vụ không nêu kỳ hạn.", [(46, 46, True)]),
        ("46 nhiệm vụ = 27 nhiệm vụ có kỳ hạn + 18 nhiệm vụ không nêu kỳ hạn.", [(46, 45, False)]),
        ("27 + 19 = 64 nhiệm vụ", [(64, 46, False)]),
        ("Đã hoàn thành 16.051 nhiệm vụ (đúng hạn 14.068, quá hạn 1.983).", [(16051, 16051, True)]),
        ("Đã hoàn thành 16.015 nhiệm vụ (đúng hạn 14.068, quá hạn 1.983).", [(16015, 16051, False)]),
        ("Completed 16,051 tasks (14,068 in time and 1,983 late).", [(16051, 16051, True)]),
        ("Of 9,813 tasks, of which 4,910 are done and 4,921 are not.", [(9813, 9831, False)]),
        ("任務9,831件のうち、完了4,910件、未完了4,921件。", [(9831, 9831, True)]),
    ],
)
def test_sums_of_sentences_are_read_in_three_languages(sentence, found):
    assert sums(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        # Only some of the parts are named.
        "Có 46 nhiệm vụ, trong đó 13 nhiệm vụ đến hạn tháng 3 và 14 nhiệm vụ đến hạn tháng 4.",
        "Of 1,000 tasks, of which 13 are due in March and 14 in April.",
        # Days, papers, shares and places count nothing.
        "Ngày 31/3/2025, Thông báo số 06-TB/BCĐ, trong đó Điều 5 và Điều 7 quy định.",
        "Tỷ lệ 86,4 %, trong đó đúng hạn 80,1 %, quá hạn 6,3 %.",
        "Năm 2025, trong đó tháng 3, tháng 4.",
        "Văn bản số 1234, trong đó Điều 567 và Điều 676.",
        "In 2052 there were, of which 1,000 and 1,025 counted.",
        # Two numbers in one part: which of them is meant cannot be said.
        "Có 31 nhiệm vụ, trong đó 4 trên 13 nhiệm vụ đã xong, 9 nhiệm vụ đang làm.",
        "Không có số nào ở đây.",
        "1 = 1",
        "",
    ],
)
def test_what_cannot_be_read_honestly_is_not_judged(sentence):
    assert [one for one in stated([sentence]) if not one.holds] == []


@pytest.mark.parametrize("text", ["(1)", "1 ", "(1, 2) ", "("])
def test_a_text_without_an_end_is_read_at_once(text):
    began = time.process_time()
    assert stated([text * 100_000]) == []
    assert time.process_time() - began < 1


def test_a_long_sentence_of_many_brackets_is_read_at_once():
    began = time.process_time()
    assert stated([("(1, 2) " * 280 + ". A ") * 30]) == []
    assert time.process_time() - began < 1


def test_the_total_is_the_last_number_before_its_brackets_with_others_between():
    assert sums("Có 3 việc (một 1, hai 2) và nhiều việc khác (hai 1, ba 2).") == [(3, 3, True)] * 2


@given(st.lists(st.integers(1, 99_999), min_size=2, max_size=6), st.sampled_from([".", ",", " "]))
def test_a_right_sum_is_never_said_to_be_wrong_however_its_thousands_are_written(parts, mark):
    def written(number: int) -> str:
        return f"{number:,}".replace(",", mark)

    listed = "; ".join(f"loại {chr(97 + place)} có {written(one)} việc" for place, one in enumerate(parts))
    found = stated([f"Tổng cộng {written(sum(parts))} việc, trong đó: {listed}."])
    assert [(one.printed, one.holds) for one in found] == [(Decimal(sum(parts)), True)]


def document(total: str, sentence: str) -> bytes:
    made = Document()
    made.add_paragraph(sentence)
    table = made.add_table(rows=0, cols=4)
    for row in (
        ("STT", "Cơ quan", "Giao", "Xong"),
        ("1", "Bộ A", "4.910", "4.800"),
        ("2", "Bộ <b>B</b>", "4.921", "4.900"),
        ("", "Tổng cộng", total, "9.700"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    layout = made.add_table(rows=1, cols=2)
    layout.rows[0].cells[0].text, layout.rows[0].cells[1].text = "Nơi nhận", "TRƯỞNG BAN"
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.fixture
def browser(db):
    client = Client()
    client.force_login(offices.build(with_users=True).holdings["officer"].person.user)
    return client


def sent(browser, content: bytes, name: str = "bao-cao.docx"):
    upload = {"upload": SimpleUploadedFile(name, content)}
    return browser.post(reverse("kit:totals"), upload, headers={"accept-language": "vi"})


SENTENCE = "Toàn ngành có 9.813 nhiệm vụ, trong đó Bộ A 4.910, Bộ B 4.921."


def test_wrong_totals_of_a_word_report_are_pointed_out_in_its_table_and_in_its_sentence(browser):
    answer = sent(browser, document("9.813", SENTENCE))
    page = answer.content.decode()
    checked = answer.context["checked"]
    (table,) = checked.sheets
    assert (table.number, len(table.faults), table.faults[0].is_slip) == (2, 1, True)
    (said,) = checked.sentences.faults
    assert (said.printed, said.computed, said.is_slip) == ("9.813", "9.831", True)
    assert "<s>9.813</s> <ins" in page and "Bộ &lt;b&gt;B" in page and SENTENCE in page


def test_a_word_report_that_agrees_is_said_to(browser):
    answer = sent(browser, document("9.831", SENTENCE.replace("9.813", "9.831")))
    checked = answer.context["checked"]
    assert checked.sheets[0].faults == [] and checked.sentences.faults == [] and checked.sentences.number == 1


def test_a_number_that_was_struck_out_is_not_in_the_report():
    content = document("9.831", SENTENCE)
    with zipfile.ZipFile(io.BytesIO(content)) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    text = parts[wordfile.PART].decode()
    struck = "<w:del><w:r><w:delText>9.813</w:delText></w:r></w:del><w:ins><w:r><w:t>9.831</w:t></w:r></w:ins>"
    text = text.replace("<w:t>9.831</w:t></w:r>", f"</w:r>{struck}")
    parts[wordfile.PART] = text.encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as after:
        for name, part in parts.items():
            after.writestr(name, part)
    found, _made = wordfile.read_elsewhere(file.getvalue())
    assert found["tables"][0][3] == ["", "Tổng cộng", "9.831", "9.700"]


def test_hostile_and_broken_files_are_refused_beside_the_field(browser):
    def packed(text: bytes) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr(wordfile.PART, text)
        return file.getvalue()

    entity = b'<!DOCTYPE d [<!ENTITY a "x">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&a;</w:document>'
    deep = b"<a>" * 100_000 + b"</a>" * 100_000
    for wrong in (
        packed(entity),
        packed(b"<w:broken"),
        packed(b" " * (wordfile.MOST_BYTES + 1)),
        packed(deep),
        b"PK word/document.xml",
    ):
        answer = sent(browser, wrong)
        assert answer.status_code == 422 and "upload" in answer.context["form"].errors

"""Files as they come: broken, empty, locked, far too large, in old letters; and what is to be known about good ones."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from decreta.core.errors import Invalid
from decreta.kit.spreadsheets.apart import REASONS, read_sheet
from tests.kit.importing.sheets import text, workbook


def bomb() -> bytes:
    """A workbook whose sheet unpacks to half a gigabyte."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        with packed.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(450):
                part.write(b" " * 1024 * 1024)
    return made.getvalue()


def with_false_sizes() -> bytes:
    """A workbook that says of its parts that they are small."""
    good = workbook(["a", "b"], ["1", "2"])
    return good.replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet9.xml", 1)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"  \r\n ", "empty_file"),
        (workbook(), "empty_file"),
        (workbook(["", "  "]), "empty_sheet"),
        (workbook(hidden=[["STT", "Tên"]]), "only_hidden"),
        (workbook(["STT"])[:900], "broken"),
        (b"PK\x03\x04 not a zip at all", "broken"),
        (with_false_sizes(), "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (workbook(["STT"], macro=True), "macros"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", "not_a_spreadsheet"),
        (text(*([str(n)] * 201 for n in range(2))), "too_many_columns"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(content, code):
    with pytest.raises(Invalid) as refused:
        read_sheet(content)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_file_that_unpacks_without_end_is_not_opened():
    with pytest.raises(Invalid) as refused:
        read_sheet(bomb())
    assert refused.value.problems[0].code == "unpacks_too_large"


def test_every_reason_is_a_sentence():
    assert all(str(words).endswith(".") for words in REASONS.values())


def test_cells_are_what_they_show():
    sheet = read_sheet(workbook(["Ngày", "Số"], [dt.date(2026, 3, 5), 12], ["  hai \n dòng ", 1.5], ["", ""]))
    assert sheet.rows == [["Ngày", "Số"], ["2026-03-05", "12"], ["hai\ndòng", "1.5"]]


def test_formulas_keep_their_value_and_one_without_is_marked():
    sheet = read_sheet(workbook(["a", "b"], ["1", "=A2"]))
    assert [note["code"] for note in sheet.notes] == ["formulas"]
    assert sheet.rows[1] == ["1", "\ufdd0"]


def test_a_cell_merged_over_rows_holds_for_each_of_them():
    sheet = read_sheet(workbook(["STT", "Chủ trì"], ["1", "Bộ Tư pháp"], ["2", ""], ["3", ""], merged=[(1, 1, 3, 1)]))
    assert [row[1] for row in sheet.rows] == ["Chủ trì", "Bộ Tư pháp", "Bộ Tư pháp", "Bộ Tư pháp"]
    assert sheet.notes == [{"code": "merged", "count": "1"}]


def test_a_hidden_sheet_is_told_of_and_not_read():
    sheet = read_sheet(workbook(["STT"], ["1"], hidden=[["bí mật"]]))
    assert (sheet.name, sheet.notes) == ("Danh mục", [{"code": "hidden_sheets", "names": "Nháp"}])
    assert read_sheet(workbook(["STT"], ["1"], hidden=[["bí mật"]]), {"sheet": "Nháp"}).rows == [["bí mật"]]


VIETNAMESE = (["STT", "Nhiệm vụ", "Chủ trì"], ["1", "Ủy ban nhân dân thành phố; đường Lê Lợi", "Bộ Quốc phòng"])
JAPANESE = (["番号", "任務", "主管"], ["1", "デジタル変革の推進", "総務部"])


@pytest.mark.parametrize(
    ("rows", "encoding", "sign"),
    [
        (VIETNAMESE, "utf-8-sig", ","),
        (VIETNAMESE, "utf-8", "\t"),
        (VIETNAMESE, "utf-16", "\t"),
        (VIETNAMESE, "utf-16-le", ","),
        (JAPANESE, "shift_jis", ","),
        (JAPANESE, "utf-8", ";"),
    ],
)
def test_letters_and_signs_of_a_text_file_are_told_by_the_file(rows, encoding, sign):
    rows = [[cell.replace(sign, " ") for cell in row] for row in rows]
    sheet = read_sheet(text(*rows, sign=sign, encoding=encoding))
    assert (sheet.rows, sheet.delimiter) == (rows, sign)


def test_the_old_vietnamese_letters_are_guessed_and_can_be_chosen_otherwise():
    import unicodedata

    # Windows-1258 keeps the five tones as marks of their own.
    def apart(cell: str) -> str:
        return "".join(
            unicodedata.normalize("NFC", letter[:-1]) + letter[-1] if letter[-1] in "\u0300\u0301\u0303\u0309\u0323" else unicodedata.normalize("NFC", letter)
            for letter in (unicodedata.normalize("NFD", one) for one in cell)
        )  # fmt: skip

    rows = [["STT", "Nhiem vu"], ["1", "Ban Chỉ đạo Trung ương, Bộ Tư pháp"]]
    written = "\r\n".join(";".join(apart(cell) for cell in row) for row in rows)
    ordered = "".join(c for c in written)
    sheet = read_sheet(ordered.encode("cp1258", errors="replace"))
    assert sheet.encoding == "cp1258"
    assert sheet.encodings[0] == "cp1258"
    assert read_sheet(ordered.encode("cp1258", errors="replace"), {"encoding": "cp1252"}).encoding == "cp1252"

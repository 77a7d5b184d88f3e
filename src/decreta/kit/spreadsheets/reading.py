"""Reading a spreadsheet into rows of text. Runs in a process of its own (`apart.py`): no Django here.

A sheet is what its cells show: days as `2026-03-05`, whole numbers without a point, formulas as their last value.
What somebody should know about it (formulas, merged cells, hidden sheets) is told as codes with facts.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree as ET

import python_calamine

from decreta.kit.spreadsheets.cleaning import clean
from decreta.kit.spreadsheets.encodings import decode, delimiter_of, guesses

MOST_ROWS = 100_000
MOST_COLUMNS = 200
#: What a file may unpack to, and how many parts it may have.
_MOST_UNPACKED = 400 * 1024 * 1024
_MOST_PARTS = 2_000
UNCOMPUTED = "\ufdd0"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_FORMULA = re.compile(rb"<f[ >/]")
_UNCOMPUTED = re.compile(
    rb'<c r="([A-Z]{1,3})(\d+)"[^>]*>\s*<f(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
_NAMES = {
    "m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


class UnreadableError(Exception):
    """The file cannot be read; the code says why."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code, self.facts = code, facts
        super().__init__(code)


def read(content: bytes, reading: dict[str, Any]) -> dict[str, Any]:
    """The sheets of a file, and the rows of the chosen one. `reading` may name `sheet`, `encoding`, `delimiter`."""
    if not content.strip():
        raise UnreadableError("empty_file")
    is_book = content.startswith((_ZIP, _OLE))
    found = _book(content, reading) if is_book else _text(content, reading)
    rows = _trimmed(found["rows"])
    if not rows:
        raise UnreadableError("empty_sheet")
    if len(rows) > MOST_ROWS:
        raise UnreadableError("too_many_rows", rows=len(rows), limit=MOST_ROWS)
    if max(map(len, rows)) > MOST_COLUMNS:
        raise UnreadableError("too_many_columns", limit=MOST_COLUMNS)
    return {**found, "rows": rows}


def _book(content: bytes, reading: dict[str, Any]) -> dict[str, Any]:
    parts = _examine(content)
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        sheets = [_outline(book, one) for one in book.sheets_metadata if _is_sheet(one)]
        chosen = _choose(sheets, reading.get("sheet"))
        sheet = book.get_sheet_by_name(chosen["name"])
        rows = _rows(sheet)
    except python_calamine.PasswordError:
        raise UnreadableError("password") from None
    except (python_calamine.CalamineError, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnreadableError("broken") from error
    notes = []
    if hidden := [one["name"] for one in sheets if one["hidden"] and one["rows"]]:
        notes.append({"code": "hidden_sheets", "names": ", ".join(hidden)})
    notes += _fill_merged(rows, sheet.merged_cell_ranges or [])
    if parts is not None:
        notes += _formulas(content, chosen["name"], rows)
    return {"sheets": sheets, "sheet": chosen["name"], "rows": rows, "notes": notes, "encoding": "", "delimiter": ""}


def _rows(sheet: python_calamine.CalamineSheet) -> list[list[str]]:
    """The cells from the first row and column on, one row after another: more than may be read are not made first."""
    rows: list[list[str]] = []
    before, filled = [""] * (sheet.start[1] if sheet.start else 0), 0
    for row in sheet.iter_rows():
        rows.append([*before, *map(_shown, row)])
        filled += any(rows[-1])
        if filled > MOST_ROWS:
            raise UnreadableError("too_many_rows", rows=sheet.height, limit=MOST_ROWS)
    return rows


def _examine(content: bytes) -> list[str] | None:
    """The parts of a packed file, after a look at what they would unpack to; None for the old binary form."""
    if content.startswith(_OLE):
        if "_VBA_PROJECT".encode("utf-16-le") in content:
            raise UnreadableError("macros")
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise UnreadableError("password")
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            infos = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as error:
        raise UnreadableError("broken") from error
    names = [one.filename for one in infos]
    if any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names):
        raise UnreadableError("macros")
    if len(infos) > _MOST_PARTS or sum(one.file_size for one in infos) > _MOST_UNPACKED:
        raise UnreadableError("unpacks_too_large")
    if not any(name in names for name in ("xl/workbook.xml", "content.xml", "xl/workbook.bin")):
        raise UnreadableError("not_a_spreadsheet")
    return names


def _is_sheet(one: python_calamine.SheetMetadata) -> bool:
    return one.typ == python_calamine.SheetTypeEnum.WorkSheet


def _outline(book: python_calamine.CalamineWorkbook, one: python_calamine.SheetMetadata) -> dict[str, Any]:
    sheet = book.get_sheet_by_name(one.name)
    is_hidden = one.visible != python_calamine.SheetVisibleEnum.Visible
    return {"name": one.name, "hidden": is_hidden, "rows": sheet.height, "columns": sheet.width}


def _choose(sheets: list[dict[str, Any]], name: str | None) -> dict[str, Any]:
    """The named sheet, else the first that is shown and holds something."""
    if name:
        for one in sheets:
            if one["name"] == name:
                return one
    for one in sheets:
        if one["rows"] and not one["hidden"]:
            return one
    if any(one["rows"] for one in sheets):
        raise UnreadableError("only_hidden")
    raise UnreadableError("empty_file")


def _shown(cell: Any) -> str:
    match cell:
        case bool():
            return "true" if cell else "false"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case dt.datetime():
            return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "minutes")
        case dt.date():
            return cell.isoformat()
        case _:
            return clean(str(cell))


def _fill_merged(
    rows: list[list[str]], ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]
) -> list[dict[str, Any]]:
    """A cell that is merged over several rows holds for each of them."""
    count = 0
    for (top, left), (bottom, right) in ranges:
        if bottom == top or left != right:
            continue
        count += 1
        for number in range(top + 1, min(bottom + 1, len(rows))):
            rows[number][left] = rows[top][left]
    return [{"code": "merged", "count": str(count)}] if count else []


def _formulas(content: bytes, sheet: str, rows: list[list[str]]) -> list[dict[str, Any]]:
    """Mark cells whose formula was never computed; say how many formulas there are."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        source = packed.read(path) if (path := _part_of(packed, sheet)) else b""
    count = len(_FORMULA.findall(source))
    if not count:
        return []
    for found in _UNCOMPUTED.finditer(source):
        number, place = int(found[2]) - 1, _place(found[1].decode())
        if number < len(rows) and place < len(rows[number]):
            rows[number][place] = UNCOMPUTED
    return [{"code": "formulas", "count": str(count)}]


def _part_of(packed: zipfile.ZipFile, sheet: str) -> str:
    """The part that holds a sheet of the Open XML form; empty for other forms."""
    if "xl/workbook.xml" not in packed.namelist():
        return ""
    try:
        book = ET.fromstring(packed.read("xl/workbook.xml"))  # noqa: S314 - in a process of bounded memory
        links = ET.fromstring(packed.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - the same
    except (KeyError, ET.ParseError):
        return ""
    targets = {one.get("Id"): one.get("Target", "") for one in links}
    for one in book.iterfind("m:sheets/m:sheet", _NAMES):
        if one.get("name") == sheet:
            target = targets.get(one.get(f"{{{_NAMES['r']}}}id"), "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            return path if path in packed.namelist() else ""
    return ""


def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _text(content: bytes, reading: dict[str, Any]) -> dict[str, Any]:
    possible = guesses(content)
    encoding = reading.get("encoding") or (possible[0] if possible else "")
    text = decode(content, encoding) if encoding else None
    if text is None:
        raise UnreadableError("not_a_spreadsheet")
    delimiter = reading.get("delimiter") or delimiter_of(text)
    csv.field_size_limit(1_000_000)
    try:
        rows = [[clean(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as error:
        raise UnreadableError("broken") from error
    notes = [] if len(possible) < 2 else [{"code": "encoding_guessed", "encoding": encoding}]
    return {
        "sheets": [],
        "sheet": "",
        "rows": rows,
        "notes": notes,
        "encoding": encoding,
        "delimiter": delimiter,
        "encodings": possible,
    }


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Without empty rows at the end and empty columns at the right."""
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((place + 1 for row in rows for place, cell in enumerate(row) if cell), default=0)
    return [[*row[:width], *[""] * (width - len(row))] for row in rows]

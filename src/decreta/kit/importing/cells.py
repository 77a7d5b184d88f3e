"""From the text of a cell to the value it means."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from decreta.core.days import Order, Reading, read_day
from decreta.core.deadline_reading import day_in
from decreta.core.texts import fold
from decreta.kit.importing.columns import Choice, Column, ColumnKind
from decreta.kit.importing.rows import Row

YES = Choice("yes", _("yes"), ("x", "có", "co", "y", "true", "1", "1.0", "đúng", "はい", "有", "○", "✓", "v"))
NO = Choice("no", _("no"), ("không", "khong", "n", "false", "0", "0.0", "sai", "いいえ", "無", "×", "-"))
_TWO_DIGITS = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}")
_ERRORS = frozenset({"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"})
#: What stands in a cell whose formula was never computed (`spreadsheets.reading` puts it there).
UNCOMPUTED = "\ufdd0"
#: Serial numbers of days in spreadsheets: 1927 to 2119.
_SERIALS = range(10_000, 80_000)
_EPOCH = dt.date(1899, 12, 30)
_CHOICES: dict[tuple[str, str], Choice] = {}


def parse(
    row: Row, columns: Iterable[Column], orders: Mapping[str, Order], words: Mapping[str, dict[str, str]]
) -> None:
    """Read every cell of a row; what is wrong is noted. `words` are the words of choices, by column (`choice_words`)."""
    for column in columns:
        text = row.cells.get(column.key, "")
        if UNCOMPUTED in text:
            row.fault(column.key, "formula")
        elif text in _ERRORS:
            row.fault(column.key, "error_value", text=text)
        elif not text:
            if column.required:
                row.fault(column.key, "missing")
            row.values[column.key] = [] if column.is_many else ""
        elif column.is_many:
            parts = [part.strip() for part in re.split(r"[;\n]", text)]
            row.values[column.key] = [one for part in parts if part and (one := _one(row, column, part, orders, words))]
        else:
            row.values[column.key] = _one(row, column, text, orders, words)


def choice_words(columns: Iterable[Column]) -> dict[str, dict[str, str]]:
    """For each column with choices: the value that each word means."""
    found = {}
    for column in columns:
        if column.choices is not None:
            found[column.key] = {word: one.value for one in column.choices() for word in one.words()}
        elif column.kind is ColumnKind.YES_NO:
            found[column.key] = {word: one.value for one in (YES, NO) for word in one.words() if word}
    return found


def _one(
    row: Row, column: Column, text: str, orders: Mapping[str, Order], words: Mapping[str, dict[str, str]]
) -> object:
    if column.max_length and len(text) > column.max_length:
        row.fault(column.key, "too_long", limit=column.max_length, length=len(text))
    match column.kind:
        case ColumnKind.DATE:
            return _day(row, column.key, text, orders.get(column.key))
        case ColumnKind.NUMBER:
            return _number(row, column.key, text)
        case ColumnKind.YES_NO:
            meant = words[column.key].get(fold(text) or text)
            if meant is None:
                row.fault(column.key, "not_yes_no", text=text)
            return meant == "yes"
        case ColumnKind.CHOICE:
            meant = words[column.key].get(fold(text))
            if meant is None:
                assert column.choices is not None
                known = [str(one.label) for one in column.choices()]
                row.fault(
                    column.key, "not_a_choice", text=text, choices="; ".join(known[:12]), offers=_near(text, known)
                )
            return meant or ""
        case _:
            return text


def _day(row: Row, key: str, text: str, order: Order | None) -> dt.date | None:
    reading = reading_of(text)
    if reading is None:
        row.fault(key, "year_of_two_digits" if _TWO_DIGITS.fullmatch(text) else "not_a_day", text=text)
        return None
    if order is None and reading.is_ambiguous:
        row.fault(key, "unclear_day", text=text)
        return None
    day = reading.by(order or Order.DAY_FIRST)
    if day is None or not 1900 <= day.year < 2200:
        row.fault(key, "no_such_day", text=text)
        return None
    return day


def reading_of(text: str) -> Reading | None:
    """What a cell means as a day: written, or as the serial number that a spreadsheet keeps."""
    if text.isascii() and text.isdecimal() and int(text) in _SERIALS:
        day = _EPOCH + dt.timedelta(days=int(text))
        return Reading(day, day)
    return read_day(text)


def _number(row: Row, key: str, text: str) -> int | None:
    plain = text.replace("\u00a0", "").replace(" ", "")
    if plain.isascii() and plain.isdecimal() and len(plain) < 10:
        return int(plain)
    row.fault(key, "not_a_number", text=text)
    return None


def _near(text: str, known: list[str]) -> list[str]:
    wanted = fold(text)
    return [one for one in known if wanted and (wanted in fold(one) or fold(one) in wanted)][:3]


def order_of(texts: Iterable[str], *, is_deadline: bool = False) -> Order | None:
    """How a column writes days of figures; None when it must be asked.

    Day first, as the offices of the country write, when some day can only be read so. Asked when a day is possible
    month first only, or when nothing in the column tells (05/03/2026 alone).
    """
    seen: Counter[str] = Counter()
    for text in texts:
        day = day_in(text) if is_deadline else text
        reading = reading_of(day) if day else None
        if reading is None:
            continue
        if reading.is_ambiguous:
            seen["ambiguous"] += 1
        elif reading.day_first is None and reading.month_first is not None:
            seen["month"] += 1
        elif reading.month_first is None and reading.day_first is not None:
            seen["day"] += 1
    if seen["day"]:
        return Order.DAY_FIRST
    return None if seen["month"] or seen["ambiguous"] else Order.DAY_FIRST

"""Papers of the Party and of the State of Viet Nam: two columns on top, a title or what a letter is about, an ending."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from decreta.capture.reading.days import day_in
from decreta.capture.reading.found import Found, found
from decreta.capture.reading.lines import Line, Sheet, joined
from decreta.core.texts import fold

_NUMBER = re.compile(
    r"^\W*(?:S[ốôóòoó0ổồ6]|No)\s*[:;.]?\s*(?P<symbol>\d{1,6}[a-z]?\s*[-–/]\s*[^\W_][\w&.\-–/ ]*)", re.IGNORECASE
)
_LABEL = re.compile(r"^\W*S[ốôóòo0ổồ6]\s*[:;.]?\s*(?:\d|[-–/]|$)", re.IGNORECASE)
_ADDRESSED = ("kinh gui", "kinh trinh")
_BODY = re.compile(
    r"^(?:kinh gui|kinh trinh|can cu|thuc hien|xet |theo de nghi|de trien khai|dieu 1|ngay \d|tiep theo|1 )"
)
_ABOUT = re.compile(r"^\W*(?:V\s*/\s*v|Về việc)\s*[:.]?\s*", re.IGNORECASE)
_NAME = re.compile(r"^[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,5}$")
_DUE = re.compile(r"tr[ưu][ớơo]c(?:\s+ng[àa]y)?\s+", re.IGNORECASE)
NATIONAL = {"vn-party": "dang cong san viet nam", "vn-state": "cong hoa xa hoi chu nghia"}


@dataclass
class Head:
    """The lines above the text, by what they are."""

    issuer: list[Line] = field(default_factory=list)
    number: Line | None = None
    about: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)
    #: The place in the page's lines at which the text or the title begins.
    ends: int = 0


def regime_of(sheet: Sheet) -> str:
    """The regime whose words stand on top; empty for a paper of neither."""
    for line in sheet.lines[:12]:
        for regime, words in NATIONAL.items():
            if words in line.folded or _alike(words, line.folded):
                return regime
    return ""


def _alike(words: str, folded: str) -> bool:
    """Whether most words of a phrase stand in a line: a stamp may cover one."""
    wanted = words.split()
    return sum(word in folded.split() for word in wanted) >= len(wanted) - 1


def head_of(sheet: Sheet, titles: Mapping[str, str]) -> Head:
    """The head of the first page. `titles`: folded names of types by code."""
    head, names = Head(), set(titles.values())
    for place, line in enumerate(sheet.lines):
        left, right = sheet.columns(line)
        is_title = line.folded in names and abs(line.middle - sheet.width * 0.53) < sheet.width * 0.12
        if line.top > sheet.height * 0.55 or is_title or (head.number and line.folded.startswith(_ADDRESSED)):
            head.ends = place
            break
        if head.number and not right and left and line.right - line.left > sheet.width * 0.55:
            head.ends = place
            break
        if right:
            head.right.append(right)
        if left:
            _sort(head, left)
    return head


def _sort(head: Head, line: Line) -> None:
    if head.number is None and _LABEL.match(line.text):
        head.number = line
    elif head.number is None:
        if len(line.folded) > 2 and line.text.upper() == line.text:
            head.issuer.append(line)
    elif len(head.about) < 6 and (_follows(head.about, line) or not _is_stamped(line)):
        head.about.append(line)


def _follows(about: list[Line], line: Line) -> bool:
    """Whether a line goes on with what a letter is about, close below it: `… số 57-` and `NQ/TW`."""
    return bool(about) and line.top - about[-1].bottom < 0.7 * (about[-1].bottom - about[-1].top)


def _is_stamped(line: Line) -> bool:
    """Whether a line below the number is no part of what a letter is about: stamped in capitals, or of signs only."""
    return len(line.folded) < 2 or line.text.upper() == line.text


def symbol(head: Head) -> Found | None:
    """Number and symbol, without blanks."""
    if head.number is None:
        return None
    match = _NUMBER.match(head.number.text)
    if match is None:
        return None
    text = re.sub(r"\s+", "", match["symbol"]).replace("–", "-").rstrip(".-/")
    return found("symbol", text, head.number.part(match.start("symbol"), match.end("symbol")))


def issued_on(head: Head, sheet: Sheet) -> Found | None:
    """The day beside the place, on top."""
    for line in [*head.right, *sheet.lines[: head.ends or 12]]:
        if read := day_in(line.text):
            return found("issued_on", read[0].isoformat(), line.part(read[1], read[2]))
    return None


def title(sheet: Sheet, head: Head, titles: Mapping[str, str]) -> tuple[str, Line] | None:
    """The code of the type that stands as the title, and its line."""
    line = sheet.lines[head.ends] if head.ends < len(sheet.lines) else None
    code = next((code for code, name in titles.items() if line and line.folded == name), None)
    return (code, line) if code and line else None


def subject(sheet: Sheet, head: Head) -> Found | None:
    """What it is about: below the title, or below the number of a letter."""
    if head.about:
        text = joined(head.about)
        return found("subject", _ABOUT.sub("V/v ", text).strip(), *head.about)
    lines: list[Line] = []
    for line in sheet.lines[head.ends + 1 : head.ends + 8]:
        is_far = lines and line.top - lines[-1].bottom > 1.1 * (lines[-1].bottom - lines[-1].top)
        if is_far or len(line.folded) < 2 or _BODY.match(line.folded):
            break
        lines.append(line)
    return found("subject", joined(lines), *lines) if lines else None


def level(head: Head, sheet: Sheet, name: str, marks: Mapping[int, str]) -> Found | None:
    """The mark of urgency or secrecy that is stamped above the text."""
    wanted = {fold(mark): number for number, mark in marks.items()}
    for line in _above(head, sheet):
        number = wanted.get(line.folded)
        # A mark is stamped in capitals; `mật` in a sentence is none.
        if number is not None and line.text.upper() == line.text:
            return found(name, str(number), line)
    return None


def _above(head: Head, sheet: Sheet) -> Iterator[Line]:
    for line in sheet.lines[: (head.ends or len(sheet.lines)) + 1]:
        yield line
        yield from (part for part in sheet.columns(line) if part is not None)


def signed_by(sheets: list[Sheet]) -> Found | None:
    """The name below the position, at the right of the ending."""
    for sheet in reversed(sheets):
        foot = next((line.top for line in sheet.lines if "noi nhan" in line.folded), None)
        above: Line | None = None
        named: Found | None = None
        for line in sheet.lines:
            right = sheet.columns(line)[1]
            if right is None or (foot is not None and line.top < foot - 40):
                continue
            if right.text.upper() == right.text and re.search(r"[^\W\d_]{2}", right.text):
                above = right
            elif _NAME.match(right.text) and all(word[0].isupper() for word in right.text.split()):
                named = found("signed_by", right.text, right, doubtful=above is None)
        if named is not None and (foot is not None or above is not None):
            return named
    return None


def due_on(sheets: list[Sheet]) -> Found | None:
    """The day before which the paper wants its answer. Always to be looked at."""
    from decreta.capture.reading.days import figures_in

    for sheet in sheets:
        for first, second in zip(sheet.lines, [*sheet.lines[1:], None], strict=False):
            for match in _DUE.finditer(first.text):
                rest = first.text[match.end() :] + (f" {second.text}" if second else "")
                read = day_in("ngày " + rest) or figures_in(rest)
                if read and read[1] < 12:
                    end = min(len(first.text), match.end() + read[2])
                    return found("due_on", read[0].isoformat(), first.part(match.start(), end), doubtful=True)
    return None

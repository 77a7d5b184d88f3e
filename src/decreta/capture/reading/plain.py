"""Papers of an office without a prescribed form, in English or Japanese."""

from __future__ import annotations

import re
from collections.abc import Mapping

from decreta.capture.reading.days import day_in
from decreta.capture.reading.found import Found, found
from decreta.capture.reading.lines import Line, Sheet
from decreta.core.texts import fold

_NUMBER = re.compile(
    r"(?:\b(?:No|Ref|Our ref|Reference)\s*[.:：]*|文書番号\s*[:：]?)\s*(?P<symbol>[\w][\w\-–/.() ]*\d[\w\-–/.]*|\d[\w\-–/.]*)",
    re.IGNORECASE,
)
_JA_NUMBER = re.compile(r"(?P<symbol>[\u4e00-\u9fffA-Z0-9]{0,8}第\s*\d+\s*号)")
_TITLE = re.compile(r"^(?P<subject>.+?)\s*[（(](?P<type>[^（）()]+)[）)]$")
_SUBJECT = re.compile(r"^(?:Subject|Re|件名)\s*[:：]\s*", re.IGNORECASE)
_KANA = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_ADDRESSED = re.compile(r"^(?:To\s*[:：]|Dear\b|宛先|.+(?:御中|殿|様)$)", re.IGNORECASE)
_ENDING = ("distribution", "配布先")
_CJK_BLANK = re.compile(r"(?<=[\u3000-\u9fff]) (?=[\u3000-\u9fff])")


def is_japanese(sheet: Sheet) -> bool:
    """Whether most letters are Japanese."""
    text = "".join(line.text for line in sheet.lines[:30])
    return len(_KANA.findall(text)) * 3 > len(text.replace(" ", ""))


def symbol(sheet: Sheet) -> Found | None:
    """Number and symbol near the top."""
    for line in sheet.lines[:10]:
        for pattern in (_NUMBER, _JA_NUMBER):
            if match := pattern.search(line.text):
                # The day may stand on the same line: the symbol ends at the first blank after a figure.
                text = match["symbol"].split("  ")[0].strip()
                text = re.split(r"(?<=[\w)])\s+(?=[^\W\d_]{2,},)", text)[0].split(" ")[0]
                begin = match.start("symbol")
                return found("symbol", text.rstrip("."), line.part(begin, begin + len(text)))
    return None


def issued_on(sheet: Sheet) -> Found | None:
    """The first day near the top."""
    for line in sheet.lines[:10]:
        if read := day_in(line.text):
            return found("issued_on", read[0].isoformat(), line.part(read[1], read[2]))
    return None


def issuer_lines(sheet: Sheet) -> list[Line]:
    """The lines in which the issuer may stand: on top, or at the right above the title of a Japanese paper."""
    if is_japanese(sheet):
        kept = []
        for line in sheet.lines[:12]:
            if _TITLE.match(line.text):
                break
            if line.left > sheet.width * 0.45 and not day_in(line.text) and not _NUMBER.search(line.text):
                kept.append(line)
        return kept
    kept = []
    for line in sheet.lines[:6]:
        if _NUMBER.search(line.text) or day_in(line.text) or _ADDRESSED.match(line.text):
            break
        kept.append(line)
    return kept


def titled(sheet: Sheet, titles: Mapping[str, str], printed: Mapping[str, str]) -> tuple[Found | None, Found | None]:
    """The type and what it is about. `titles`: folded names by code; `printed`: names as they are printed."""
    if is_japanese(sheet):
        return _japanese(sheet, printed)
    top = _after_head(sheet)
    for place, line in enumerate(sheet.lines[:16]):
        code = next((code for code, name in titles.items() if line.folded == name), None)
        if code is not None and place >= top:
            about = _block(sheet, place + 1)
            return found("type_code", code, line), (found("subject", _joined(about), *about) if about else None)
    for place, line in enumerate(sheet.lines[top : top + 8], start=top):
        if _SUBJECT.match(line.text):
            return None, found("subject", _SUBJECT.sub("", line.text), line)
        if _ADDRESSED.match(line.text):
            about = _block(sheet, _next_block(sheet, place))
            return None, (found("subject", _joined(about), *about, doubtful=True) if about else None)
    return None, None


def _japanese(sheet: Sheet, printed: Mapping[str, str]) -> tuple[Found | None, Found | None]:
    for place, line in enumerate(sheet.lines[:16]):
        before = sheet.lines[place - 1] if place else None
        both = [before, line] if before is not None and _is_titled(before, sheet) else [line]
        for many in ([line], both):
            match = _TITLE.match("".join(one.text for one in many))
            kind = match["type"].replace(" ", "") if match else ""
            code = next((code for code, name in printed.items() if name == kind), None)
            if match and code and len(fold(match["subject"])) > 1:
                subject = _CJK_BLANK.sub("", match["subject"])
                return found("type_code", code, line), found("subject", subject, *many)
    return None, None


def _is_titled(line: Line, sheet: Sheet) -> bool:
    """Whether a line may be the first of a title: in the middle, no day, no number."""
    is_middle = abs(line.middle - sheet.width / 2) < sheet.width * 0.1
    return is_middle and not day_in(line.text) and not _NUMBER.search(line.text)


def _after_head(sheet: Sheet) -> int:
    days = (place for place, line in enumerate(sheet.lines[:10]) if day_in(line.text))
    return next(days, -1) + 1


def _block(sheet: Sheet, begin: int) -> list[Line]:
    """Lines from one on, as long as they follow each other closely."""
    kept: list[Line] = []
    for line in sheet.lines[begin : begin + 5]:
        if kept and line.top - kept[-1].bottom > 0.9 * (kept[-1].bottom - kept[-1].top):
            break
        if _ADDRESSED.match(line.text):
            break
        kept.append(line)
    return kept


def _next_block(sheet: Sheet, place: int) -> int:
    """The first line after a blank that follows a line."""
    for at in range(place, min(place + 8, len(sheet.lines) - 1)):
        this, after = sheet.lines[at], sheet.lines[at + 1]
        if after.top - this.bottom > 0.6 * (this.bottom - this.top):
            return at + 1
    return place + 1


def _joined(lines: list[Line]) -> str:
    return " ".join(line.text for line in lines)


def signed_by(sheets: list[Sheet]) -> Found | None:
    """The last line at the right of the ending."""
    for sheet in reversed(sheets):
        foot = next((line.top for line in sheet.lines if fold(line.text).startswith(_ENDING)), None)
        if foot is None:
            continue
        last: Line | None = None
        for line in sheet.lines:
            right = sheet.columns(line)[1]
            if right is not None and line.top >= foot - 10 and not re.search(r"\d", right.text):
                last = right
        return found("signed_by", last.text, last, doubtful=True) if last else None
    return None

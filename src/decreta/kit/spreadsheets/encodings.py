"""In which letters a text file is written: told by its marks where it has some, else by what makes sense."""

from __future__ import annotations

import csv
import re
import unicodedata

#: The encodings that a person may choose from, the likeliest first.
ENCODINGS = ("utf-8-sig", "utf-16", "cp1258", "shift_jis", "cp1252")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
DELIMITERS = (";", ",", "\t", "|")
_VIETNAMESE = frozenset("ăâđêôơưĂÂĐÊÔƠƯ\u0300\u0301\u0303\u0309\u0323")
_KANA = re.compile("[\u3041-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_LOOKED_AT = 200_000


def guesses(content: bytes) -> list[str]:
    """The encodings in which the bytes make sense, the likeliest first; one only where a mark or UTF-8 leaves no doubt."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return [name]
    if _is_clean(text := decode(content, "utf-8-sig")):
        return ["utf-8-sig"]
    head = content[:_LOOKED_AT]
    if head.count(0) > len(head) // 5:
        name = "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"
        return [name] if _is_clean(decode(content, name)) else []
    scored = []
    for name in ("cp1258", "shift_jis", "cp1252"):
        text = decode(content, name)
        if text is not None and _is_clean(text):
            scored.append((_sense(text[:_LOOKED_AT], name), name))
    return [name for score, name in sorted(scored, reverse=True) if score > 0]


def decode(content: bytes, encoding: str) -> str | None:
    """The text, its letters composed; None where the bytes are none of this encoding."""
    try:
        return unicodedata.normalize("NFC", content.decode(encoding))
    except (UnicodeDecodeError, LookupError):
        return None


def _is_clean(text: str | None) -> bool:
    return text is not None and not any(c < " " and c not in "\t\r\n\f" for c in text[:_LOOKED_AT])


def _sense(text: str, encoding: str) -> float:
    """How much of what is not ASCII is what this encoding was made for."""
    letters = [c for c in unicodedata.normalize("NFD", text) if not c.isascii()]
    if not letters:
        return 0.0
    if encoding == "shift_jis":
        return len(_KANA.findall(text) + _HAN.findall(text)) / len(text) * (2 if _KANA.search(text) else 0.5)
    good = _VIETNAMESE if encoding == "cp1258" else frozenset("éèàùçôöüäßñ\u0301\u0300\u0308\u0302\u0303")
    share = sum(c in good for c in letters) / len(letters)
    return share if encoding == "cp1258" else share * 0.5


def delimiter_of(text: str) -> str:
    """What stands between the cells: the sign that cuts the first lines into the same number of parts, at least two."""
    lines = [line for line in text[:_LOOKED_AT].splitlines() if line.strip()][:30]
    best, best_score = ",", 0.0
    for sign in DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=sign)]
        except csv.Error:
            continue
        widest = max(widths, default=1)
        score = sum(width == widest for width in widths) / max(len(widths), 1) * min(widest, 20)
        if widest > 1 and score > best_score:
            best, best_score = sign, score
    return best

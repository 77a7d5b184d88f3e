"""Folding of texts so that they can be found however they are typed."""

from __future__ import annotations

import re
import unicodedata

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
_NOT_WORD = re.compile(r"[^0-9a-z\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")


def fold(text: str) -> str:
    """Lower case without marks: `Uỷ ban`, `Ủy ban` and `uy ban` fold alike; đ becomes d (it is no diacritic)."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("đ", "d")
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return " ".join(_NOT_WORD.sub(" ", unicodedata.normalize("NFC", bare)).split())


def search_text(text: str) -> str:
    """Folded words, and pairs of characters where a script has no spaces, for an index of plain words."""
    words: list[str] = []
    for word in fold(text).split():
        for piece in re.split(r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+)", word):
            if not piece:
                continue
            if _CJK.fullmatch(piece) and len(piece) > 1:
                words.extend(piece[i : i + 2] for i in range(len(piece) - 1))
            else:
                words.append(piece)
    return " ".join(words)


def normalise_symbol(symbol: str) -> str:
    """A number and symbol as one word: `06-TB/BCĐ`, `06 tb bcd` and `6/TB-BCĐ` all give `6tbbcd`."""
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", fold(symbol)).replace(" ", "")


def lines_of(text: str) -> list[str]:
    """The lines that somebody typed, without blanks around them and without empty ones.

    Only what the line key gives parts lines: other signs that Unicode calls line separators are kept as they came.
    """
    return [
        line for line in (one.strip() for one in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")) if line
    ]


def whole_number(text: str, *, otherwise: int) -> int:
    """The number that stands in an address, if it is one: plain digits, and not so many that reading them costs time."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else otherwise

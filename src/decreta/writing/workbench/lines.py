"""The text of a Word file in the plain grammar of drafts: one paragraph a line, its marks, its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

#: Lines between which the text stands in a template that has head and signature too.
BEGINS, ENDS = "\u2060text:begins\u2060", "\u2060text:ends\u2060"
_BREAK: Final = "---"
_MARKS: Final = (("bold", "**"), ("italic", "//"), ("underline", "__"))


def text_of(word: Word) -> str:
    """Everything between the two marks, or the whole file where it has none."""
    lines = list(_lines(word))
    if BEGINS in lines:
        lines = lines[lines.index(BEGINS) + 1 :]
    if ENDS in lines:
        lines = lines[: lines.index(ENDS)]
    return "\n".join(line for line in lines if line)


def _lines(word: Word) -> Iterator[str]:
    for part in word.iter_inner_content():
        if isinstance(part, Table):
            yield from _rows(part)
        else:
            yield from _paragraph(part)


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells: list[Any] = []
        for cell in row.cells:
            # A merged cell stands in the row once for each column that it covers.
            if not cells or element_of(cells[-1]) is not element_of(cell):
                cells.append(cell)
        words = [" ".join(" ".join(line.text for line in cell.paragraphs).split()).replace("|", "/") for cell in cells]
        if any(words):
            yield "| " + " | ".join(words) + " |"


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    label = _list_label(paragraph)
    text = ""
    for run in paragraph.runs:
        if _breaks_page(run):
            if text.strip():
                yield _tidy(label + text)
                label = text = ""
            yield _BREAK
        text += _marked(run)
    for number, line in enumerate(_joined(text).split("\n")):
        if _tidy(line):
            yield _tidy((label if number == 0 else "") + line)


def _marked(run: Run) -> str:
    words = run.text
    if not words.strip() or BEGINS in words or ENDS in words:
        return words
    lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    marks = [sign for name, sign in _MARKS if getattr(run, name)]
    if "\n" in words.strip():
        return words
    return lead + "".join(marks) + words.strip() + "".join(reversed(marks)) + tail


def _joined(text: str) -> str:
    """Word parts one bold phrase into several runs: a mark that ends where the same begins is none."""
    for _name, sign in _MARKS:
        text = text.replace(sign + sign, "").replace(f"{sign} {sign}", " ")
    return text


def _list_label(paragraph: Paragraph) -> str:
    """Word numbers lists by itself and keeps the number out of the text; here each is a dash, to be numbered by hand."""
    properties = element_of(paragraph).pPr
    return "- " if properties is not None and properties.numPr is not None else ""


def _breaks_page(run: Run) -> bool:
    breaks: Iterable[Any] = element_of(run).findall(qn("w:br"))
    return any(one.get(qn("w:type")) == "page" for one in breaks)


_MARKED_LABEL: Final = re.compile(
    r"(\*\*|//|__)((?:Điều|Article) \d{1,3}\.|第\d{1,2}条|[IVX]+\.|(?:\d{1,3}\.)+|[a-zđ]\)|[-–+])(?:(\1)\s*|\s+(?=.*\1))(.*)"
)


def _tidy(line: str) -> str:
    """A line with single spaces, its label before the marks: inside one it would be none."""
    line = " ".join(line.split())
    found = _MARKED_LABEL.fullmatch(line)
    if found is None:
        return line
    sign, label, closed, rest = found.groups()
    return f"{label} {rest}".rstrip() if closed else f"{label} {sign}{rest}"


def element_of(part: Any) -> Any:
    """The XML behind a part of a Word file."""
    return part._element  # noqa: SLF001 - the library shows it under this name only

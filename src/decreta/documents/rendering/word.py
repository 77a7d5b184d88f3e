"""A draft as a Word file: head, title, text, ending, annexes, in the figures of the regime's layout."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph

from decreta.core.rulesets import RuleSet
from decreta.documents.rendering.papers import Paper, inputs_of

_FACE = "Times New Roman"
_MIDDLE = frozenset({"resolution", "enacting", "chapter", "title", "here"})
_BOLD = frozenset({"heading", *_MIDDLE})
Lines = Sequence[dict[str, Any]]


def word_file(paper: Paper, rules: RuleSet) -> bytes:
    """The Word file of a draft. The signed paper is never made from it."""
    data = inputs_of(paper, rules)
    word = docx.Document()
    _page(word, data["figures"])
    _head(word, data)
    _title(word, data)
    _text(word, data["blocks"], data["figures"])
    _ending(word, data)
    for annex in data["annexes"]:
        word.add_page_break()
        for words in (annex["label"], annex["title"], annex["belongs"]):
            if words:
                _say(word.add_paragraph(), words, bold=words != annex["belongs"], align=ALIGN.CENTER)
        _text(word, annex["blocks"], data["figures"])
    out = io.BytesIO()
    word.core_properties.title = data["title"][:250]
    word.core_properties.author = data["issuer"][:250]
    word.save(out)
    return out.getvalue()


def _page(word: Word, figures: dict[str, float]) -> None:
    section, style = word.sections[0], word.styles["Normal"]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(figures["margin_top_mm"]), Mm(figures["margin_bottom_mm"])
    section.left_margin, section.right_margin = Mm(figures["margin_left_mm"]), Mm(figures["margin_right_mm"])
    style.font.name, style.font.size = _FACE, Pt(figures["body_pt"])
    style.paragraph_format.space_after = Pt(figures["paragraph_gap_pt"])


def _head(word: Word, data: dict[str, Any]) -> None:
    left, right = word.add_table(1, 2).rows[0].cells
    _lines(left, [(data["superior"].upper(), False), (data["issuer"].upper(), True), (data["numberline"], False)])
    _lines(left, [(stamp["mark"], True) for stamp in data["stamps"]])
    _lines(right, [(data["national"], True), (data["motto"], True), (data["dateline"], False), (data["draft"], True)])


def _title(word: Word, data: dict[str, Any]) -> None:
    if data["form"] != "letter":
        _say(word.add_paragraph(), data["type"].upper(), bold=True, align=ALIGN.CENTER)
    _say(word.add_paragraph(), data["subject"], bold=True, align=ALIGN.CENTER)
    if data["addressees"]:
        _say(word.add_paragraph(), f"{data['addressed']} {'; '.join(data['addressees'])}", align=ALIGN.CENTER)


def _text(word: Word, lines: Lines, figures: dict[str, float]) -> None:
    rows: list[dict[str, Any]] = []
    for one in [*lines, None]:
        if one is not None and one["role"] == "row":
            rows.append(one)
            continue
        if rows:
            _table(word, rows)
            rows = []
        if one is not None:
            _paragraph(word, one, figures)


def _paragraph(word: Word, one: dict[str, Any], figures: dict[str, float]) -> None:
    role = one["role"]
    if role == "break":
        word.add_page_break()
        return
    paragraph = word.add_paragraph()
    if one["label"]:
        _say(paragraph, f"{one['label']} ", bold=role in {"heading", "article"})
    for span in one["spans"]:
        run = paragraph.add_run(span["text"])
        run.bold = span["bold"] or role in _BOLD
        run.italic = span["italic"] or role in {"basis", "quote"}
        run.underline = span["underline"]
    if role in _MIDDLE:
        paragraph.alignment = ALIGN.CENTER
        return
    paragraph.alignment = ALIGN.RIGHT if role == "end" else ALIGN.JUSTIFY
    shift = paragraph.paragraph_format
    if role == "quote":
        shift.left_indent = Mm(figures["indent_mm"])
    else:
        shift.first_line_indent = Mm(figures["indent_mm"])


def _table(word: Word, rows: Lines) -> None:
    width = max(len(one["cells"]) for one in rows)
    table = word.add_table(len(rows), width, style="Table Grid")
    for number, (row, one) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, spans in zip(row.cells, one["cells"], strict=False):
            for span in spans:
                run = cell.paragraphs[0].add_run(span["text"])
                run.bold, run.italic, run.underline = span["bold"] or number == 0, span["italic"], span["underline"]


def _ending(word: Word, data: dict[str, Any]) -> None:
    left, right = word.add_table(1, 2).rows[0].cells
    if data["recipients"]:
        _lines(left, [(data["recipients_label"], True)], align=ALIGN.LEFT)
        _lines(left, [(f"- {one}", False) for one in data["recipients"]], align=ALIGN.LEFT)
    if data["second"]:
        # Minutes and agreements are signed twice: who wrote or agreed at the left, who presided or issues at the right.
        gap = ("\n\n\n", False)
        _lines(left, [(data["second"], True), gap, (data["second_signer"], True)])
        _lines(right, [(data["first"], True), gap, (data["signer"], True)])
        return
    _lines(right, [(line.upper(), True) for line in data["authority"]])
    _lines(right, [(data["position"].upper(), True), ("\n\n\n", False), (data["signer"], True)])


def _lines(cell: Cell, lines: Sequence[tuple[str, bool]], *, align: ALIGN = ALIGN.CENTER) -> None:
    for words, is_bold in lines:
        if words:
            first = cell.paragraphs[0]
            _say(first if not first.text else cell.add_paragraph(), words, bold=is_bold, align=align)


def _say(paragraph: Paragraph, words: str, *, bold: bool = False, align: ALIGN | None = None) -> None:
    paragraph.add_run(words).bold = bold
    if align is not None:
        paragraph.alignment = align

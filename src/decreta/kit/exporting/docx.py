"""A list as a text document that an office goes on writing in."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Final
from xml.sax.saxutils import escape

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from lxml.etree import Comment

from decreta.kit.exporting.content import Content
from decreta.ui import moments
from decreta.ui.tables.values import in_words

_UPRIGHT: Final = 110
_FACE: Final = "Times New Roman"
_JAPANESE: Final = "MS Mincho"
#: The width of a sheet between its margins, in twentieths of a point.
_WIDTHS: Final = {False: 9900, True: 14860}
#: The part that holds the text, and the places in it of the rows of tables; words of a text cannot be a comment.
_TEXT: Final = "word/document.xml"
_ROWS: Final = "rows "
_PLACE: Final = re.compile(rb"<!--rows (\d+)-->")
#: So many bytes of rows are held in memory; more go into a file until the document is saved.
_IN_MEMORY: Final = 4 * 1024 * 1024
#: What XML cannot hold.
_HELD_BACK: Final = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def write(content: Content, to: BinaryIO) -> None:
    """Write the list as a document: title, facts, a table whose head stands on every page."""
    wide = sum(head.width for head in content.heads) > _UPRIGHT
    document = begin(content.title, language=content.language, wide=wide, moment=content.made_at)
    if content.sub:
        document.add_paragraph(clean(content.sub))
    for label, value in content.facts:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{clean(label)}: ").bold = True
        paragraph.add_run(clean(value))
    heads = [(head.label, min(head.width, 45), head.is_number) for head in content.heads]
    add_table(document, heads, ([in_words(value) for value in row] for row in content.rows()), wide=wide)
    for note in content.notes:
        document.add_paragraph(clean(note))
    save(document, to)


def begin(title: str, *, language: str, wide: bool, moment: Any, is_titled: bool = True) -> Any:
    """A document of A4 sheets in the face of official papers, with its title and the number of the page."""
    document = Document()
    made = moments.local(moment).replace(tzinfo=None)
    about = document.core_properties
    about.title, about.author, about.language, about.comments = clean(title), "Decreta", language, ""
    about.created = about.modified = made
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FACE, Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _JAPANESE)
    normal.paragraph_format.space_after = Pt(3)
    for level in (1, 2):
        _face(document.styles[f"Heading {level}"], Pt(14 - level))
    _face(document.styles["Caption"], Pt(9))
    _lay(document.sections[0], wide=wide)
    if is_titled:
        document.add_heading(clean(title), level=1).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _number_pages(document.sections[0].footer.paragraphs[0])
    return document


def turn(document: Any) -> None:
    """Go on across the sheet, on a new one."""
    _lay(document.add_section(WD_SECTION.NEW_PAGE), wide=True)


@dataclass(frozen=True)
class Heading:
    """The head of an official paper: lines at the left and at the right, and the title below them."""

    left: Sequence[str]
    right: Sequence[str]
    title: Sequence[str]


def add_heading(document: Any, head: Heading) -> None:
    """Write the head of an official paper: what stands beside each other, and the title in the middle."""
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    # At the left who issues it is set off, at the right everything above the date.
    for cell, lines, bold in zip(cells, (head.left, head.right), ((1,), (0, 1)), strict=True):
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(clean(line)).bold = number in bold
    document.add_paragraph()
    for level, line in enumerate(head.title, 1):
        document.add_heading(clean(line), level=level).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _face(style: Any, size: Any) -> None:
    """Official papers are black, in one face."""
    style.font.name, style.font.size, style.font.bold = _FACE, size, True
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:eastAsia"), _JAPANESE)
    style.font.color.rgb = RGBColor(0, 0, 0)


def _lay(section: Any, *, wide: bool) -> None:
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin, section.right_margin = Mm(20), Mm(15)
    section.top_margin = section.bottom_margin = Mm(18)


def add_table(
    document: Any, heads: list[tuple[str, int, bool]], rows: Iterable[list[str]], *, wide: bool, has_sum: bool = False
) -> None:
    """A table at the end of a document; the last row may be its sum. `save` puts its rows in.

    The rows are written as markup: cell by cell takes a hundred times as long. They stay out of the document's tree, in
    which twenty thousand of them take half a gigabyte.
    """
    table = document.add_table(rows=0, cols=len(heads), style="Table Grid")._tbl  # noqa: SLF001 - its own way is slow
    all_widths = sum(width for _label, width, _is_number in heads)
    widths = [_WIDTHS[wide] * width // all_widths for _label, width, _is_number in heads]
    for column, width in zip(table.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))
    held = _held(document)
    table.append(Comment(f"{_ROWS}{len(held)}"))
    at_right = [is_number for _label, _width, is_number in heads]
    made = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it lives until the document is saved
    held.append(made)
    made.write(_row([label for label, _width, _is_number in heads], widths, [False] * len(heads), is_head=True))
    last: list[str] | None = None
    for row in rows:
        if last is not None:
            made.write(_row(last, widths, at_right))
        last = row
    if last is not None:
        made.write(_row(last, widths, at_right, is_bold=has_sum))


def save(document: Any, to: BinaryIO) -> None:
    """Write a document with the rows of its tables."""
    plain, held = io.BytesIO(), _held(document)
    document.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            text = source.read(part)
            made = zipfile.ZipInfo(part.filename, part.date_time)
            made.compress_type = zipfile.ZIP_DEFLATED
            with target.open(made, "w") as out:
                if part.filename != _TEXT:
                    out.write(text)
                    continue
                first, *others = _PLACE.split(text)
                out.write(first)
                for number, after in zip(others[::2], others[1::2], strict=True):
                    held[int(number)].seek(0)
                    shutil.copyfileobj(held[int(number)], out)
                    out.write(after)
    for one in held:
        one.close()


def _held(document: Any) -> list[Any]:
    """The rows of the tables of a document, in their order, until it is saved."""
    found: list[Any] = vars(document.part).setdefault("rows_of_tables", [])
    return found


def clean(text: str) -> str:
    """A text without the signs that no document can hold."""
    return text.translate(_HELD_BACK)


def _row(
    texts: list[str], widths: list[int], at_right: list[bool], *, is_head: bool = False, is_bold: bool = False
) -> bytes:
    mark = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if is_head else "<w:trPr><w:cantSplit/></w:trPr>"
    bold = "<w:rPr><w:b/></w:rPr>" if is_head or is_bold else ""
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{_RIGHT if right else ""}'
        f'<w:r>{bold}<w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r></w:p></w:tc>'
        for text, width, right in zip(texts, widths, at_right, strict=True)
    )
    return f"<w:tr>{mark}{''.join(cells)}</w:tr>".encode()


_RIGHT: Final = '<w:pPr><w:jc w:val="right"/></w:pPr>'


def _number_pages(paragraph: Any) -> None:
    paragraph.add_run(f"{_('Page')} ")
    run = paragraph.add_run()._r  # noqa: SLF001 - the library has no fields
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run.append(mark)

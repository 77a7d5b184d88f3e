"""What slides are made of: the theme of the deployment, titles, texts, tables and charts that stay editable.

Everything that is drawn has a text that says what it shows, and stands in the order in which it is read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, BinaryIO, Final

from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu, Pt

from decreta.kit.exporting.docx import clean
from decreta.reporting.rendering import colours

#: Faces that every office has, with the letters of Vietnamese; and one for Japanese.
FACE, FACE_JA = "Arial", "Yu Gothic"
_TAGS: Final = {"vi": "vi-VN", "en": "en-GB", "ja": "ja-JP"}
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WIDTH, _HEIGHT = Emu(12192000), Emu(6858000)
_LEFT, _INNER = Emu(560000), Emu(11072000)
_TITLE_LAYOUT, _PLAIN_LAYOUT = 0, 5
#: The colours of the theme by their names in the file.
_SCHEME: Final = {
    "dk1": colours.INK,
    "lt1": "ffffff",
    "dk2": colours.BINDING,
    "lt2": colours.WELL,
    "accent1": colours.ACCENT,
    "accent2": colours.FILLS["intime"],
    "accent3": colours.FILLS["progress"],
    "accent4": colours.FILLS["near"],
    "accent5": colours.FILLS["overdue"],
    "accent6": colours.FILLS["reported"],
    "hlink": colours.ACCENT,
    "folHlink": colours.INK_2,
}


class Slides:
    """A presentation that is being made."""

    def __init__(self, title: str, *, language: str, moment: dt.datetime) -> None:
        self._file = Presentation()
        self._language = language
        about = self._file.core_properties
        about.title, about.author, about.language, about.last_modified_by = clean(title), "Decreta", language, "Decreta"
        about.created = about.modified = moment.astimezone(dt.UTC).replace(tzinfo=None)
        self._widen()
        self._dress()

    def opening(self, title: str, lines: Sequence[str]) -> None:
        """The first slide."""
        slide = self._file.slides.add_slide(self._file.slide_layouts[_TITLE_LAYOUT])
        self._place(slide.shapes.title, _LEFT, Emu(1750000), _INNER, Emu(1500000))
        self._write(slide.shapes.title.text_frame, [title], size=40, colour=colours.ACCENT, is_bold=True)
        below = slide.placeholders[1]
        self._place(below, _LEFT, Emu(3350000), _INNER, Emu(2300000))
        self._write(below.text_frame, lines, size=18, colour=colours.INK_2)
        for one in (slide.shapes.title, below):
            for paragraph in one.text_frame.paragraphs:
                paragraph.alignment = PP_ALIGN.LEFT

    def slide(self, title: str, note: str = "") -> Any:
        """A slide with its title and, at its foot, what its figures mean."""
        slide = self._file.slides.add_slide(self._file.slide_layouts[_PLAIN_LAYOUT])
        self._place(slide.shapes.title, _LEFT, Emu(330000), _INNER, Emu(800000))
        self._write(slide.shapes.title.text_frame, [title], size=28, colour=colours.ACCENT, is_bold=True)
        slide.shapes.title.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        if note:
            slide.notes_slide.notes_text_frame.text = clean(note)
        return slide

    def text(
        self, slide: Any, lines: Sequence[str], *, top: float, height: float, size: int = 16, soft: bool = False
    ) -> None:
        """Lines below each other, from so much of the slide's height on."""
        box = slide.shapes.add_textbox(_LEFT, _part(top), _INNER, _part(height))
        box.text_frame.word_wrap = True
        self._write(box.text_frame, lines, size=size, colour=colours.INK_2 if soft else colours.INK)
        for paragraph in box.text_frame.paragraphs:
            paragraph.space_after = Pt(size // 3)

    def table(
        self,
        slide: Any,
        heads: Sequence[tuple[str, int, bool]],
        rows: Sequence[Sequence[str]],
        *,
        says: str,
        top: float = 0.2,
        size: int = 12,
        high: int = 320000,
        has_sum: bool = False,
        left: float = 0.0,
        share: float = 1.0,
    ) -> None:
        """A table with a marked head; `says` is read in its place where it is not seen."""
        wide = Emu(int(_INNER * share))
        frame = slide.shapes.add_table(
            len(rows) + 1, len(heads), Emu(int(_LEFT + _INNER * left)), _part(top), wide, Emu(high * (len(rows) + 1))
        )
        _say(frame, says)
        table, all_widths = frame.table, sum(width for _label, width, _is_number in heads)
        table.first_row, table.horz_banding, table.last_row = True, False, has_sum
        for column, (_label, width, _is_number) in zip(table.columns, heads, strict=True):
            column.width = Emu(int(wide * width / all_widths))
        for number, row in enumerate([[label for label, _width, _is_number in heads], *rows]):
            is_bold = number == 0 or (has_sum and number == len(rows))
            for cell, text, (_label, _width, is_number) in zip(table.rows[number].cells, row, heads, strict=True):
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                cell.margin_left = cell.margin_right = Emu(70000)
                cell.margin_top = cell.margin_bottom = Emu(28000)
                cell.fill.solid()
                ground = colours.ACCENT if number == 0 else colours.ACCENT_SOFT if is_bold else "ffffff"
                cell.fill.fore_color.rgb = RGBColor.from_string(ground.upper())
                self._write(
                    cell.text_frame, [text], size=size, colour="ffffff" if number == 0 else colours.INK, is_bold=is_bold
                )
                if is_number:
                    cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT

    def bars(
        self,
        slide: Any,
        labels: Sequence[str],
        series: Sequence[tuple[str, Sequence[int], str]],
        *,
        says: str,
        top: float = 0.2,
        height: float = 0.7,
        left: float = 0.0,
        share: float = 1.0,
    ) -> None:
        """Bars across, stacked where there are several series (name, values, colour); the figures stand in the file."""
        data = CategoryChartData(number_format="0")
        data.categories = [clean(one) for one in labels]
        for name, values, _colour in series:
            data.add_series(clean(name), values)
        kind = XL_CHART_TYPE.BAR_STACKED if len(series) > 1 else XL_CHART_TYPE.BAR_CLUSTERED
        place = (Emu(int(_LEFT + _INNER * left)), _part(top), Emu(int(_INNER * share)), _part(height))
        frame = slide.shapes.add_chart(kind, *place, data)
        _say(frame, says)
        chart = frame.chart
        chart.font.size, chart.font.name = Pt(12), FACE
        chart.has_title, chart.has_legend = False, len(series) > 1
        if chart.has_legend:
            chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        # The first stands on top, as it is read.
        chart.category_axis.reverse_order = True
        chart.category_axis.format.line.color.rgb = RGBColor.from_string(colours.RULE.upper())
        chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
        plot = chart.plots[0]
        plot.gap_width = 45
        if len(series) > 1:
            plot.overlap = 100
        for made, (_name, values, colour) in zip(plot.series, series, strict=True):
            _fill(made, colour)
            _label(made, values, is_inside=len(series) > 1)

    def points(self, slide: Any, fills: Sequence[str]) -> None:
        """Give each bar of the one series of the last chart of a slide its colour."""
        chart = next(one for one in reversed(slide.shapes) if one.has_chart).chart
        for number, fill in enumerate(fills):
            point = chart.plots[0].series[0].points[number]
            point.format.fill.solid()
            point.format.fill.fore_color.rgb = RGBColor.from_string(fill.upper())

    def save(self, to: BinaryIO) -> None:
        """Write the file."""
        self._file.save(to)

    def _widen(self) -> None:
        """The template is for old screens: everything that its layouts place is made as wide as the slide is now."""
        before = self._file.slide_width
        self._file.slide_width, self._file.slide_height = _WIDTH, _HEIGHT
        for one in (self._file.slide_master, *self._file.slide_layouts):
            for shape in one.placeholders:
                shape.left, shape.width = (int(value * _WIDTH / before) for value in (shape.left, shape.width))

    def _dress(self) -> None:
        """Colours and faces of the theme, so that what is added later looks the same."""
        part = self._file.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        theme = etree.fromstring(part.blob)
        for name, colour in _SCHEME.items():
            found = theme.find(f".//{_A}clrScheme/{_A}{name}")
            for child in list(found):
                found.remove(child)
            etree.SubElement(found, f"{_A}srgbClr", val=colour.upper())
        for kind in ("majorFont", "minorFont"):
            fonts = theme.find(f".//{_A}{kind}")
            fonts.find(f"{_A}latin").set("typeface", FACE)
            fonts.find(f"{_A}ea").set("typeface", FACE_JA)
        part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001

    @staticmethod
    def _place(shape: Any, left: int, top: int, width: int, height: int) -> None:
        shape.left, shape.top, shape.width, shape.height = left, top, width, height

    def _write(self, frame: Any, lines: Sequence[str], *, size: int, colour: str, is_bold: bool = False) -> None:
        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = clean(line)
            run.font.size, run.font.bold = Pt(size), is_bold
            run.font.color.rgb = RGBColor.from_string(colour.upper())
            properties = run._r.get_or_add_rPr()  # noqa: SLF001 - the library sets no language
            properties.set("lang", _TAGS[self._language])


def _part(share: float) -> Emu:
    return Emu(int(_HEIGHT * share))


def _say(frame: Any, words: str) -> None:
    """The text that is read where the drawing is not seen."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(words))  # noqa: SLF001 - the library has no way to it


def _fill(series: Any, fill: str) -> None:
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = RGBColor.from_string(fill.upper())


def _label(series: Any, values: Sequence[int], *, is_inside: bool) -> None:
    """The number on each bar; none where it is nought, which would stand in another bar."""
    labels = series.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, "0;;", False
    labels.font.size = Pt(11)
    if is_inside:
        labels.position = XL_LABEL_POSITION.CENTER
        labels.font.color.rgb = RGBColor(255, 255, 255)
    else:
        labels.position = XL_LABEL_POSITION.OUTSIDE_END

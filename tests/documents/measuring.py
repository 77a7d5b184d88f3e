"""Reading a paper back from its PDF: lines of words with their place and type, and the rules below them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import itertools
from dataclasses import dataclass
from typing import Any

import pdfplumber

from decreta.core import rulesets
from decreta.core.rulesets import RuleSet
from decreta.documents.rendering.blocks import parse_blocks
from decreta.documents.rendering.papers import Paper, Rendered, render

DAY = dt.date(2025, 3, 18)
MM = 72 / 25.4
HEIGHT = 297 * MM
LONG = "Cơ quan được giao chủ trì thực hiện nội dung này, phối hợp với các cơ quan liên quan và báo cáo kết quả đúng thời hạn."
#: Several pages: paragraphs of two lines, then many of one line, so that every page but the last is full.
TEXT = "\n".join(
    [
        "Ngày 10/3/2025, Ban Chỉ đạo họp phiên thứ hai.",
        "1. Hoàn thiện thể chế",
        *[f"1.{n}. {LONG}" for n in range(1, 6)],
        "2. Hạ tầng",
        *[f"2.{n}. Kết nối mạng đến cấp xã." for n in range(1, 50)],
        "Trên đây là kết luận, Ban Chỉ đạo thông báo để các cơ quan biết, thực hiện.",
    ]
)
_PAPERS: dict[str, dict[str, Any]] = {
    "vn-party": {
        "issuer": "Ban Chỉ đạo Chuyển đổi số",
        "superior": "Ban Chấp hành Trung ương",
        "symbol": "06-TB/BCĐCĐS",
        "authority": "T/M Ban Chỉ đạo",
        "position": "Phó Trưởng ban",
    },
    "vn-state": {
        "issuer": "Bộ Khoa học và Công nghệ",
        "superior": "Chính phủ",
        "symbol": "06/TB-BKHCN",
        "authority": "KT. Bộ trưởng",
        "position": "Thứ trưởng",
    },
    "generic": {
        "issuer": "Steering Committee",
        "superior": "Head Office",
        "symbol": "06-TB/SC",
        "authority": "",
        "position": "Secretary of the committee",
        "language": "en",
    },
}


def a_paper(regime: str, **changes: Any) -> Paper:
    """A notice of a regime, with what a test wants otherwise."""
    text = changes.pop("text", TEXT)
    base: dict[str, Any] = {
        "type_code": "TB",
        "subject": "kết luận tại phiên họp thứ hai",
        "blocks": parse_blocks(text),
        "place": "Hà Nội",
        "day": DAY,
        "signer": "Đỗ Quỳnh Lan",
        "recipients": ["Các đồng chí thành viên", "Lưu Văn phòng"],
    }
    return Paper(**(base | _PAPERS[regime] | changes))


def rendered(regime: str, rules: RuleSet | None = None, **changes: Any) -> Rendered:
    """That paper, rendered by the rules of its regime or by others."""
    return render(a_paper(regime, **changes), rules=rules or rulesets.load(regime, DAY))


def with_figure(regime: str, name: str, value: float) -> RuleSet:
    """The rules of a regime with one figure of the layout changed."""
    rules = rulesets.load(regime, DAY)
    return dataclasses.replace(
        rules, layout={**rules.layout, name: dataclasses.replace(rules.layout[name], value=value)}
    )


@dataclass(frozen=True)
class Line:
    """Words that stand together on one line, of one size and type. Points, from the page's upper left corner."""

    page: int
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    font: str

    @property
    def is_bold(self) -> bool:
        return "Bold" in self.font

    @property
    def is_italic(self) -> bool:
        return "Italic" in self.font

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def _line(page: int, word: dict[str, Any]) -> Line:
    # The space at which a line was broken is part of its words, not of its length.
    inked = [char for char in word["chars"] if char["text"].strip()] or word["chars"]
    x0, x1 = inked[0]["x0"], inked[-1]["x1"]
    return Line(page, word["text"].strip(), x0, x1, word["top"], word["bottom"], word["size"], word["fontname"])


class Sheet:
    """A paper as read from its PDF."""

    def __init__(self, paper: Rendered) -> None:
        self.places = paper.places
        self.lines: list[Line] = []
        self.rules: list[tuple[int, float, float, float]] = []
        #: Frames: page, width, height, colour of the border.
        self.frames: list[tuple[int, float, float, object]] = []
        with pdfplumber.open(io.BytesIO(paper.pdf)) as pdf:
            self.size = (pdf.pages[0].width, pdf.pages[0].height)
            self.pages = len(pdf.pages)
            for number, page in enumerate(pdf.pages):
                self.rules += [(number, rule["x0"], rule["x1"], rule["top"]) for rule in page.lines]
                self.frames += [(number, rect["width"], rect["height"], rect["stroking_color"]) for rect in page.rects]
                found = page.extract_words(
                    extra_attrs=["size", "fontname"], keep_blank_chars=True, x_tolerance=4, return_chars=True
                )
                self.lines += [_line(number, word) for word in found]

    def line(self, start: str) -> Line:
        """The first line that begins so."""
        return next(line for line in self.lines if line.text.startswith(start))

    def rule_below(self, line: Line) -> tuple[float, float]:
        """Left and right end of the rule right below a line."""
        below = [
            (x0, x1)
            for page, x0, x1, top in self.rules
            if page == line.page and 0 < top - line.bottom < 6 and x0 < line.middle < x1
        ]
        assert len(below) == 1, (line, self.rules)
        return below[0]

    def pitches(self, start: str) -> list[float]:
        """Distances between the lines from one line on, down its page."""
        first = self.line(start)
        tops = [one.top for one in self.lines if one.page == first.page and one.top >= first.top]
        tops = sorted({round(top, 2) for top in tops})
        return [round(later - earlier, 2) for earlier, later in itertools.pairwise(tops)]

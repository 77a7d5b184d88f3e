"""The arrival stamp: 50 by 35 mm, in the words of the rules, laid where nothing is written."""

from __future__ import annotations

import io

import pikepdf
import pytest

from decreta.capture.queries.printing import stamp_of, stamped_page
from decreta.capture.workbench.apart import work
from decreta.files import queries
from tests.capture.papers import LETTER, paper_of
from tests.capture.test_tray import registered

_MM = 72 / 25.4


def text_of(content: bytes) -> str:
    pages, _made = work("words", [content])
    return " ".join(word[0] for word in pages[0]["words"])


def test_the_label_has_its_size_and_the_words_of_the_rules(office, lay) -> None:
    arrival = registered(office, lay(paper_of(LETTER)))
    label = stamp_of(arrival)
    with pikepdf.open(io.BytesIO(label)) as paper:
        assert len(paper.pages) == 1
        sides = [float(side) / _MM for side in paper.pages[0].mediabox[2:]]
    assert sides == pytest.approx([50, 35], abs=0.1)
    words = text_of(label)
    assert all(word in words for word in ("Đ Ế N", "Số:", "Ngày:", "Chuyển:", "HS:", "18/03/2025"))
    assert f"Số: {arrival.number}" in words


def test_the_stamp_covers_no_word_and_the_file_stays_as_it_is(office, lay) -> None:
    content = paper_of(LETTER)
    arrival = registered(office, lay(content))
    where, _made = work("stamp", [content, stamp_of(arrival)])
    box = (where["left"], where["top"], where["left"] + 50 * _MM, where["top"] + 35 * _MM)
    pages, _none = work("words", [content])
    for text, left, top, right, bottom, _sure in pages[0]["words"]:
        assert right < box[0] or left > box[2] or bottom < box[1] or top > box[3], text
    words = text_of(stamped_page(arrival))
    assert "Đ Ế N" in words
    assert LETTER.symbol in words
    assert queries.read(arrival.document.paper) == content

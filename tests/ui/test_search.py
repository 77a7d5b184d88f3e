"""What was looked for is marked and cut out, in scripts with spaces and without."""

from __future__ import annotations

import pytest

from decreta.ui.search import excerpt, marked


def hits(text: str, words: str) -> list[str]:
    pieces = marked(text, words)
    assert "".join(piece.text for piece in pieces) == text
    return [piece.text.strip() for piece in pieces if piece.is_hit]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Ủy ban nhân dân xã Tân Lập", "uy ban", ["Ủy ban"]),
        ("Uỷ ban nhân dân", "ủy", ["Uỷ"]),
        ("第二回会議の結論を通知する", "会議", ["会議"]),
        ("㈱青空の会議室で会議", "会議", ["会議", "会議"]),
        ("Thông báo số 06-TB/BCĐ", "khác", []),
        ("Thông báo", "", []),
        ("会議", "", []),
    ],
)
def test_words_are_marked_however_they_are_written(text, words, found):
    assert hits(text, words) == found


def test_a_long_text_is_cut_around_the_first_word_looked_for():
    long = " ".join(f"chữ{n}" for n in range(300)) + " kết luận " + " ".join(f"chữ{n}" for n in range(300))
    cut = excerpt(long, "ket luan")
    assert "kết luận" in cut and len(cut) < 300 and cut.startswith("… ") and cut.endswith(" …")
    unspaced = "あ" * 500 + "会議" + "い" * 500
    cut = excerpt(unspaced, "会議")
    assert "会議" in cut and len(cut) <= 242 and cut.startswith("…") and cut.endswith("…")
    assert excerpt("ngắn", "x") == "ngắn"

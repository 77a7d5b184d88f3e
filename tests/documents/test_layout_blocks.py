"""The draft's plain text, its blocks, and what is approved of it."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decreta.documents.rendering import canonical
from decreta.documents.rendering.blocks import BlockKind, heads_something, parse_blocks, print_blocks
from decreta.documents.rendering.differences import ChangeKind, RunKind, diff, is_changed

NOTICE = """\
Ngày 10/3/2025, Ban Chỉ đạo họp phiên thứ hai.

1. Hoàn thiện thể chế
1.1. Thống nhất chủ trương kiện toàn.
a) Văn phòng chủ trì;
b) Bộ phối hợp;
- Kinh phí lấy từ nguồn chi thường xuyên.
2. Hạ tầng
Kết nối đến cấp xã.
+ Xã đảo tính riêng.
2.10. Kiểm tra.
"""

labels = st.sampled_from(
    ["", "I. ", "IV. ", "1. ", "2. ", "2.1. ", "2.1.1.  ", "a) ", "đ) ", "- ", "+ ", "– ", "Điều 3. ", "2025. "]
)
lines = st.builds(
    lambda label, words: label + words, labels, st.text(max_size=20) | st.text(alphabet="ab1.) -+IVĐ", max_size=12)
)
texts = st.lists(lines, max_size=12).map("\n".join)


def test_anchors_name_places_as_the_office_cites_them():
    anchors = [block.anchor for block in parse_blocks(NOTICE)]
    assert anchors == ["0-1", "1", "1.1", "1.1.a", "1.1.b", "1.1.b-1", "2", "2-1", "2-2", "2.10"]


def test_anchors_of_parts_and_articles():
    blocks = parse_blocks(
        "I. Chung\n1. Một\nII. Riêng\n1. Hai\nĐiều 1. Gia hạn\n1. Nội dung\na) Điểm\nĐiều 2. Thi hành"
    )
    assert [block.anchor for block in blocks] == ["I", "I.1", "II", "II.1", "Đ1", "Đ1.1", "Đ1.1.a", "Đ2"]


def test_anchor_of_a_label_used_twice_is_still_unique():
    assert [block.anchor for block in parse_blocks("1. Một\n1. Lại một\nSau")] == ["1", "1~2", "1~2-1"]


def test_a_paragraph_inserted_elsewhere_leaves_anchors_alone():
    before = {block.text: block.anchor for block in parse_blocks(NOTICE)}
    after = {block.text: block.anchor for block in parse_blocks(NOTICE.replace("2. Hạ tầng", "1.2. Mới.\n2. Hạ tầng"))}
    assert before.items() <= after.items()


@pytest.mark.parametrize(
    "line", ["2025. Năm mới", "18.3.2025 là ngày ban hành", "-không phải gạch", "VI", "a)không", "1.1 thiếu chấm"]
)
def test_lines_that_only_look_like_labels_are_paragraphs(line):
    assert parse_blocks(line)[0].kind is BlockKind.PARAGRAPH


@given(texts)
def test_printing_and_parsing_again_changes_nothing(text):
    blocks = parse_blocks(text)
    assert parse_blocks(print_blocks(blocks)) == blocks
    assert canonical.parse_text(canonical.to_text(canonical.parse_text(text))) == canonical.parse_text(text)
    assert canonical.blocks_of(canonical.parse_text(text)) == blocks
    assert len({block.anchor for block in blocks}) == len(blocks)


@given(texts)
def test_no_word_is_lost_or_rewritten(text):
    def dense(value):
        return "".join(value.split())

    assert dense(print_blocks(parse_blocks(text))) == dense(text)


def test_headings_are_labels_without_a_sentence_that_have_something_below():
    blocks = parse_blocks(NOTICE)
    assert [block.anchor for i, block in enumerate(blocks) if heads_something(blocks, i)] == ["1", "2"]


def test_hash_is_of_the_content_not_of_its_order():
    assert canonical.content_hash({"a": 1, "b": ["ủ"]}) == canonical.content_hash({"b": ["ủ"], "a": 1})
    assert canonical.content_hash({"a": "uỷ"}) != canonical.content_hash({"a": "ủy"})


def test_hash_never_covers_number_and_date():
    with pytest.raises(ValueError, match="issued_on, number"):
        canonical.content_hash({"number": 6, "issued_on": "2025-03-18"})


@pytest.mark.parametrize("content", [{"a": float("nan")}, {"a": object()}, {"a": "\ud800"}])
def test_hash_refuses_what_cannot_be_kept_exactly(content):
    with pytest.raises(ValueError):
        canonical.content_hash(content)


def test_difference_shows_words_that_came_and_went():
    old = parse_blocks("1. Một\nBáo cáo trong tháng 3.\nBỏ đi")
    new = parse_blocks("1. Một\nBáo cáo trong tháng 4.\nKhoản mới hoàn toàn khác")
    changes = diff(old, new)
    assert [change.kind for change in changes] == [
        ChangeKind.EQUAL,
        ChangeKind.REPLACE,
        ChangeKind.DELETE,
        ChangeKind.INSERT,
    ]
    assert [(run.kind, run.text) for run in changes[1].runs if run.kind is not RunKind.EQUAL] == [
        (RunKind.DELETE, "3"),
        (RunKind.INSERT, "4"),
    ]
    assert is_changed(changes)
    assert not is_changed(diff(old, old))


@given(
    st.lists(st.text(string.ascii_lowercase + " ", min_size=1, max_size=15), max_size=8),
    st.randoms(use_true_random=False),
)
def test_difference_holds_both_texts_whole(words, random):
    old = parse_blocks("\n".join(words))
    new = parse_blocks("\n".join(random.sample(words, len(words))[: random.randint(0, 8)] + ["và thêm"]))
    changes = diff(old, new)
    assert [c.old for c in changes if c.old] == old
    assert [c.new for c in changes if c.new] == new
    for change in changes:
        kept = "".join(run.text for run in change.runs if run.kind is not RunKind.INSERT)
        made = "".join(run.text for run in change.runs if run.kind is not RunKind.DELETE)
        assert kept == (change.old.line if change.old else "")
        assert made == (change.new.line if change.new else "")

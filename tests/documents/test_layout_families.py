"""Each family of layouts in each regime, and every type of every regime once: measured in the PDF, driven by the rules."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber
import pytest

from decreta.core import rulesets
from decreta.core.rulesets import Form, TypeRule
from decreta.documents.rendering.particulars import Particulars, parse_annexes
from tests.documents.measuring import DAY, HEIGHT, MM, Sheet, rendered

DECISION = """\
Căn cứ Nghị định số 30/2020/NĐ-CP;
Theo đề nghị của Chánh Văn phòng.
Điều 1. Ban hành Quy chế.
Điều 2. Quyết định này có hiệu lực từ ngày ký."""
ENACTING = {"vn-party": "Ban Chỉ đạo Chuyển đổi số", "vn-state": "Bộ trưởng Bộ Khoa học và Công nghệ", "generic": ""}
#: Every regime with each of its families, by one type of that family.
FAMILIES = [
    pytest.param(
        regime, next(t for t in rulesets.load(regime, DAY).types.values() if t.form is form), id=f"{regime}-{form}"
    )
    for regime in rulesets.regimes()
    for form in Form
    if any(t.form is form for t in rulesets.load(regime, DAY).types.values())
]


def _paper(regime: str, rule: TypeRule, **changes: Any) -> dict[str, Any]:
    """A paper of a type that carries all that its family may."""
    rules, has = rulesets.load(regime, DAY), rule.form.fields
    carried = {
        "circulation": next(iter(rules.circulation)),
        "drafter_mark": "TH",
        "copies": 30,
        "contacts": "Điện thoại: 024 3943 9731",
        "second_signer": "Lý Thu Hà",
        "annexes": parse_annexes("# Danh mục\n1. Một."),
    }
    return {
        "type_code": rule.code,
        "subject": "triển khai nhiệm vụ năm 2025",
        "symbol": rules.symbol(rule.code, 12, organ="ABC", unit="VP"),
        "enacting": ENACTING[regime],
        "text": DECISION if rule.form is Form.DECISION else "1. Rà soát các nhiệm vụ.\nĐề nghị thực hiện.",
        "addressees": ["Bộ Tư pháp", "Bộ Nội vụ"] if "addressees" in has else [],
        "urgency": 3,
        "particulars": Particulars(**{name: value for name, value in carried.items() if name in has}),
        **changes,
    }


def _sheet(regime: str, rule: TypeRule, **changes: Any) -> Sheet:
    return Sheet(rendered(regime, **_paper(regime, rule, **changes)))


@pytest.mark.parametrize(("regime", "rule"), FAMILIES)
def test_each_family_keeps_the_figures_of_its_regime(regime: str, rule: TypeRule) -> None:
    rules, sheet = rulesets.load(regime, DAY), _sheet(regime, rule)
    figure = rules.figure
    inked = [line for line in sheet.lines if line.page == 0]
    left, right = figure("margin_left_mm") * MM, sheet.size[0] - figure("margin_right_mm") * MM
    assert min(line.top for line in inked) == pytest.approx(figure("margin_top_mm") * MM, abs=1)
    assert min(line.x0 for line in inked) >= left - 0.5
    assert max(line.x1 for line in inked) <= right + 0.5
    assert max(line.bottom for line in inked) <= HEIGHT - figure("margin_bottom_mm") * MM + 1
    body = sheet.line("Điều 1." if rule.form is Form.DECISION else "1. Rà soát")
    assert body.size == pytest.approx(figure("body_pt"), abs=0.1)
    assert body.x0 == pytest.approx(left + figure("indent_mm") * MM, abs=1)
    assert sheet.line("Đỗ Quỳnh Lan").size == pytest.approx(figure("signer_pt"), abs=0.1)
    if "contacts" in rule.form.fields:
        contacts = sheet.line("Điện thoại")
        assert contacts.bottom == pytest.approx(HEIGHT - figure("margin_bottom_mm") * MM, abs=5)
        assert [(x0, x1) for _p, x0, x1, top in sheet.rules if 0 < contacts.bottom - top < 22] == [
            (pytest.approx(left, abs=1), pytest.approx(right, abs=1))
        ]


@pytest.mark.parametrize(("regime", "rule"), FAMILIES)
def test_each_family_shows_what_makes_it(regime: str, rule: TypeRule) -> None:
    sheet = _sheet(regime, rule)
    kind = rule.printed("en" if regime == "generic" else "vi").upper()
    titles = [line for line in sheet.lines if line.text == kind and line.is_bold]
    middle = (
        sheet.size[0]
        + (rulesets.load(regime, DAY).figure("margin_left_mm") - rulesets.load(regime, DAY).figure("margin_right_mm"))
        * MM
    ) / 2
    assert len(titles) == (rule.form not in {Form.LETTER, Form.COURTESY})
    assert all(line.middle == pytest.approx(middle, abs=1) for line in titles)
    subject = [line for line in sheet.lines if line.page == 0 and "triển khai nhiệm vụ" in line.text.lower()]
    assert len(subject) == (rule.form is not Form.SLIP)
    if rule.form.is_addressed:
        one, other = (next(line for line in sheet.lines if name in line.text) for name in ("Bộ Tư pháp", "Bộ Nội vụ"))
        assert one.x0 == pytest.approx(other.x0, abs=0.5)
        assert one.top < other.top < sheet.line("1. Rà soát").top
    if "second_signer" in rule.form.fields:
        second, first = sheet.line("Lý Thu Hà"), sheet.line("Đỗ Quỳnh Lan")
        assert second.top == pytest.approx(first.top, abs=0.5)
        assert second.x1 < middle < first.x0
    if "annexes" in rule.form.fields:
        caption = next(line for line in sheet.lines if line.page > 0 and "12" in line.text)
        assert rule.printed("en" if regime == "generic" else "vi") in caption.text


@pytest.mark.parametrize("regime", ["vn-party", "vn-state"])
@pytest.mark.parametrize(("level", "mark", "width"), [(1, "KHẨN", 20), (2, "THƯỢNG KHẨN", 40), (3, "HỎA TỐC", 30)])
def test_the_marks_of_urgency_have_their_size_and_colour(regime: str, level: int, mark: str, width: int) -> None:
    sheet = Sheet(rendered(regime, text="Kết luận.", urgency=level))
    [(page, wide, high, colour)] = sheet.frames
    assert (page, wide / MM, high / MM) == (0, pytest.approx(width, abs=0.1), pytest.approx(8, abs=0.1))
    red, green, blue = colour  # type: ignore[misc]
    assert red > 0.8 and green < 0.2 and blue < 0.2
    stamped = sheet.line(mark)
    assert stamped.is_bold and stamped.text == mark
    assert stamped.middle == pytest.approx(sheet.line("Số").middle, abs=1)
    assert stamped.top > sheet.line("Số").bottom


def test_a_decision_names_its_authority_and_decides_where_the_regime_wants_it() -> None:
    rule = rulesets.load("vn-state", DAY).type("QĐ")
    state = _sheet("vn-state", rule)
    above, basis, decides = (state.line(text) for text in ("BỘ TRƯỞNG BỘ KHOA HỌC", "Căn cứ", "QUYẾT ĐỊNH:"))
    assert above.is_bold and above.top < basis.top < decides.top < state.line("Điều 1.").top
    party = _sheet("vn-party", rulesets.load("vn-party", DAY).type("QĐ"))
    assert (
        party.line("Căn cứ").top < party.line("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ QUYẾT ĐỊNH:").top < party.line("Điều 1.").top
    )
    # What the drafter wrote himself is not said twice.
    own = _sheet("vn-state", rule, text="CHỦ TỊCH TỈNH\n" + DECISION.replace("Điều 1.", "QUYẾT ĐỊNH:\nĐiều 1."))
    assert [line.text for line in own.lines if line.text in {"QUYẾT ĐỊNH:", "CHỦ TỊCH TỈNH"}] == [
        "CHỦ TỊCH TỈNH",
        "QUYẾT ĐỊNH:",
    ]
    assert not any(line.text.startswith("BỘ TRƯỞNG BỘ") for line in own.lines)


def test_a_state_paper_ends_with_its_mark_and_a_party_paper_with_a_full_stop() -> None:
    assert Sheet(rendered("vn-state", text="Đề nghị thực hiện.")).line("Đề nghị").text == "Đề nghị thực hiện./."
    assert Sheet(rendered("vn-state", text="Đề nghị thực hiện./.")).line("Đề nghị").text == "Đề nghị thực hiện./."
    assert Sheet(rendered("vn-party", text="Đề nghị thực hiện.")).line("Đề nghị").text == "Đề nghị thực hiện."


def test_each_annex_counts_its_own_pages_and_names_its_paper() -> None:
    long = "\n".join(["1. Nội dung công việc."] * 60)
    carried = Particulars(annexes=parse_annexes(f"# Danh mục\n{long}\n# Mẫu báo cáo\n| STT | Việc |\n| 1 | Kết nối |"))
    sheet = Sheet(rendered("vn-state", text="\n".join(["1. Việc."] * 60), particulars=carried))
    heads = [next(line for line in sheet.lines if line.page == page).text for page in range(sheet.pages)]
    first = next(page for page, text in enumerate(heads) if text == "Phụ lục I")
    assert heads[1:first] == [str(n) for n in range(2, first + 1)]
    assert heads[first:] == ["Phụ lục I", "2", "Phụ lục II"] or heads[first:] == ["Phụ lục I", "2", "3", "Phụ lục II"]
    captions = [line for line in sheet.lines if line.text.startswith("(Kèm theo Thông báo số 06/TB-BKHCN")]
    assert len(captions) == 2 and all(line.is_italic for line in captions)
    assert "ngày 18 tháng 3 năm 2025" in captions[0].text
    single = Particulars(annexes=parse_annexes("# Danh mục\n1. Một."))
    assert Sheet(rendered("vn-state", text="Kết luận.", particulars=single)).line("Phụ lục").text == "Phụ lục"


def test_no_word_of_a_table_runs_over_its_column_and_a_wide_annex_lies_across() -> None:
    words = "Nội dung công việc rất dài của cơ quan chủ trì và cơ quan phối hợp"
    row = f"| 1 | {words} | {words} | trong tháng 4 năm 2025 | 05/05/2025 | 27/03/2025 14:15 | 100 | Đang thực hiện |"
    wide = "\n".join([row.replace("05/05/2025", "Hết"), *[row] * 12])
    narrow = "| Kỳ | Tổng |\n| Tháng 3 | 13 |"
    carried = Particulars(annexes=parse_annexes(f"# Một\n{narrow}\n# Hai\n{wide}\n# Ba\n{narrow}"))
    made = rendered("vn-state", text=f"Kết luận.\n{wide}", particulars=carried)
    with pdfplumber.open(io.BytesIO(made.pdf)) as paper:
        across = [page.width > page.height for page in paper.pages]
        first = across.index(True)
        assert across.count(True) >= 2 and not across[-1] and first >= 2
        for page in (paper.pages[0], paper.pages[first]):
            edges = sorted({round(line["x0"]) for line in page.lines if abs(line["x0"] - line["x1"]) < 0.1})
            dates = [one for one in page.extract_words() if one["text"] in {"05/05/2025", "27/03/2025"}]
            assert edges and len(dates) > 4, "the dates stand as whole words, between two edges"
            for one in dates:
                assert not [edge for edge in edges if one["x0"] + 1 < edge < one["x1"] - 1]


def test_a_japanese_table_stays_on_its_sheet_in_the_size_of_its_text() -> None:
    words = "関係府省庁と連携し、地方公共団体の情報システムの標準化・共通化に関する取組を着実に推進すること。"
    row = f"| 1 | {words} | {words} | デジタル庁及び総務省 | 2025年4月30日 | 実施中 |"
    made = rendered("generic", language="ja", text=f"報告します。\n{row.replace('実施中', '状況')}\n{row}\n{row}")
    with pdfplumber.open(io.BytesIO(made.pdf)) as paper:
        page = paper.pages[0]
        right = page.width - rulesets.load("generic", DAY).figure("margin_right_mm") * MM
        edges = [line["x0"] for line in page.lines if abs(line["x0"] - line["x1"]) < 0.1]
        assert edges and max(edges) <= right + 1
        in_table = {round(one["size"], 1) for one in page.chars if one["text"] == "携"}
        assert in_table == {round(rulesets.load("generic", DAY).figure("body_pt"), 1)}


def test_words_too_long_for_their_columns_widen_no_table_beyond_its_sheet() -> None:
    row = "| " + " | ".join(["Không" + "đổi" * 12] * 6) + " |"
    with pdfplumber.open(io.BytesIO(rendered("vn-state", text=f"Kết luận.\n{row}\n{row}").pdf)) as paper:
        page = paper.pages[0]
        right = page.width - rulesets.load("vn-state", DAY).figure("margin_right_mm") * MM
        edges = [line["x0"] for line in page.lines if abs(line["x0"] - line["x1"]) < 0.1]
        assert edges and max(edges) <= right + 1


def test_annexes_that_lie_across_count_their_own_pages_each() -> None:
    wide = "\n".join(["| Một | Hai | Ba | Bốn | Năm | Sáu | Bảy | Tám |"] * 60)
    carried = Particulars(annexes=parse_annexes(f"# Một\n{wide}\n# Hai\n{wide}\n# Ba\n1. Việc."))
    sheet = Sheet(rendered("vn-state", text="Kết luận.", particulars=carried))
    heads = [next(line for line in sheet.lines if line.page == page).text for page in range(1, sheet.pages)]
    begins = [place for place, text in enumerate(heads) if text.startswith("Phụ lục")]
    assert len(begins) == 3 and begins[1] > 1
    for begin, end in zip(begins, [*begins[1:], len(heads)], strict=True):
        assert heads[begin + 1 : end] == [str(n) for n in range(2, end - begin + 1)]


def test_every_type_of_every_regime_is_printed() -> None:
    """The whole list in one process: no type is without a layout, and its name or its letter's subject stands there."""
    for regime in rulesets.regimes():
        for version in rulesets.versions(regime):
            for rule in version.types.values():
                text = rule.outline or (DECISION if rule.form is Form.DECISION else "Đề nghị thực hiện.")
                made = rendered(regime, version, **_paper(regime, rule, text=text))
                assert made.pdf.startswith(b"%PDF-") and set(made.places) == {"Person", "Organ"}, (
                    version.id,
                    rule.code,
                )


def test_a_japanese_letter_tells_its_particulars_below_and_closes() -> None:
    sheet = Sheet(
        rendered(
            "generic",
            language="ja",
            type_code="CV",
            issuer="推進委員会",
            superior="",
            subject="会議の開催について",
            text="標記の会議を下記のとおり開催します。\n記\n1. 日時　三月十八日\n以上",
            addressees=["総務省", "内閣官房長官", "山田太郎様"],
        )
    )
    assert [sheet.line(name).text for name in ("総務省", "内閣", "山田")] == [
        "総務省　御中",
        "内閣官房長官　殿",
        "山田太郎様",
    ]
    right = sheet.size[0] - 25 * MM
    here, end = sheet.line("記"), sheet.line("以上")
    assert here.middle == pytest.approx(sheet.size[0] / 2, abs=1)
    assert end.x1 == pytest.approx(right, abs=1)
    assert sheet.line("2025年3月18日").x1 == pytest.approx(right, abs=2)
    # The bracket that closes the title fills half of its square.
    assert sheet.line("会議の開催について").middle == pytest.approx(sheet.size[0] / 2, abs=4)

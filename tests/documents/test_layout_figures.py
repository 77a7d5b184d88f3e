"""Margins, sizes and places, measured in the PDF against the figures of the rules.

Every measure is tried twice: with the figure as it is, and with another, so that a measure that sees nothing fails.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from decreta.core import rulesets
from decreta.documents.rendering.papers import Rendered
from decreta.documents.rendering.particulars import Particulars, parse_annexes
from decreta.signing.places import ORGAN_FIELD, PERSON_FIELD
from tests.documents.measuring import DAY, HEIGHT, LONG, MM, Sheet, rendered, with_figure

REGIMES = ("vn-party", "vn-state", "generic")
ANNEXES = "# Danh mục nhiệm vụ\n| STT | Nhiệm vụ |\n| 1 | Kết nối mạng |\n# Mẫu báo cáo\n" + "\n".join(
    ["1. Tình hình."] * 60
)
#: One short paper with everything that a notice may carry.
CARRIES: dict[str, Any] = {
    "text": "Kết luận.",
    "urgency": 1,
    "particulars": Particulars(
        circulation="internal",
        drafter_mark="TH",
        copies=30,
        contacts="Điện thoại: 024 3943 9731",
        annexes=parse_annexes(ANNEXES),
    ),
}


def _size(*starts: str) -> Callable[[Sheet], float]:
    def measured(sheet: Sheet) -> float:
        return next(line.size for line in sheet.lines if line.text.startswith(starts))

    return measured


def _foot(sheet: Sheet) -> float:
    return (HEIGHT - max(line.bottom for line in sheet.lines if line.page < sheet.pages - 1)) / MM


MEASURES: dict[str, Callable[[Sheet], float]] = {
    "margin_top_mm": lambda sheet: min(line.top for line in sheet.lines if line.page == 0) / MM,
    "margin_bottom_mm": _foot,
    "margin_left_mm": lambda sheet: min(line.x0 for line in sheet.lines) / MM,
    "margin_right_mm": lambda sheet: (sheet.size[0] - sheet.line("1.1.").x1) / MM,
    "national_pt": _size("ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA"),
    "motto_pt": _size("Độc lập"),
    "superior_pt": _size("BAN CHẤP HÀNH", "CHÍNH PHỦ", "Head Office"),
    "issuer_pt": _size("BAN CHỈ ĐẠO CHUYỂN", "BỘ KHOA", "Steering"),
    "asterisk_pt": _size("*"),
    "number_pt": _size("Số", "No."),
    "date_pt": _size("Hà Nội,"),
    "type_pt": _size("THÔNG BÁO", "NOTICE"),
    "subject_pt": _size("kết luận tại"),
    "body_pt": _size("Ngày 10/3/2025"),
    "line_pt": lambda sheet: sheet.pitches("1.1.")[0],
    "paragraph_gap_pt": lambda sheet: sheet.pitches("1.1.")[1] - sheet.pitches("1.1.")[0],
    "indent_mm": lambda sheet: (sheet.line("2.1.").x0 - min(line.x0 for line in sheet.lines)) / MM,
    "authority_pt": _size("PHÓ TRƯỞNG BAN", "THỨ TRƯỞNG", "Secretary of"),
    "signer_pt": _size("Đỗ Quỳnh Lan"),
    "recipients_label_pt": _size("Nơi nhận:", "Distribution:"),
    "recipients_pt": _size("- Các đồng chí", "Các đồng chí"),
    "page_number_pt": lambda sheet: next(line.size for line in sheet.lines if line.page == 1),
    "mark_pt": _size("KHẨN", "URGENT"),
    "annex_label_pt": _size("Phụ lục", "Annex"),
    "annex_title_pt": _size("DANH MỤC", "Danh mục"),
    "drafter_mark_pt": lambda sheet: next(line.size for line in sheet.lines if line.text.endswith("TH.(30)")),
    "contacts_pt": _size("Điện thoại"),
}
#: What only some papers carry, measured on one that carries it.
CARRIED = ("mark_pt", "annex_label_pt", "annex_title_pt", "drafter_mark_pt", "contacts_pt")
# Figures of letters, which a notice does not show, are measured below.
CASES = [
    (regime, name)
    for regime in REGIMES
    for name in rulesets.load(regime, DAY).layout
    if name != "letter_subject_pt" and not (regime == "generic" and name == "national_pt")
]
# Pages end with whole lines: the foot may be higher than the margin by less than a line with its gap.
_TOLERANCE = {"margin_bottom_mm": 9.0}


@pytest.fixture(scope="module")
def sheets() -> dict[str, Sheet]:
    return {regime: Sheet(rendered(regime)) for regime in REGIMES}


@pytest.fixture(scope="module")
def carrying() -> dict[str, Sheet]:
    return {regime: Sheet(rendered(regime, **CARRIES)) for regime in REGIMES}


@pytest.mark.parametrize(("regime", "name"), CASES)
def test_every_figure_is_found_in_the_paper(
    sheets: dict[str, Sheet], carrying: dict[str, Sheet], regime: str, name: str
) -> None:
    figure = rulesets.load(regime, DAY).figure(name)
    measured = MEASURES[name]((carrying if name in CARRIED else sheets)[regime])
    assert measured == pytest.approx(figure, abs=_TOLERANCE.get(name, 0.2))
    assert measured > figure - 0.2


@pytest.mark.parametrize(("regime", "name"), [case for case in CASES if case[0] != "generic"])
def test_a_figure_that_is_off_is_seen(regime: str, name: str) -> None:
    figure = rulesets.load(regime, DAY).figure(name)
    other = figure + (15 if name.endswith("_mm") else 2)
    carries = CARRIES if name in CARRIED else {}
    measured = MEASURES[name](Sheet(rendered(regime, with_figure(regime, name, other), **carries)))
    assert measured == pytest.approx(other, abs=_TOLERANCE.get(name, 0.2))
    assert measured != pytest.approx(figure, abs=_TOLERANCE.get(name, 0.2))


@pytest.mark.parametrize("regime", REGIMES)
def test_the_page_is_a4_and_numbered_from_the_second_on(sheets: dict[str, Sheet], regime: str) -> None:
    sheet = sheets[regime]
    assert [round(side / MM) for side in sheet.size] == [210, 297]
    assert sheet.pages >= 3
    firsts = [next(line for line in sheet.lines if line.page == page) for page in range(sheet.pages)]
    assert [line.text for line in firsts[1:]] == [str(page) for page in range(2, sheet.pages + 1)]
    assert firsts[0].text != "1"
    middle = (sheet.line("1.2.").x0 - rulesets.load(regime, DAY).figure("indent_mm") * MM + sheet.line("1.1.").x1) / 2
    for number in firsts[1:]:
        assert number.middle == pytest.approx(middle, abs=1)
        assert number.bottom < rulesets.load(regime, DAY).figure("margin_top_mm") * MM


def test_the_party_form(sheets: dict[str, Sheet]) -> None:
    sheet = sheets["vn-party"]
    national, superior, issuer = (
        sheet.line(text) for text in ("ĐẢNG CỘNG SẢN VIỆT NAM", "BAN CHẤP HÀNH TRUNG ƯƠNG", "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ")
    )
    star, number, date = sheet.line("*"), sheet.line("Số 06-TB/BCĐCĐS"), sheet.line("Hà Nội, ngày 18 tháng 3 năm 2025")
    assert national.is_bold
    assert sheet.rule_below(national) == pytest.approx((national.x0, national.x1), abs=1)
    assert (superior.is_bold, issuer.is_bold, number.is_bold) == (False, True, False)
    assert date.is_italic
    # The left column: one below the other around one middle; the right one begins beyond it.
    assert superior.top < issuer.top < star.top < number.top
    assert all(line.middle == pytest.approx(star.middle, abs=1) for line in (superior, issuer, number))
    assert national.middle == pytest.approx(date.middle, abs=1)
    assert max(superior.x1, issuer.x1, number.x1) < min(national.x0, date.x0)
    assert number.top == pytest.approx(date.top, abs=1)
    kind, subject, dashes = sheet.line("THÔNG BÁO"), sheet.line("kết luận tại"), sheet.line("-----")
    assert kind.is_bold and subject.is_bold
    assert kind.top < subject.top < dashes.top
    authority, position, name = sheet.line("T/M BAN CHỈ ĐẠO"), sheet.line("PHÓ TRƯỞNG BAN"), sheet.line("Đỗ Quỳnh Lan")
    assert (authority.is_bold, position.is_bold, name.is_bold) == (True, False, True)
    label = sheet.line("Nơi nhận:")
    assert (label.is_bold, label.is_italic) == (False, False)
    assert [page for page, x0, x1, _top in sheet.rules if (x0, x1) == pytest.approx((label.x0, label.x1), abs=1)]
    assert sheet.line("- Các đồng chí thành viên").text.endswith(";")
    assert sheet.line("- Lưu Văn phòng").text.endswith(".")


def test_the_state_form(sheets: dict[str, Sheet]) -> None:
    sheet = sheets["vn-state"]
    national, motto = sheet.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), sheet.line("Độc lập - Tự do - Hạnh phúc")
    issuer, subject = sheet.line("BỘ KHOA HỌC VÀ CÔNG NGHỆ"), sheet.line("kết luận tại")
    assert national.is_bold and motto.is_bold and issuer.is_bold
    assert sheet.rule_below(motto) == pytest.approx((motto.x0, motto.x1), abs=1)
    for line in (issuer, subject):
        left, right = sheet.rule_below(line)
        assert 1 / 3 <= (right - left) / (line.x1 - line.x0) <= 1 / 2
        assert (left + right) / 2 == pytest.approx(line.middle, abs=1)
    # The four rules of the head and the title are all: none stands under the nation's name.
    assert len([rule for rule in sheet.rules if rule[0] == 0]) == 3
    assert sheet.line("Số: 06/TB-BKHCN").top == pytest.approx(sheet.line("Hà Nội, ngày 18 tháng 3 năm 2025").top, abs=1)
    assert sheet.line("KT. BỘ TRƯỞNG").is_bold and sheet.line("THỨ TRƯỞNG").is_bold
    label = sheet.line("Nơi nhận:")
    assert label.is_bold and label.is_italic
    with pytest.raises(StopIteration):
        sheet.line("-----")


@pytest.mark.parametrize("regime", REGIMES)
def test_hand_between_position_and_name_seal_over_a_third_of_it(sheets: dict[str, Sheet], regime: str) -> None:
    sheet = sheets[regime]
    position, name = (line for line in sheet.lines if line.text.startswith(_SIGNS))
    hand, seal = sheet.places[PERSON_FIELD], sheet.places[ORGAN_FIELD]
    left, bottom, right, top = hand.box
    assert hand.page == seal.page == name.page == position.page == sheet.pages - 1
    assert (left + right) / 2 == pytest.approx(name.middle, abs=1) == pytest.approx(position.middle, abs=1)
    assert position.bottom < HEIGHT - top < HEIGHT - bottom < name.top
    assert (seal.box[2] - left) / (right - left) == pytest.approx(1 / 3, abs=0.01)
    assert (seal.box[1] + seal.box[3]) / 2 == pytest.approx((bottom + top) / 2, abs=1)
    assert (seal.box[2] - seal.box[0]) == pytest.approx(seal.box[3] - seal.box[1], abs=0.1)


_SIGNS = ("PHÓ TRƯỞNG BAN", "THỨ TRƯỞNG", "Secretary of", "Đỗ Quỳnh Lan")


def _letter(regime: str, **changes: object) -> Sheet:
    base: dict[str, object] = {"type_code": "CV", "subject": "đôn đốc thực hiện kết luận", "text": "Đề nghị báo cáo."}
    return Sheet(rendered(regime, **(base | changes)))


def test_a_letter_says_under_its_number_what_it_is_about() -> None:
    party, state = _letter("vn-party"), _letter("vn-state", symbol="05/BKHCN-VP")
    about = party.line("đôn đốc"), state.line("V/v đôn đốc")
    assert [(line.size, line.is_italic) for line in about] == [(pytest.approx(12), True), (pytest.approx(12), False)]
    for sheet, line in zip((party, state), about, strict=True):
        assert line.middle == pytest.approx(sheet.line("Số").middle, abs=1)
        assert not any(one.text.startswith("CÔNG VĂN") for one in sheet.lines)
    assert about[1].top - state.line("Số").bottom == pytest.approx(6, abs=0.5)


def test_several_addressees_stand_below_each_other() -> None:
    one = _letter("vn-party", addressees=["Bộ Tư pháp"])
    several = _letter("vn-party", addressees=["Bộ Tư pháp", "Bộ Nội vụ"], recipients=[])
    assert one.line("Kính gửi:").top == pytest.approx(one.line("Bộ Tư pháp").top, abs=1)
    first, second = several.line("- Bộ Tư pháp;"), several.line("- Bộ Nội vụ.")
    assert first.x0 == pytest.approx(second.x0, abs=0.5)
    assert first.top < second.top


def test_a_submission_is_submitted_in_the_party_and_sent_in_the_state() -> None:
    party = _letter("vn-party", type_code="TTr", addressees=["Ban Bí thư"])
    state = _letter("vn-state", type_code="TTr", addressees=["Chính phủ"])
    assert party.line("Kính trình:").is_italic
    assert not state.line("Kính gửi:").is_italic


def test_a_decision_of_the_state_names_its_bases_in_italics_and_its_articles_in_bold() -> None:
    text = "Căn cứ Luật Tổ chức Chính phủ;\nTheo đề nghị của Chánh Văn phòng.\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành Quy chế."
    sheet = _letter("vn-state", type_code="QĐ", symbol="12/QĐ-BKHCN", text=text)
    assert [line.text for line in sheet.lines if line.text.startswith("QUYẾT ĐỊNH")] == ["QUYẾT ĐỊNH", "QUYẾT ĐỊNH:"]
    assert sheet.line("Căn cứ").is_italic and sheet.line("Theo đề nghị").is_italic
    assert sheet.line("Điều 1.").is_bold and not sheet.line("Ban hành Quy chế").is_bold


@pytest.mark.parametrize("regime", ["vn-party", "vn-state"])
def test_a_draft_is_marked_and_leaves_room_for_number_and_day(regime: str) -> None:
    sheet = Sheet(rendered(regime, symbol="", blank_symbol="…-TB/BCĐ", draft_ordinal=2))
    assert sheet.line("Dự thảo lần 2").is_italic
    assert sheet.line("Số").text.endswith("…-TB/BCĐ")
    assert sheet.line("Hà Nội,").text == "Hà Nội, ngày … tháng … năm 2025"


@pytest.mark.parametrize("lines", range(14, 34))
def test_the_signature_never_stands_without_a_line_of_the_text(lines: int) -> None:
    text = "\n".join([*(f"{n}. Kết nối mạng đến cấp xã." for n in range(1, lines)), f"Trên đây là kết luận. {LONG}"])
    sheet = Sheet(rendered("vn-party", text=text))
    assert sheet.line("Trên đây").page == sheet.line("T/M").page == sheet.places[PERSON_FIELD].page


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    for lines in range(20, 40):
        text = "\n".join([*(f"1.{n}. Kết nối." for n in range(1, lines)), "2. Hạ tầng", f"2.1. {LONG}", *["Hết."] * 20])
        sheet = Sheet(rendered("vn-party", text=text))
        assert sheet.line("2. Hạ tầng").page == sheet.line("2.1.").page, lines


def test_many_recipients_and_a_long_subject_stay_on_the_paper() -> None:
    names = [f"Ủy ban nhân dân tỉnh, thành phố trực thuộc Trung ương thứ {n}" for n in range(1, 64)]
    sheet = Sheet(rendered("vn-party", text="Kết luận.", subject="kết luận của Trưởng Ban " * 25, recipients=names))
    listed = [line for line in sheet.lines if line.text.startswith("- Ủy ban")]
    assert len(listed) == 63
    bottom = HEIGHT - rulesets.load("vn-party", DAY).figure("margin_bottom_mm") * MM
    assert max(line.bottom for line in sheet.lines) <= bottom + 1
    assert max(line.x1 for line in sheet.lines) <= sheet.size[0] - 15 * MM + 1
    assert sheet.line("Kết luận.").page == sheet.places[PERSON_FIELD].page


def test_a_japanese_office_writes_number_day_and_issuer_at_the_right() -> None:
    paper: Rendered = rendered(
        "generic",
        language="ja",
        issuer="推進委員会",
        superior="",
        subject="会議の結論について",
        text="委員会は会議を開催した。",
        addressees=["総務省"],
        type_code="CV",
        recipients=["総務省", "控え"],
    )
    sheet = Sheet(paper)
    right = sheet.size[0] - 25 * MM
    assert [sheet.line(text).x1 for text in ("文書番号", "2025年3月18日", "推進委員会")] == pytest.approx(
        [right] * 3, abs=2
    )
    assert sheet.line("総務省").x0 == pytest.approx(25 * MM, abs=1)
    assert sheet.line("2025年3月18日").top < sheet.line("総務省").top < sheet.line("推進委員会").top
    assert sheet.line("会議の結論について（公文）").is_bold
    assert all("Italic" not in line.font for line in sheet.lines)

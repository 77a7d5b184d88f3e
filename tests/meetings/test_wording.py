"""The first words of a notice: what an office of the regime would write, and nothing of what nobody recorded."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pytest

from decreta.documents.rendering.blocks import parse_blocks
from decreta.meetings.domain.wording import Point, Session, compose

FULL = Session(
    title="Phiên họp thứ hai Ban Chỉ đạo Chuyển đổi số",
    body="Ban Chỉ đạo Chuyển đổi số",
    day=dt.date(2025, 3, 10),
    place="Trụ sở Trung ương Đảng",
    chair_title="Trưởng Ban, Ban Chỉ đạo Chuyển đổi số",
    chair_name="Phan Hữu Thịnh",
    present=9,
    invited=11,
    guests=2,
    points=(
        Point("Hạ tầng mạng", ("Bộ Khoa học và Công nghệ chủ trì.", "Các địa phương:\na) lập phương án;\nb) báo cáo.")),
        Point("Thể chế", ("Văn phòng chủ trì.",)),
    ),
    considered=("Hạ tầng mạng", "Thể chế", "Việc khác"),
    reported=("Bộ Khoa học và Công nghệ", "Văn phòng Trung ương Đảng"),
    agencies=("Văn phòng Trung ương Đảng", "Bộ Khoa học và Công nghệ"),
)
BARE = dataclasses.replace(
    FULL, chair_name="", present=None, guests=0, considered=(), reported=(), agencies=(), place="", serves=()
)
ENGLISH = dataclasses.replace(
    FULL,
    title="Second session",
    body="Steering Committee",
    place="Room 2",
    chair_title="Chair",
    chair_name="Ann Other",
    points=(Point("Network", ("The office connects all sites.",)),),
    considered=("Network",),
    reported=("the office",),
    agencies=("The office",),
    language="en",
)
JAPANESE = dataclasses.replace(
    ENGLISH,
    title="第2回会議",
    body="推進委員会",
    place="第1会議室",
    chair_title="委員長",
    chair_name="山田太郎",
    points=(Point("ネットワーク", ("事務局は全拠点を接続すること。",)),),
    considered=("ネットワーク",),
    reported=("事務局",),
    agencies=("事務局",),
    language="ja",
)


def test_the_party_form() -> None:
    words = compose("vn-party", FULL)
    assert words.subject == "kết luận của đồng chí Trưởng Ban tại phiên họp thứ hai Ban Chỉ đạo Chuyển đổi số"
    assert words.lines == [
        (
            "Ngày 10/3/2025, tại Trụ sở Trung ương Đảng, Ban Chỉ đạo Chuyển đổi số tổ chức phiên họp thứ hai để xem xét: "
            "(1) hạ tầng mạng; (2) thể chế; (3) việc khác. Đồng chí Phan Hữu Thịnh, Trưởng Ban, chủ trì phiên họp; "
            "dự họp có 9/11 thành viên và 2 đại biểu được mời."
        ),
        (
            "Trên cơ sở báo cáo của Bộ Khoa học và Công nghệ và Văn phòng Trung ương Đảng, ý kiến của các đại biểu dự họp, "
            "đồng chí Trưởng Ban kết luận như sau:"
        ),
        "1. Hạ tầng mạng",
        "1.1. Bộ Khoa học và Công nghệ chủ trì.",
        "1.2. Các địa phương:",
        "a) lập phương án;",
        "b) báo cáo.",
        "2. Thể chế",
        "2.1. Văn phòng chủ trì.",
        (
            "Giao Văn phòng Trung ương Đảng và Bộ Khoa học và Công nghệ theo dõi, đôn đốc, tổng hợp kết quả thực hiện, "
            "báo cáo Ban Chỉ đạo Chuyển đổi số tại phiên họp sau."
        ),
        (
            "Trên đây là kết luận của đồng chí Trưởng Ban tại phiên họp thứ hai Ban Chỉ đạo Chuyển đổi số, "
            "Ban Chỉ đạo Chuyển đổi số thông báo để các cơ quan, đơn vị biết, thực hiện."
        ),
    ]
    assert words.archive == "Lưu Văn phòng Trung ương Đảng"


def test_the_state_form_knows_no_comrades_and_ends_as_the_decree_says() -> None:
    words = compose("vn-state", FULL)
    assert "đồng chí" not in words.text.casefold()
    assert words.text.endswith("./.")
    assert words.lines[0].startswith("Ngày 10/3/2025, tại Trụ sở Trung ương Đảng, Ban Chỉ đạo Chuyển đổi số tổ chức")
    assert words.subject.startswith("Kết luận của Trưởng Ban tại phiên họp thứ hai")
    assert words.archive == "Lưu: VT"


def test_an_office_without_a_form_writes_its_own_language() -> None:
    english, japanese = compose("generic", ENGLISH), compose("generic", JAPANESE)
    assert english.lines == [
        (
            "On 10 March 2025, at Room 2, Steering Committee held “Second session”; Ann Other, Chair, was in the chair. "
            "9 of 11 members and 2 guests took part. The session considered: Network."
        ),
        "Having heard the reports of the office and the discussion, the chair concluded as follows:",
        "1. Network",
        "1.1. The office connects all sites.",
        "The office follows what is done and reports on it at the next session.",
        "Steering Committee gives notice of these conclusions to all concerned, for their action.",
    ]
    assert japanese.subject == "第2回会議における議長の結論について"
    assert japanese.lines == [
        (
            "推進委員会は、2025年3月10日、第1会議室において、「第2回会議」を開催した。議長は委員長の山田太郎が務めた。"
            "委員11名中9名及び招請者2名が出席した。議題は、「ネットワーク」である。"
        ),
        "事務局からの報告及び審議を踏まえ、議長は次のとおり結論した。",
        "1. ネットワーク",
        "1.1. 事務局は全拠点を接続すること。",
        "事務局は、実施状況を把握し、次回の会議に報告すること。",
        "上記の結論を関係機関に通知する。各機関は所要の措置を講じること。",
    ]
    assert (english.language, japanese.language) == ("en", "ja")


@pytest.mark.parametrize(
    ("regime", "language"), [("vn-party", "vi"), ("vn-state", "vi"), ("generic", "en"), ("generic", "ja")]
)
def test_nothing_is_said_of_what_nobody_recorded(regime: str, language: str) -> None:
    text = compose(regime, dataclasses.replace(BARE, language=language, points=())).text
    assert not re.search(r"\b0/|None|\b0 |\b0名|\(\)|,\s*[,.;]|  |: \.|“”|「」", text)
    assert "thành viên" not in text and "members" not in text and "名" not in text
    assert "Giao" not in text and "next session" not in text and "次回" not in text
    assert len(text.split("\n")) == 3


def test_anchors_of_clauses_are_the_numbers_of_points_and_conclusions() -> None:
    labelled = [block.anchor for block in parse_blocks(compose("vn-party", FULL).text) if block.label]
    assert labelled == ["1", "1.1", "1.2", "1.2.a", "1.2.b", "2", "2.1"]


@pytest.mark.parametrize(
    ("title", "within"),
    [
        ("Phiên họp thường kỳ", "phiên họp thường kỳ"),
        ("Hà Nội báo cáo", "Hà Nội báo cáo"),
        ("CNTT năm 2025", "CNTT năm 2025"),
    ],
)
def test_a_title_within_a_sentence_begins_small_unless_it_is_a_name(title: str, within: str) -> None:
    words = compose("vn-party", dataclasses.replace(FULL, title=title))
    assert words.subject.endswith(f"tại {within}")


def test_a_working_group_says_whom_it_serves() -> None:
    serving = dataclasses.replace(FULL, body="Tổ công tác", serves=("Ban Chỉ đạo A", "Ban Chỉ đạo B"))
    assert "phục vụ Ban Chỉ đạo A và Ban Chỉ đạo B" in compose("vn-party", serving).text

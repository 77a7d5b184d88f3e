"""Makes `examples/first-hour`: an invented ministry's own lists, as its office would keep them, with a fixed seed.

    python tools/example_lists.py [FOLDER]

Six workbooks in the order in which they are imported. The ministry, its people and its tasks are invented.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "first-hour"
SEED = 57
MADE_AT = dt.datetime(2026, 1, 5, 8, 0)  # noqa: DTZ001 - what a workbook says of itself has no zone
SINCE = "01/01/2021"

MINISTRY = ("bqlv", "Bộ Quản lý Vùng", "BQLV")
#: Departments and offices of the ministry: code, name, what they usually do.
OFFICES = (
    ("vp", "Văn phòng Bộ", "VP"),
    ("ctsc", "Cục Chuyển đổi số", "CCĐS"),
    ("vpc", "Vụ Pháp chế", "PC"),
    ("vkhtc", "Vụ Kế hoạch - Tài chính", "KHTC"),
    ("vtccb", "Vụ Tổ chức cán bộ", "TCCB"),
    ("vhtqt", "Vụ Hợp tác quốc tế", "HTQT"),
    ("ttra", "Thanh tra Bộ", "TTr"),
    ("cqh", "Cục Quy hoạch", "CQH"),
    ("cht", "Cục Hạ tầng vùng", "CHT"),
    ("cmt", "Cục Môi trường vùng", "CMT"),
    ("vien", "Viện Nghiên cứu phát triển vùng", "VNC"),
    ("tttt", "Trung tâm Thông tin", "TTTT"),
)
SUBJECTS = (
    ("Xây dựng, trình ban hành {thing}", ("{thing} được ban hành",)),
    ("Rà soát, đề xuất sửa đổi, bổ sung {thing}", ("Báo cáo rà soát", "Dự thảo sửa đổi")),
    ("Tổ chức lấy ý kiến các đơn vị, địa phương về {thing}", ("Báo cáo tổng hợp ý kiến",)),
    ("Hướng dẫn, kiểm tra việc thực hiện {thing}", ("Văn bản hướng dẫn", "Kế hoạch kiểm tra")),
    ("Tổng kết việc thực hiện {thing}, báo cáo Bộ trưởng", ("Báo cáo tổng kết",)),
    ("Cập nhật, công bố dữ liệu về {thing} trên cổng thông tin của Bộ", ("Bộ dữ liệu được công bố",)),
    ("Bố trí kinh phí, nhân lực triển khai {thing}", ("Tờ trình phân bổ kinh phí",)),
    ("Tập huấn cho cán bộ, công chức về {thing}", ("Kế hoạch tập huấn", "Danh sách người đã tập huấn")),
)
THINGS = (
    "Quy chế làm việc của Ban Chỉ đạo",
    "Kế hoạch chuyển đổi số năm 2026 của Bộ",
    "Danh mục dữ liệu mở của Bộ",
    "Quy định về quản lý hồ sơ công việc điện tử",
    "Quy hoạch vùng giai đoạn 2026 - 2030",
    "Bộ chỉ số đánh giá kết quả chuyển đổi số của các đơn vị",
    "Đề án kết nối, chia sẻ dữ liệu giữa các địa phương trong vùng",
    "Quy trình tiếp nhận, trả kết quả thủ tục hành chính trên môi trường điện tử",
    "Phương án bảo đảm an toàn thông tin hệ thống điều hành",
    "Chương trình bồi dưỡng kỹ năng số cho công chức",
    "Cơ sở dữ liệu hạ tầng vùng",
    "Quy định về họp không giấy tại Bộ",
    "Báo cáo hiện trạng môi trường vùng",
    "Danh mục dịch vụ công trực tuyến toàn trình",
    "Kế hoạch kiểm tra công tác cải cách hành chính năm 2026",
    "Thỏa thuận hợp tác với các viện nghiên cứu trong nước",
)
#: The notices of the steering committee: number, day, subject.
NOTICES = (
    ("01-TB/BCĐ", dt.date(2025, 12, 5), "Kết luận phiên họp thứ nhất của Ban Chỉ đạo chuyển đổi số"),
    ("02-TB/BCĐ", dt.date(2025, 12, 19), "Kết luận phiên họp thứ hai của Ban Chỉ đạo chuyển đổi số"),
    ("03-TB/BCĐ", dt.date(2026, 1, 16), "Kết luận về nhiệm vụ trọng tâm quý I năm 2026"),
    ("04-TB/BCĐ", dt.date(2026, 2, 27), "Kết luận về dữ liệu dùng chung và an toàn thông tin"),
)
PEOPLE = (
    ("binh.tt", "Trịnh Thanh Bình", "bcdcds.secretary", "không"),
    ("cuong.lv", "Lại Văn Cường", "bcdcds.head", "có"),
    ("dung.pm", "Phí Minh Dung", "vp.clerk", "không"),
    ("giang.nt", "Nông Thu Giang", "ctsc-tm.officer", "không"),
)


def write(folder: Path) -> list[Path]:
    """Write the six workbooks."""
    folder.mkdir(parents=True, exist_ok=True)
    sheets = {
        "1-co-quan": organisations(),
        "2-don-vi": units(),
        "3-ban-chi-dao": bodies(),
        "4-chuc-vu": posts(),
        "5-tai-khoan": accounts(),
        "6-can-bo": persons(),
        "7-nhiem-vu": tasks(),
    }
    return [_book(folder / f"{name}.xlsx", rows) for name, rows in sheets.items()]


def organisations() -> list[Sequence[str]]:
    """The ministry and its offices, each below it."""
    head = (
        "Mã cơ quan",
        "Tên cơ quan",
        "Loại cơ quan",
        "Ký hiệu",
        "Trực thuộc",
        "Từ ngày",
        "Căn cứ",
        "Các tên viết tắt",
    )
    code, name, symbol = MINISTRY
    rows = [(code, name, "bộ, cơ quan ngang bộ", symbol, "", SINCE, "", "Bộ QLV")]
    rows += [(one, title, "cơ quan nhà nước", short, code, SINCE, "", "") for one, title, short in OFFICES]
    return [head, *rows]


def units() -> list[Sequence[str]]:
    """The units in which people of the example have their posts."""
    head = ("Mã đơn vị", "Tên đơn vị", "Cơ quan", "Từ ngày")
    return [
        head,
        ("vp-vt", "Phòng Văn thư", "Văn phòng Bộ", SINCE),
        ("ctsc-tm", "Phòng Tham mưu", "Cục Chuyển đổi số", SINCE),
    ]


def bodies() -> list[Sequence[str]]:
    """The steering committee, with the office that is its standing agency."""
    head = ("Mã", "Tên", "Loại", "Ký hiệu", "Cơ quan thường trực", "Nhiệm kỳ", "Chế độ", "Từ ngày", "Căn cứ")
    name = "Ban Chỉ đạo chuyển đổi số của Bộ"
    row = (
        "bcdcds",
        name,
        "ban chỉ đạo",
        "BCĐ",
        "Văn phòng Bộ",
        "Nhiệm kỳ 2025",
        "vn-party",
        "01/11/2025",
        "12/QĐ-BQLV",
    )
    return [head, row]


def posts() -> list[Sequence[str]]:
    """The posts of the committee and of those who work for it."""
    head = ("Mã chức vụ", "Tên chức vụ", "Vai trò", "Ban chỉ đạo", "Đơn vị", "Được ký", "Chức danh ký")
    return [
        head,
        ("bcdcds.head", "Trưởng Ban Chỉ đạo", "người đứng đầu", "bcdcds", "", "có", "TRƯỞNG BAN"),
        ("bcdcds.secretary", "Thư ký Ban Chỉ đạo", "thư ký ban chỉ đạo, hội đồng", "bcdcds", "", "không", ""),
        ("vp.clerk", "Văn thư Bộ", "văn thư", "", "vp-vt", "không", ""),
        ("ctsc-tm.officer", "Chuyên viên Cục Chuyển đổi số", "chuyên viên", "", "ctsc-tm", "không", ""),
    ]


def accounts() -> list[Sequence[str]]:
    """Who may sign in."""
    return [("Tên đăng nhập", "Ngôn ngữ", "Xác thực hai lớp"), *[(one[0], "vi", one[3]) for one in PEOPLE]]


def persons() -> list[Sequence[str]]:
    """Who holds which post."""
    head = ("Họ và tên", "Tên đăng nhập", "Mã chức vụ", "Từ ngày")
    return [head, *[(name, login, post, "01/11/2025") for login, name, post, _factor in PEOPLE]]


def tasks(count: int = 200) -> list[Sequence[str]]:
    """The ministry's own list of tasks: 200 rows of four notices."""
    chance = random.Random(SEED)  # noqa: S311 - an example, the same each time
    head = (
        "STT",
        "Số, ký hiệu văn bản",
        "Ngày ban hành",
        "Trích yếu",
        "Nội dung nhiệm vụ",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Thời hạn hoàn thành",
        "Sản phẩm",
    )
    rows: list[Sequence[str]] = [("BẢNG TỔNG HỢP NHIỆM VỤ BAN CHỈ ĐẠO GIAO", *[""] * 8), ("",) * 9, head]
    pairs = [(verb, thing) for thing in THINGS for verb in SUBJECTS]
    chance.shuffle(pairs)
    for number in range(1, count + 1):
        (words, made), thing = pairs[(number - 1) % len(pairs)]
        round_ = (number - 1) // len(pairs)
        symbol, day, subject = NOTICES[(number - 1) * len(NOTICES) // count]
        lead, *others = chance.sample(OFFICES, chance.choice((1, 2, 2, 3)))
        title = words.format(thing=_lower(thing)) + (f" (giai đoạn {round_ + 1})" if round_ else "")
        rows.append(
            (
                str(number),
                symbol,
                f"{day:%d/%m/%Y}",
                subject,
                title,
                _called(lead, chance),
                "; ".join(_called(one, chance) for one in others),
                _deadline(day, chance),
                "; ".join(one.format(thing=thing) for one in made),
            )
        )
    return rows


def _lower(thing: str) -> str:
    return thing[0].lower() + thing[1:]


def _called(office: tuple[str, str, str], chance: random.Random) -> str:
    """An office as lists name it: in full, or by its symbol."""
    return office[1] if chance.random() < 0.85 else office[2]


def _deadline(day: dt.date, chance: random.Random) -> str:
    """A deadline as lists state it; some state none."""
    months = day.month - 1 + chance.randint(1, 6)
    year, month = day.year + months // 12, months % 12 + 1
    forms = (
        f"tháng {month}/{year}",
        f"tháng {month}/{year}",
        f"{chance.randint(13, 28)}/{month:02d}/{year}",
        f"trước ngày {chance.randint(13, 28)}/{month}/{year}",
        f"Quý {('I', 'II', 'III', 'IV')[(month - 1) // 3]}/{year}",
        "Thường xuyên",
        "",
    )
    return chance.choice(forms)


def _book(path: Path, rows: Iterable[Sequence[str]]) -> Path:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": MADE_AT})
        sheet = book.add_worksheet("Danh mục")
        text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for place in range(10):
            sheet.set_column(place, place, 46 if place == 4 else 22, text)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)
    return path


if __name__ == "__main__":
    for made in write(Path(sys.argv[1]) if sys.argv[1:] else FOLDER):
        print(made)

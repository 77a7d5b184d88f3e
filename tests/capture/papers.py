"""Papers of all regimes, set by our own layouts; and the same as a scanner brings them."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from functools import cache
from typing import Any

import pypdfium2
from PIL import Image

from decreta.core import rulesets
from decreta.documents.rendering.blocks import parse_blocks
from decreta.documents.rendering.papers import Paper, render

DAY = dt.date(2025, 3, 14)
_BODY = {
    "vi": "Thực hiện Thông báo kết luận số 03-TB/BCĐTW ngày 06/3/2025 của Ban Chỉ đạo Trung ương, cơ quan đã nghiên cứu dự thảo "
    "và có ý kiến như sau:\n1. Cơ bản thống nhất với kết cấu dự thảo gồm nhóm chỉ số chiến lược và nhóm chỉ số tác nghiệp.\n"
    "2. Đề nghị gửi ý kiến trước ngày 10/4/2025 để tổng hợp, báo cáo cấp có thẩm quyền xem xét, quyết định.",
    "en": "Following the decision of the board, please send your comments on the draft indicators.\n"
    "We agree with the structure of the draft and propose to separate the two groups of indicators.",
    "ja": "標記の件について、下記のとおり通知します。関係部署は期限までに意見を提出してください。",
}


@dataclass(frozen=True)
class Case:
    """A paper by its regime and what it bears; what the form should be given."""

    regime: str
    type_code: str
    symbol: str
    issuer: str
    subject: str
    signer: str
    language: str = "vi"
    superior: str = ""
    authority: str = ""
    position: str = "Giám đốc"
    addressees: tuple[str, ...] = ()

    def expected(self) -> dict[str, str]:
        """The fields as they stand on the paper."""
        return {
            "sender": self.issuer,
            "symbol": self.symbol,
            "issued_on": DAY.isoformat(),
            "type_code": self.type_code,
            "subject": self.subject,
            "signed_by": self.signer,
        }


CASES = (
    Case(
        "vn-party",
        "TB",
        "06-TB/BCĐCĐS",
        "Ban Chỉ đạo chuyển đổi số trong các cơ quan Đảng",
        "kết luận phiên họp thứ hai của Ban Chỉ đạo",
        "Đỗ Quỳnh Lan",
        superior="Ban Chấp hành Trung ương",
        authority="T/M Ban Chỉ đạo",
        position="Phó Trưởng ban",
    ),
    Case(
        "vn-party",
        "CV",
        "15671-CV/VPTW",
        "Văn phòng Trung ương Đảng",
        "phối hợp khảo sát hạ tầng kết nối tại cơ quan đảng cấp xã",
        "Bùi Thanh Mai",
        superior="Ban Chấp hành Trung ương",
        authority="K/T Chánh Văn phòng",
        position="Phó Chánh Văn phòng",
        addressees=("Bộ Khoa học và Công nghệ",),
    ),
    Case(
        "vn-party",
        "QĐ",
        "12-QĐ/ĐU",
        "Đảng ủy xã Sông Bạch",
        "về việc thành lập Tổ giúp việc Ban Chỉ đạo",
        "Phan Hữu Thịnh",
        superior="Đảng bộ tỉnh Quảng Ninh",
        authority="T/M Đảng ủy",
        position="Bí thư",
    ),
    Case(
        "vn-state",
        "CV",
        "742/BKHCN-CNS",
        "Bộ Khoa học và Công nghệ",
        "V/v góp ý dự thảo bộ chỉ số theo dõi, đánh giá, giám sát thực hiện Nghị quyết số 57-NQ/TW",
        "Lưu Gia Bình",
        authority="KT. Bộ trưởng",
        position="Thứ trưởng",
        addressees=("Văn phòng Trung ương Đảng",),
    ),
    Case(
        "vn-state",
        "KH",
        "15/KH-UBND",
        "Ủy ban nhân dân thành phố Hạ Long",
        "triển khai phong trào bình dân học vụ số năm 2025",
        "Trịnh Quang Vinh",
        superior="Ủy ban nhân dân tỉnh Quảng Ninh",
        authority="TM. Ủy ban nhân dân",
        position="Chủ tịch",
    ),
    Case(
        "vn-state",
        "QĐ",
        "08/QĐ-CNSB",
        "Công ty cổ phần Cấp nước Sông Bạch",
        "Về việc ban hành Quy chế quản lý, khai thác hệ thống thông tin",
        "Cù Thế Phương",
    ),
    Case(
        "generic",
        "TB",
        "45-TB/RRDI",
        "Red River Data Institute",
        "Comments on the draft indicators",
        "Martha Keller",
        language="en",
        superior="National Academy",
        position="Director",
    ),
    Case(
        "generic",
        "CV",
        "46-CV/RRDI",
        "Red River Data Institute",
        "Comments on the draft indicators",
        "Martha Keller",
        language="en",
        superior="National Academy",
        position="Director",
        addressees=("Central Party Office",),
    ),
    Case(
        "generic",
        "TB",
        "12-TB/DKJ",
        "データ研究所",
        "指標案に対する意見の提出について",
        "山田太郎",
        language="ja",
        position="所長",
        addressees=("各部署長",),
    ),
)
LETTER = CASES[3]


@cache
def paper_of(case: Case, body: str = "") -> bytes:
    """The paper with a text layer, as our own layouts set it."""
    facts: dict[str, Any] = {
        name: getattr(case, name)
        for name in ("type_code", "symbol", "issuer", "superior", "authority", "position", "signer", "language")
    }
    subject = case.subject.removeprefix("V/v ")
    return render(
        Paper(
            **facts,
            subject=subject,
            blocks=parse_blocks(body or _BODY[case.language]),
            place={"en": "Hanoi", "ja": "東京"}.get(case.language, "Hà Nội"),
            day=DAY,
            recipients=("Như trên", "Lưu Văn phòng") if case.language == "vi" else ("File",),
            addressees=case.addressees,
        ),
        rules=rulesets.load(case.regime, DAY),
    ).pdf


@cache
def scan_of(pdf: bytes, dpi: int = 200, form: str = "PNG") -> bytes:
    """The pages as a scanner brings them: images without a text layer, several in one TIFF."""
    with pypdfium2.PdfDocument(pdf) as paper:
        images = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in paper]
    written = io.BytesIO()
    several = {"save_all": True, "append_images": images[1:], "compression": "tiff_lzw"} if form == "TIFF" else {}
    images[0].save(written, form, dpi=(dpi, dpi), **several)
    return written.getvalue()


def image(size: tuple[int, int] = (60, 80), form: str = "PNG", mode: str = "RGB", **how: Any) -> bytes:
    """A small image."""
    written = io.BytesIO()
    Image.new(mode, size).save(written, form, **how)
    return written.getvalue()

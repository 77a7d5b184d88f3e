"""Lists of the structure as an administrator brings them: two good rows of each kind, and the same with a changed cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.organisation.domain import structure
from tests.documents.office import ISSUE_DAY, SINCE, SYSTEM, Office, build
from tests.scenario.sheets import sheet

Cells = dict[str, Any]


@dataclass(frozen=True)
class Good:
    """Two good rows of a kind; the cell of the first that is changed, its new value, and what the grid says of it."""

    rows: tuple[Cells, Cells]
    changed: Cells = field(default_factory=dict)
    difference: tuple[list[str], ...] = ()
    #: What becomes of the rows when the import is undone, and why a change stays, where it does.
    undone: str = "kept"
    stays: str = ""


GOOD: dict[str, Good] = {
    "organisation.organisations": Good(
        (
            {"code": "btp", "name_vi": "Bộ Tư pháp", "kind": "ministry", "valid_from": "13/02/2025"},
            {
                "code": "btp-cuc",
                "name_vi": "Cục Thi hành án",
                "kind": "other",
                "parent": "btp",
                "valid_from": "01/03/2025",
            },
        ),
        {"name_vi": "Bộ Tư pháp Việt Nam"},
        (["name_vi", "Bộ Tư pháp", "Bộ Tư pháp Việt Nam"],),
    ),
    "organisation.units": Good(
        (
            {"code": "vptw-tc", "name_vi": "Vụ Tài chính", "organisation": "VPTW", "valid_from": "13/02/2025"},
            {
                "code": "vptw-tc1",
                "name_vi": "Phòng Kế toán",
                "organisation": "vptw",
                "parent": "vptw-tc",
                "valid_from": "13/02/2025",
            },
        ),
        {"name_vi": "Vụ Tài chính - Kế hoạch", "symbol": "TCKH"},
        (["name_vi", "Vụ Tài chính", "Vụ Tài chính - Kế hoạch"], ["symbol", "", "TCKH"]),
    ),
    "organisation.bodies": Good(
        (
            {
                "code": "bcdtw",
                "name_vi": "Ban Chỉ đạo Trung ương",
                "kind": "committee",
                "symbol": "BCĐTW",
                "standing_agencies": "VPTW; Bộ KH&CN",
                "term": "Nhiệm kỳ 2025",
                "valid_from": "13/02/2025",
            },
            {
                "code": "tgv",
                "name_vi": "Tổ giúp việc",
                "kind": "working_group",
                "symbol": "TGV",
                "serves": "bcdtw",
                "valid_from": "13/02/2025",
            },
        ),
        {"superior_name": "Ban Chấp hành Trung ương"},
        (["superior_name", "", "Ban Chấp hành Trung ương"],),
    ),
    "organisation.groups": Good(
        (
            {"code": "cac-bo", "name_vi": "Các bộ", "members": "Bộ KH&CN", "valid_from": "13/02/2025"},
            {"code": "dang", "name_vi": "Cơ quan Đảng", "members": "VPTW; bkhcn", "valid_from": "13/02/2025"},
        ),
        {"members": "bkhcn; VPTW"},
        (["members", "bkhcn", "bkhcn; vptw"],),
        stays="The last day must be after the first.",
    ),
    "organisation.successions": Good(
        (
            {
                "predecessor": "btttt",
                "successor": "bkhcn",
                "kind": "merged",
                "takes_effect_on": "2025-03-01",
                "authority": "176/2025/QH15",
            },
            {
                "predecessor": "bkhdt",
                "successor": "bkhcn",
                "kind": "succeeded",
                "takes_effect_on": "2025-03-01",
                "authority": "176/2025/QH15",
            },
        ),
    ),
    "organisation.posts": Good(
        (
            {"code": "vptw-th.cv", "name_vi": "Chuyên viên", "role": "officer", "unit": "vptw-th"},
            {"code": "bcdcds.uv", "name_vi": "Ủy viên", "role": "member", "body": "bcdcds", "valid_from": "13/02/2025"},
        ),
        {"rank": "20", "signs": True},
        (["signs", "no", "yes"], ["rank", "50", "20"]),
    ),
    "accounts.accounts": Good(
        ({"login": "an.nv", "language": "Tiếng Việt"}, {"login": "binh.tt", "second_factor": True}),
        {"language": "日本語"},
        (["language", "vi", "ja"],),
        undone="undone",
    ),
    "organisation.persons": Good(
        (
            {"full_name": "Vũ Hải Đăng", "login": "member", "post": "officer", "valid_from": "18/04/2025"},
            {
                "full_name": "Trần Thị Bình",
                "email": "binh@vptw.vn",
                "post": "clerk",
                "valid_from": "18/04/2025",
                "authority": "QĐ 12",
            },
        ),
        {"authority": "QĐ 11"},
        (["authority", "", "QĐ 11"],),
        undone="undone",
    ),
    "organisation.days": Good(
        (
            {"day": "16/06/2025", "kind": "nghỉ bù", "reason": "Nghỉ bù", "organisation": "Văn phòng Trung ương Đảng"},
            {"day": "07/06/2025", "kind": "làm bù", "reason": "Làm bù"},
        ),
        {"reason": "Nghỉ bù ngày 30/4"},
        (["reason", "Nghỉ bù", "Nghỉ bù ngày 30/4"],),
        undone="undone",
    ),
}
KINDS = sorted(GOOD)


#: Cells that an import never changes, otherwise than they are.
FIXED: Cells = {
    "organisation": "Bộ KH&CN",
    "unit": "bkhcn-vp",
    "second_factor": True,
    "email": "khac@vptw.vn",
    "authority": "QĐ khác",
}


def content(kind: str, cells: Mapping[str, Any] | None = None, *others: Mapping[str, Any]) -> bytes:
    """The good rows of a kind as a workbook: cells of the first otherwise, and further rows."""
    first, second = GOOD[kind].rows
    return sheet(kind, [{**first, **(cells or {})}, second, *others])


@pytest.fixture
def office(db: None) -> Iterator[Office]:
    """The office of the tests on the day of the second notice, with two ministries that are gone."""
    with clock.frozen(ISSUE_DAY):
        built = build(with_users=True)
        for code, name in (("btttt", "Bộ Thông tin và Truyền thông"), ("bkhdt", "Bộ Kế hoạch và Đầu tư")):
            structure.found(
                code=code,
                names={"vi": name},
                kind="ministry",
                valid_from=SINCE,
                valid_to=ISSUE_DAY.date().replace(day=1),
                by=SYSTEM,
            )
        yield built


@pytest.fixture
def by(office: Office) -> Actor:
    return office.actor("administrator")

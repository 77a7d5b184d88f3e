"""An office whose secretary brings lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.kit.domain import importing, preparing
from decreta.kit.importing import Fault
from decreta.kit.models import ImportBatch
from decreta.organisation.domain import structure
from tests.documents.office import ISSUE_DAY, SINCE, SYSTEM, Office, build
from tests.kit.importing.sheets import workbook

HEADINGS = (
    "STT",
    "Số, ký hiệu văn bản",
    "Ngày ban hành",
    "Trích yếu",
    "Nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời hạn",
    "Sản phẩm",
)


@pytest.fixture
def office(db: None) -> Office:
    """The office on the day of the second notice, with two more agencies and a group."""
    with clock.frozen(ISSUE_DAY):
        built = build(with_users=True)
        for code, name, symbol in (("btp", "Bộ Tư pháp", "BTP"), ("bcy", "Ban Cơ yếu Chính phủ", "BCY")):
            structure.found(
                code=code,
                names={"vi": name},
                symbol=symbol,
                kind="ministry",
                valid_from=SINCE,
                regime="vn-state",
                by=SYSTEM,
            )
        old = structure.found(
            code="btttt", names={"vi": "Bộ Thông tin và Truyền thông"}, kind="ministry", valid_from=SINCE,
            valid_to=ISSUE_DAY.date(), by=SYSTEM,
        )  # fmt: skip
        structure.succeed(
            predecessor=old,
            successor=built.ministry,
            kind="merged",
            takes_effect_on=ISSUE_DAY.date(),
            authority="176/2025/QH15",
            by=SYSTEM,
        )
        structure.form_group(
            code="cac-bo", names={"vi": "Các bộ"}, members=[built.ministry], valid_from=SINCE, by=SYSTEM
        )
        yield built


@pytest.fixture
def by(office: Office) -> Actor:
    return office.actor("secretary")


def task(number: str = "1", **cells: Any) -> list[Any]:
    """A row of a good list, with some cells otherwise."""
    usual = {
        "number": number,
        "symbol": "09-TB/BCĐCĐS",
        "issued_on": "18/03/2025",
        "subject": "Kết luận phiên họp thứ hai",
        "title": f"Nhiệm vụ số {number}",
        "lead": "Văn phòng Trung ương Đảng",
        "coordinating": "",
        "deadline": "tháng 4/2025",
        "deliverables": "",
    }
    return list((usual | cells).values())


def tasks(*rows: list[Any]) -> bytes:
    """A workbook of tasks."""
    return workbook(HEADINGS, *rows)


def uploaded(content: bytes, *, by: Actor, kind: str = "directives.tasks", name: str = "nhiem-vu.xlsx") -> ImportBatch:
    return preparing.upload(kind=kind, content=content, name=name, by=by)


def judged(
    content: bytes,
    *,
    by: Actor,
    kind: str = "directives.tasks",
    orders: Mapping[str, str] | None = None,
    name: str = "nhiem-vu.xlsx",
) -> ImportBatch:
    """A list, read, matched by its headings and judged."""
    batch = uploaded(content, by=by, kind=kind, name=name)
    rows = preparing.match(batch, batch.mapping, orders or {}, by=by)
    preparing.keep_judged(batch, preparing.judge_rows(batch, rows, by=by))
    return batch


def run(
    batch: ImportBatch, *, by: Actor, row_by_row: bool = False, tell: Callable[[int], None] = lambda done: None
) -> ImportBatch:
    """Carry a judged batch out, as its job does."""
    started = importing.start(batch=batch, is_row_by_row=row_by_row, by=by, as_job=False)
    return importing.carry_out(started, by=by, tell=tell)


def faults(batch: ImportBatch, number: int = 2) -> dict[str, str]:
    """What is wrong in a row, by the column."""
    row = batch.rows.get(number=number)
    return {one["column"]: Fault.from_data(one).code for one in row.faults}

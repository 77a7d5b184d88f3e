"""Importing long lists: `python -m bench.imports [--size small|full]`, JSON lines.

A list of tasks is read, matched, judged and kept for the preview, at a half and the whole of its size (the growth tells
whether it is linear); then a part of it is carried out through the acts. The file is opened in a process of its own,
whose time is counted.
"""

from __future__ import annotations

import argparse
import io
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import psutil
import xlsxwriter

from bench._ground import cpu_ms, database_processes, office, say

SIZES = {"small": 2_000, "full": 20_000}
BUDGET_S = 30
#: Rows that are carried out, and tasks of one directive.
CARRIED_OUT, OF_ONE_DIRECTIVE = 400, 50


def workbook(rows: int) -> bytes:
    """A list of tasks of so many directives, with all that rows usually hold."""
    head = (
        "STT",
        "Số, ký hiệu",
        "Ngày ban hành",
        "Trích yếu",
        "Nhiệm vụ",
        "Chủ trì",
        "Phối hợp",
        "Thời hạn",
        "Sản phẩm",
    )
    leads = ("Bộ Tư pháp", "Văn phòng Trung ương Đảng", "BKHCN", "Bộ KH&CN", "ban co yeu chinh phu", "VNPT")
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, head)
        for number in range(1, rows + 1):
            symbol = f"{100 + number // OF_ONE_DIRECTIVE}-TB/BCĐCĐS"
            title = f"Nhiệm vụ số {number}: xây dựng, trình ban hành quy chế số {number % 977}"
            # Half the list further on: whoever leads a task does not coordinate in it under another of its names.
            lead, coordinating = leads[number % 6], leads[(number + 3) % 6]
            cells = (str(number), symbol, "18/03/2025", "Kết luận phiên họp", title, lead, coordinating)
            sheet.write_row(number, 0, (*cells, f"tháng {number % 12 + 1}/2026", "Quy chế; Tờ trình"))
    return made.getvalue()


def timed(run: Callable[[], Any]) -> tuple[Any, float, float]:
    """What it gives, CPU seconds of this process, its children and the database, and seconds on the clock."""
    processes = [psutil.Process(), *database_processes()]
    children, before, began = _children(), cpu_ms(processes), time.perf_counter()
    found = run()
    cpu = (cpu_ms(processes) - before) / 1000 + _children() - children
    return found, cpu, time.perf_counter() - began


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def preview(content: bytes, by: Any) -> Any:
    """Everything up to the preview."""
    from decreta.kit.domain import preparing

    batch = preparing.upload(kind="directives.tasks", content=content, name="nhiem-vu.xlsx", by=by)
    rows = preparing.match(batch, batch.mapping, {"issued_on": "day-first"}, by=by)
    preparing.keep_judged(batch, preparing.judge_rows(batch, rows, by=by))
    assert set(batch.counts) == {"new"}, batch.counts
    return batch


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="full")
    size = SIZES[parser.parse_args().size]
    with office():
        from decreta.core import clock
        from decreta.kit.domain import importing
        from decreta.web.demo.loading import STARTS_AT, load
        from decreta.web.demo.people import secretary_of

        load()
        with clock.frozen(STARTS_AT):
            by = secretary_of("bcdcds")
            preview(workbook(50), by)
            costs = []
            for rows in (size // 2, size):
                _batch, cpu, seconds = timed(lambda rows=rows: preview(workbook(rows), by))
                costs.append(cpu)
                budget = BUDGET_S * rows / SIZES["full"]
                say("imports/preview", n=rows, cpu_s=cpu, budget_cpu_s=budget, seconds=seconds)
            say("imports/growth", ratio=costs[1] / costs[0] / 2, budget=1.3)
            batch = preview(workbook(CARRIED_OUT), by)
            batch = importing.start(batch=batch, is_row_by_row=True, by=by, as_job=False)
            _done, cpu, seconds = timed(lambda: importing.carry_out(batch, by=by, tell=lambda done: None))
            say("imports/carry_out", n=CARRIED_OUT, cpu_ms=cpu * 1000 / CARRIED_OUT, seconds=seconds)
    return 0


if __name__ == "__main__":
    sys.exit(main())

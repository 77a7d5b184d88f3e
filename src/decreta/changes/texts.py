"""The official wording of letters that this area drafts. In the language of the paper, not of the screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from decreta.assignments.models import Assignee
from decreta.core import clock
from decreta.directives.models import Task
from decreta.directives.texts import paper_date
from decreta.organisation.models import Body


@dataclass(frozen=True)
class Decided:
    """One request with its task, as the letter tells it."""

    task: Task
    agency: Assignee
    asked_on: dt.date
    asked_until: dt.date
    lapses_at: dt.datetime | None
    until: dt.date | None
    reason: str


def letter_text(*, body: Body, lines: Sequence[Decided]) -> tuple[str, str]:
    """Subject and text of the letter, in the plain grammar of drafts."""
    symbols = sorted({line.task.directive.document.symbol for line in lines})
    agencies = list(dict.fromkeys(line.agency.name_vi for line in lines))
    granted = [line for line in lines if line.until is not None]
    refused = [line for line in lines if line.until is None]
    subject = f"V/v gia hạn thời gian thực hiện nhiệm vụ theo {', '.join(symbols)}"
    opening = (
        f"Xét đề nghị của {_joined(agencies)} về việc gia hạn thời gian thực hiện nhiệm vụ và kết quả thẩm tra của "
        f"bộ phận theo dõi, {body.name_vi} có ý kiến như sau:"
    )
    text = [opening]
    number = 0
    if granted:
        number += 1
        text.append(f"{number}. Đồng ý gia hạn thời gian thực hiện các nhiệm vụ sau:")
        text += [f"- {_named(line)}: {_term(line)}." for line in granted]
    if refused:
        number += 1
        text.append(f"{number}. Không đồng ý gia hạn thời gian thực hiện các nhiệm vụ sau:")
        text += [f"- {_named(line)}. Lý do: {line.reason.strip().rstrip('.')}." for line in refused]
    text.append(
        f"Đề nghị {_joined(agencies)} tổ chức thực hiện đúng thời hạn nêu trên. Thời hạn giao ban đầu được giữ nguyên "
        "để theo dõi, đánh giá."
    )
    return subject, "\n".join(text)


def _named(line: Decided) -> str:
    """The task as papers cite it. The letter has readers of its own: of a protected directive it carries the number only."""
    task = line.task
    what = f"Nhiệm vụ số {task.ordinal:02d}" if task.is_withheld else task.title_in("vi")
    return f"{what} ({task.directive.document.symbol}, mục {task.clause.anchor}; {line.agency.name_vi} chủ trì)"


def _term(line: Decided) -> str:
    assert line.until is not None
    before = f" thay cho thời hạn {paper_date(_last_day(line.lapses_at))}" if line.lapses_at else ""
    less = f" (đề nghị đến ngày {paper_date(line.asked_until)})" if line.until < line.asked_until else ""
    reason = f"; lý do: {line.reason.strip().rstrip('.')}" if line.reason.strip() else ""
    return f"gia hạn đến hết ngày {paper_date(line.until)}{before}{less}{reason}"


def _last_day(lapses_at: dt.datetime) -> dt.date:
    return (lapses_at.astimezone(clock.zone()) - dt.timedelta(microseconds=1)).date()


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}"

"""The official wording of papers that this area drafts. In the language of the paper, not of the screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from decreta.assignments.models import Assignee, Assignment
from decreta.core import clock
from decreta.core.deadlines import Deadline, words
from decreta.directives.models import Task
from decreta.organisation.models import Body, Organisation


def paper_date(day: dt.date) -> str:
    """A date as Vietnamese papers write it: `06/3/2025` (a zero before days below 10 and months 1 and 2 only)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def urging_text(
    *,
    body: Body,
    addressee: Assignee,
    tasks: Sequence[Task],
    assignments: Sequence[Assignment],
    answer_by: dt.date,
) -> tuple[str, str]:
    """Subject and text of an urging letter, in the plain grammar of drafts."""
    lapses = {one.matter_id: one.current_lapses_at for one in assignments}
    opening = (
        f"Thực hiện nhiệm vụ cơ quan thường trực theo dõi việc thực hiện các kết luận của {body.name_vi}, "
        f"qua rà soát, {addressee.name_vi} còn {len(tasks):02d} nhiệm vụ chưa hoàn thành, cụ thể:"
    )
    lines = [_line(task, Deadline.from_data(task.deadline), lapses.get(task.pk)) for task in tasks]
    return _subject(tasks), _letter(opening, lines, addressee.name_vi, answer_by)


def urging_text_below(
    *,
    issuer: Organisation | Body,
    receiver: Assignee,
    tasks: Sequence[Task],
    assignments: Sequence[Assignment],
    answer_by: dt.date,
) -> tuple[str, str]:
    """The same of a letter about what was handed down: each by its own deadline, not by that of the whole task."""
    of = {task.pk: task for task in tasks}
    given = sorted(assignments, key=lambda one: (str(of[one.matter_id].directive_id), of[one.matter_id].ordinal))
    who = receiver.name_vi
    opening = (
        f"Qua theo dõi, rà soát việc thực hiện các nhiệm vụ do {issuer.name_vi} giao, "
        f"{who} còn {len(given):02d} nhiệm vụ chưa hoàn thành, cụ thể:"
    )
    lines = [_line(of[one.matter_id], Deadline.from_data(one.deadline), one.current_lapses_at) for one in given]
    return _subject(tasks), _letter(opening, lines, who, answer_by)


def _subject(tasks: Sequence[Task]) -> str:
    symbols = sorted({task.directive.document.symbol for task in tasks})
    return f"V/v đôn đốc thực hiện nhiệm vụ theo {', '.join(symbols)}"


def _letter(opening: str, lines: Sequence[str], who: str, answer_by: dt.date) -> str:
    said = [opening, *(f"{number}. {line}" for number, line in enumerate(lines, start=1))]
    said.append(
        f"Đề nghị {who} khẩn trương tổ chức thực hiện, nêu rõ nguyên nhân chậm, kế hoạch và thời điểm bù tiến độ; "
        f"báo cáo kết quả trước 17 giờ ngày {paper_date(answer_by)}."
    )
    return "\n".join(said)


def _line(task: Task, deadline: Deadline, lapses_at: dt.datetime | None) -> str:
    due = words(deadline, "vi")
    lapse = (
        f", hết hạn lúc 24 giờ ngày {paper_date((lapses_at.astimezone(clock.zone()) - dt.timedelta(microseconds=1)).date())}"
        if lapses_at
        else ""
    )
    # The letter is a paper of its own, with readers of its own: of a protected directive it carries the number only.
    what = f"Nhiệm vụ số {task.ordinal:02d}" if task.is_withheld else task.title_in("vi")
    return f"{what} ({task.directive.document.symbol}, mục {task.clause.anchor}; thời hạn {due}{lapse})."

"""What a deadline runs from, as texts say it."""

from __future__ import annotations

import pytest

from decreta.core.deadline_reading import read_deadline
from decreta.core.deadlines import DECIDED, DECISION, ISSUED, RECEIVED, Deadline, PeriodUnit, words


@pytest.mark.parametrize(
    ("text", "event", "amount", "unit"),
    [
        ("15 ngày kể từ ngày ban hành", ISSUED, 15, PeriodUnit.DAY),
        ("trong vòng 10 ngày làm việc kể từ ngày ban hành Thông báo này", ISSUED, 10, PeriodUnit.WORKING_DAY),
        ("01 tuần kể từ ngày nhận được văn bản này", RECEIVED, 1, PeriodUnit.WEEK),
        ("2 tháng kể từ ngày kết luận", DECIDED, 2, PeriodUnit.MONTH),
        ("trong vòng 15 ngày", DECISION, 15, PeriodUnit.DAY),
        ("within 5 working days", DECISION, 5, PeriodUnit.WORKING_DAY),
        ("within 5 working days from the day of issue", ISSUED, 5, PeriodUnit.WORKING_DAY),
        ("発出日から10日以内", ISSUED, 10, PeriodUnit.DAY),
        ("10日以内", DECISION, 10, PeriodUnit.DAY),
    ],
)
def test_a_moment_of_the_decision_itself_is_known(text, event, amount, unit):
    assert read_deadline(text) == Deadline.after_event(event, amount, unit)


@pytest.mark.parametrize(
    "text", ["01 tuần kể từ khi địa phương có thông tin", "10 ngày kể từ ngày ban hành Nghị quyết của Quốc hội"]
)
def test_another_event_keeps_its_words(text):
    found = read_deadline(text)
    assert found.event_key not in {DECIDED, DECISION, ISSUED, RECEIVED} and dict(found.event_words)["vi"] in text


def test_the_words_say_what_it_runs_from():
    deadline = Deadline.after_event(ISSUED, 15, PeriodUnit.DAY)
    assert words(deadline, "en") == "within 15 days from the day of issue"
    assert "ban hành" in words(deadline, "vi") and "発出" in words(deadline, "ja")

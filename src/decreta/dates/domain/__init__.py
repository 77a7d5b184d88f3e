"""Acts on polls for the date of a sitting."""

from decreta.dates.domain.polls import (
    MOST_TIMES,
    answer_dates,
    ask_for_dates,
    choose_date,
    remind_of_dates,
    withdraw_dates,
)

__all__ = ["MOST_TIMES", "answer_dates", "ask_for_dates", "choose_date", "remind_of_dates", "withdraw_dates"]

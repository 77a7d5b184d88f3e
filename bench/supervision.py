"""Supervision at the size of a country: `python -m bench.supervision [--size small|full]`, JSON lines.

All tasks are of one body, whose secretary supervises them: 20 thousand tasks with 1 million assignments to 63 provinces and
their 3,321 communes and 5 million reports for `full` (400, 20 thousand, 100 thousand for `small`), with two years of facts,
loaded by COPY; and every commune has a small book of its own, shared upward. Spells are counted from the facts by the same
function as ever.

First it is held against a recount from facts alone, in SQL of its own, as of today and as of ten random days: the dashboard
with each of its lines, for `small` the rows of the printed report too, and the table of levels. One spell is falsified and
must be noticed. Then pages, report and sweep are measured. `ratio_to_raw` compares with fifty rows by a bare driver, in the
same run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sys
from typing import Any

from bench._ground import measured, office, say
from bench.lists import RawList
from bench.supervision_levels import check_levels, load_books, measure_levels, shown
from bench.supervision_load import load_country, superuser
from bench.supervision_measure import measure_pages, measure_report, measure_sweep, once
from bench.supervision_recount import differences, is_noticed

#: Tasks of the body; fifty assignments each, five reports to an assignment.
TASKS = {"small": 400, "full": 20_000}
#: Any days, but always the same.
SEED = 57


def main() -> int:
    """Load, check, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=TASKS, default="full")
    size = parser.parse_args().size
    with office():
        from django.conf import settings

        settings.ALLOWED_HOSTS.append("testserver")
        settings.DECRETA_API_PER_MINUTE = 1_000_000
        settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        from decreta.audit import sequencer
        from decreta.core import clock
        from decreta.web.demo.loading import load

        load()
        sequencer.run()
        today = clock.today()
        drawn = random.Random(SEED)
        days = sorted(today - dt.timedelta(days=drawn.randrange(1, 720)) for _ in range(10))
        body = _loaded(size, [today - dt.timedelta(days=10), today])
        _checked(body, [*days, today], size)
        raw = measured(RawList(), rounds=200)
        say("supervision/raw", size=size, **raw)
        measure_pages(body, days, size, raw["cpu_ms"])
        measure_levels(size, raw["cpu_ms"])
        measure_report(body, days[5], size)
        measure_sweep(size)
    return 0


def _loaded(size: str, days: list[dt.date]) -> Any:
    """Load everything and count it; what is shared upward is checked on the way. The body whose tasks they are."""
    from decreta.core import clock
    from decreta.directives.domain import counting

    before = {day: shown(day) for day in days}
    now = clock.now()
    body = load_country(TASKS[size], now)
    load_books(now)
    with superuser() as connection:
        connection.execute("VACUUM ANALYZE")
    cpu, seconds, counted = once(counting.count_everything)
    say("supervision/count everything", size=size, n=counted, cpu_ms=cpu, seconds=seconds)
    with superuser() as connection:
        connection.execute("VACUUM ANALYZE directives_spell")
    for day in days:
        check_levels(day, before[day], size)
    return body


def _checked(body: Any, days: list[dt.date], size: str) -> None:
    """Hold the dashboard of each day against the facts. Raises AssertionError."""
    found = [line for day in days for line in differences(body, day, has_rows=size == "small")]
    assert not found, "\n".join(found[:20])
    assert is_noticed(body, days[-1]), "a falsified spell was not noticed: the recount checks nothing"
    say("supervision/recount", size=size, days=len(days), equal=True, notices_a_falsified_spell=True)


if __name__ == "__main__":
    sys.exit(main())

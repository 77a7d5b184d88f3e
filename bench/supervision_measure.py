"""What the pages, the report and the sweep of supervision cost."""

from __future__ import annotations

import datetime as dt
import io
import resource
import threading
import time
from collections.abc import Callable
from typing import Any, Self

from bench._ground import cpu_ms, database_processes, measured, say, statements
from bench.lists import program, sign_in

#: Pages that have statements enough but no CPU budget of their own.
CYCLES = (None, 12)
#: CPU milliseconds and statements: of what counts, of a list, of the desk, of one task, of search.
COUNTS, LIST, DESK, TASK, SEARCH = (30, 12), (15, 10), (20, 12), (20, 15), (25, 6)


class Memory:
    """The most memory that this process had while something ran, in MB more than before."""

    def __enter__(self) -> Self:
        import psutil

        self._process, self._ends = psutil.Process(), threading.Event()
        self._before = self.most = self._process.memory_info().rss
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._watch.start()
        return self

    def _look(self) -> None:
        while not self._ends.wait(0.05):
            self.most = max(self.most, self._process.memory_info().rss)

    def __exit__(self, *error: object) -> None:
        self._ends.set()
        self._watch.join()
        self.megabytes = (self.most - self._before) / 1e6


def once(run: Callable[[], Any]) -> tuple[float, float, Any]:
    """CPU milliseconds of all processes, seconds on the wall, and what it gave."""
    import psutil

    processes = [psutil.Process(), *database_processes()]
    before, started = cpu_ms(processes), time.perf_counter()
    found = run()
    return cpu_ms(processes) - before, time.perf_counter() - started, found


Budget = tuple[int | None, int]
#: Seconds; what takes longer is not asked a dozen times before it is measured.
PATIENCE = 1.0


def addresses(body: Any, days: list[dt.date]) -> dict[str, tuple[str, Budget]]:
    """The pages of a body's supervision, with the budget of each: of today, of past days, against one another."""
    only, past, other = f"?body={body.code}", days[7], days[3]
    dashboard, rows = f"/directives/supervision/{only}", f"/directives/{only}"
    return {
        "dashboard": (dashboard, COUNTS),
        **{f"dashboard as of {day}": (f"{dashboard}&as_of={day}", COUNTS) for day in days},
        "dashboard, baseline": (f"{dashboard}&as_of={past}&against=baseline", COUNTS),
        "dashboard, a day to come": (f"{dashboard}&as_of=2026-01-31", COUNTS),
        "compare": (f"{dashboard}&as_of={past}&than={other}", COUNTS),
        "matrix": (f"/tasks/matrix/{only}", COUNTS),
        "matrix, past": (f"/tasks/matrix/{only}&as_of={past}", COUNTS),
        "matrix by lead": (f"/tasks/matrix/{only}&rows=lead", COUNTS),
        "board": (f"/tasks/board/{only}", COUNTS),
        "board by class": (f"/tasks/board/{only}&by=class", COUNTS),
        "board by light": (f"/tasks/board/{only}&by=light", COUNTS),
        "provinces": (f"/tasks/provinces/{only}", COUNTS),
        "calendar": (f"/tasks/calendar/{only}", COUNTS),
        "timeline": (f"/tasks/timeline/{only}", COUNTS),
        "workload": (f"/tasks/workload/{only}", COUNTS),
        "workload, past": (f"/tasks/workload/{only}&as_of={past}", COUNTS),
        # Percentiles over every fact of a year: a page of its own that no other waits for.
        **{
            f"cycle times by {by}": (f"/directives/supervision/cycles/{only}&by={by}", CYCLES)
            for by in ("agency", "month")
        },
        "list under headings, baseline": (f"{rows}&group=class&against=baseline", LIST),
        "list": (rows, LIST),
        "list, own": ("/directives/?mine=1", LIST),
        "list by words": (f"{rows}&q=chuyen+doi+so", LIST),
        "rows behind a number": (f"{rows}&state=overdue", LIST),
        "rows behind a number, past": (f"{rows}&state=overdue&as_of={past}", LIST),
        "rows behind a difference": (f"{rows}&state=done_in_time&as_of={past}&than={other}&moved=came", LIST),
        "desk": ("/", DESK),
        "search": ("/search/?q=chuyen+doi+so+nhiem+vu", SEARCH),
    }


def measure_pages(body: Any, days: list[dt.date], size: str, raw: float) -> None:
    """Every page for who supervises the body, and for an official of a province."""
    rounds = 10 if size == "small" else 5
    for who in ("vy", "long"):
        client = sign_in(who)
        own = {"task": (_task_of(body, who), TASK), "composed dashboard": (_composed(who), COUNTS)}
        for name, (url, budget) in {**addresses(body, days), **own}.items():
            _measure(client, name, url, budget, size=size, who=who, rounds=rounds, raw=raw)
    machine = program("vy")
    _measure(machine, "json/tasks", "/api/v1/tasks", (8, 6), size=size, who="vy", rounds=5, raw=raw)
    _measure(
        machine, "json/progress", f"/api/v1/progress?body={body.code}", None, size=size, who="vy", rounds=1, raw=raw
    )


def _composed(who: str) -> str:
    """The page of a dashboard with every kind of tile, which somebody composes."""
    from django.urls import reverse

    from decreta.accounts.models import User
    from decreta.organisation.queries.actors import actor_of_seat, seats_of
    from decreta.seeing.domain import save_dashboard
    from decreta.seeing.enums import TileKind
    from decreta.seeing.tiles import Tile

    made = save_dashboard(
        name="Bảng đo",
        sharing="private",
        tiles=[Tile(one.value) for one in TileKind],
        compared_days=7,
        by=actor_of_seat(seats_of(User.objects.get(username=who))[0]),
    )
    return reverse("seeing:dashboard", args=[made.pk])


def _task_of(body: Any, who: str) -> str:
    """The page of one of the loaded tasks that somebody sees."""
    from django.urls import reverse

    from decreta.accounts.models import User
    from decreta.directives.models import Task
    from decreta.organisation.queries.actors import actor_of_seat, seats_of

    actor = actor_of_seat(seats_of(User.objects.get(username=who))[0])
    task = Task.objects.visible_to(actor).filter(body=body, raw_title__startswith="Nhiệm vụ ").first()
    assert task is not None
    return reverse("directives:task", args=[task.pk])


def _measure(
    client: Any, name: str, url: str, budget: Budget | None, *, size: str, who: str, rounds: int, raw: float
) -> None:
    def run() -> None:
        answer = client.get(url)
        assert answer.status_code == 200, (url, answer.status_code)

    # The server decides after five times whether it keeps a plan, on each of a few connections: only then is it known what
    # a page costs an office that asks for it all day.
    _cpu, seconds, _answer = once(run)
    found = measured(run, rounds=rounds, warm=12 if seconds < PATIENCE else 1)
    cpu, number = budget or (None, None)
    say(
        f"supervision/{name}",
        size=size,
        who=who,
        budget_cpu_ms=cpu,
        statements=statements(run),
        budget_statements=number,
        ratio_to_raw=found["cpu_ms"] / raw if raw else None,
        **found,
    )


def measure_report(body: Any, day: dt.date, size: str) -> None:
    """The official report with its annex of all tasks, as of a past day and of today: its data, and then each form of it."""
    from decreta.core import clock
    from decreta.core.actor import Actor
    from decreta.directives.queries.progress import report
    from decreta.directives.queries.report_data import report_data
    from decreta.directives.rendering import write

    for name, on in (("report, past", day), ("report", None)):

        def make(on: dt.date | None = on) -> dict[str, Any]:
            return report_data(report(body=body, as_of=on, actor=Actor.system("bench"), is_kept=True))

        data = _made(name, make, size)
    for form in ("pdf", "docx", "xlsx", "csv"):

        def print_it(form: str = form) -> dict[str, Any]:
            write(data, form, io.BytesIO(), language="vi", moment=clock.now())
            return data

        _made(f"report as {form}", print_it, size)


def _made(name: str, make: Callable[[], dict[str, Any]], size: str) -> dict[str, Any]:
    with Memory() as memory:
        cpu, seconds, data = once(make)
    say(
        f"supervision/{name}",
        size=size,
        n=len(data["rows"]),
        cpu_ms=cpu,
        budget_cpu_ms=20_000,
        seconds=seconds,
        megabytes=memory.megabytes,
        budget_megabytes=500,
    )
    found: dict[str, Any] = data
    return found


def measure_sweep(size: str) -> None:
    """Every reminder that is due at once, and then the sweep that finds none left, as it runs every ten minutes."""
    from decreta.assignments.jobs import sweep
    from decreta.assignments.models import Assignment, Rung

    before = Rung.objects.count()
    open_ones = Assignment.objects.filter(done_accepted_at=None, closed_at=None).count()
    for name in ("sweep", "sweep again"):
        cpu, seconds, found = once(sweep)
        fired = Rung.objects.count() - before
        before += fired
        say(
            f"supervision/{name}",
            size=size,
            open=open_ones,
            n=found.total,
            rungs=fired,
            cpu_ms=cpu,
            seconds=seconds,
            budget_seconds=60,
        )
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    say("supervision/memory", size=size, most_megabytes=most)

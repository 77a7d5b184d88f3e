"""Supervision at the size of a country: `python -m bench.supervision [--size small|full]`, JSON lines.

All tasks are of one body, whose secretary supervises them: 20 thousand tasks with 1 million assignments to provinces and
communes and 5 million reports for `full` (400, 20 thousand, 100 thousand for `small`), with two years of facts, loaded by
COPY and counted from these by the same function as ever. The dashboard is measured as of today, as of ten random days and
compared with one of them; its counts are held against a recount from the facts alone, in SQL of its own, at each of the
ten days (and against the rows of the printed report, for `small`). `ratio_to_raw` compares with fifty rows by a bare
driver, in the same run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import sys
import threading
import time
from collections import Counter
from typing import Any, Self

import psycopg

from bench._data import DIRECTIVES, DOCUMENTS
from bench._ground import cpu_ms, database_processes, measured, office, say, statements
from bench.lists import RawList, program, sign_in

#: Tasks of the body; fifty assignments each, five reports to an assignment.
TASKS = {"small": 400, "full": 20_000}
PER_DIRECTIVE, PER_TASK, REPORTS = 50, 50, 5
BUDGET = (30, 12)

# A fifth of the tasks has a lead and those who coordinate, the others are for each of a group. `fate` says how a task goes:
# done by all, reported by all, by some, by hardly anybody.
_TASKS = """
INSERT INTO directives_task (id, directive_id, clause_id, body_id, ordinal, title, title_en, title_ja, mode, group_id,
    deadline, due_period, is_itemised, event_key, created_at, search)
SELECT gen_random_uuid(), directive.id, %(clause)s, %(body)s, n, 'Nhiệm vụ ' || n || ' của ' || document.symbol, '', '',
    CASE WHEN n %% 5 = 0 THEN 'lead' ELSE 'each' END, CASE WHEN n %% 5 = 0 THEN NULL ELSE team.id END,
    jsonb_build_object('kind', 'month', 'month', due.month), due.month, true, '', directive.created_at,
    to_tsvector('simple', 'nhiem vu ' || n || ' ' || document.symbol_key || ' chuyen doi so ' || (n * 31 %% 97))
FROM (SELECT *, row_number() OVER (ORDER BY created_at) AS place FROM directives_directive) AS directive
JOIN documents_document AS document ON document.id = directive.document_id
CROSS JOIN generate_series(1, %(each)s::int) AS n
JOIN (SELECT id, row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS number FROM organisation_group) AS team
    ON team.place = n %% team.number
CROSS JOIN LATERAL (SELECT to_char(directive.created_at + (60 + n * 5) * interval '1 day', 'YYYY-MM') AS month) AS due
WHERE document.subject LIKE 'Văn bản số %%'
"""
_DIRECTIVES_IN_TIME = """
UPDATE directives_directive AS directive
SET created_at = moment.at, decided_on = moment.at::date, declared_total = %(each)s
FROM (SELECT directive.id, '2023-04-03 02:00+00'::timestamptz + (row_number() OVER () * 700 / count(*) OVER ()) * interval '1 day' AS at
      FROM directives_directive AS directive JOIN documents_document AS document ON document.id = directive.document_id
      WHERE document.subject LIKE 'Văn bản số %%') AS moment
WHERE moment.id = directive.id
"""
# What happens to every assignment, before the present: a plan from which rows, facts and reports are copied out.
_PLAN = """
CREATE UNLOGGED TABLE bench_plan AS
SELECT gen_random_uuid() AS id, task.id AS task, task.body_id, task.deadline, task.due_period, agency.id AS agency,
    CASE WHEN task.mode = 'each' THEN 'each' WHEN member.n = 0 THEN 'lead' ELSE 'coordinate' END AS role,
    task.created_at AS assigned_at, due.lapse, past.*,
    CASE WHEN chance.extended < 0.08 AND due.lapse - interval '9 days' < %(now)s THEN due.lapse + interval '30 days' END AS extended
FROM (SELECT *, row_number() OVER (ORDER BY created_at, ordinal, id) AS place,
          (ARRAY['done', 'done', 'done', 'done', 'done', 'reported', 'reported', 'some', 'some', 'few'])[1 + (ordinal * 7 + 3) %% 10] AS fate
      FROM directives_task WHERE title LIKE 'Nhiệm vụ %%' AND body_id = %(body)s) AS task
CROSS JOIN generate_series(0, %(per_task)s::int - 1) AS member (n)
JOIN (SELECT id, row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS number FROM organisation_organisation
      WHERE kind IN ('province', 'commune')) AS agency ON agency.place = (task.place * 37 + member.n) %% agency.number
CROSS JOIN LATERAL (SELECT ((to_date(task.due_period, 'YYYY-MM') + interval '1 month')::date || ' 00:00+07')::timestamptz AS lapse) AS due
CROSS JOIN LATERAL (SELECT
    (hashint8(task.place * 64 + member.n)::bigint + 2147483648) / 4294967296.0 AS reported,
    (hashint8(task.place * 64 + member.n + 7777777)::bigint + 2147483648) / 4294967296.0 AS late,
    (hashint8(task.place * 64 + member.n + 8888888)::bigint + 2147483648) / 4294967296.0 AS extended) AS chance
CROSS JOIN LATERAL (SELECT
    CASE task.fate WHEN 'done' THEN 1.1 WHEN 'reported' THEN 1.1 WHEN 'some' THEN 0.6 ELSE 0.1 END > chance.reported AS does,
    CASE task.fate WHEN 'done' THEN 1.1 ELSE 0.7 END > chance.late AS is_accepted,
    task.created_at + (5 + chance.late * 40) * interval '1 day'
        + CASE WHEN task.ordinal %% 3 = 0 THEN (due.lapse - task.created_at) * chance.reported ELSE interval '0' END AS at) AS wish
CROSS JOIN LATERAL (SELECT
    CASE WHEN wish.does AND wish.at < %(now)s THEN wish.at END AS reported_at,
    CASE WHEN wish.does AND wish.is_accepted AND wish.at + interval '4 days' < %(now)s THEN wish.at + interval '4 days' END AS accepted_at,
    CASE WHEN task.created_at + interval '2 days' < %(now)s THEN task.created_at + interval '2 days' END AS received_at) AS past
"""
_ASSIGNMENTS = """
SELECT id, 'directives.task', task, role, agency, body_id, deadline, due_period, assigned_at, assigned_at, lapse,
    COALESCE(extended, lapse), received_at, reported_at, accepted_at, false, 0,
    GREATEST(assigned_at, received_at, reported_at, accepted_at, CASE WHEN extended IS NOT NULL THEN lapse - interval '9 days' END)
FROM bench_plan
"""
_ASSIGNMENT_COLUMNS = """id, matter_kind, matter_id, role, organisation_id, monitor_id, deadline, due_period, assigned_at,
    recorded_at, baseline_lapses_at, current_lapses_at, received_at, done_reported_at, done_accepted_at, is_disputed,
    times_returned, last_fact_at"""
_FACTS = """
SELECT gen_random_uuid(), plan.id, fact.kind, fact.at, fact.at,
    row_number() OVER (PARTITION BY plan.id ORDER BY fact.at, fact.place), fact.lapse, '', '{"kind": "system", "name": "bench"}'::jsonb
FROM bench_plan AS plan
CROSS JOIN LATERAL (VALUES
    (1, 'assigned', assigned_at, lapse), (2, 'received', received_at, NULL),
    (3, 'extended', CASE WHEN extended IS NOT NULL THEN lapse - interval '9 days' END, extended),
    (4, 'reported_done', reported_at, NULL), (5, 'accepted', accepted_at, NULL)) AS fact (place, kind, at, lapse)
WHERE fact.at IS NOT NULL
"""
_FACT_COLUMNS = "id, assignment_id, kind, happened_at, recorded_at, ordinal, lapses_at, note, by"
_REPORTS = """
SELECT gen_random_uuid(), plan.id, n, 'Tiến độ tuần ' || n || ': đã làm xong ' || n * 15 || '%.', n * 15, false, '', '',
    plan.assigned_at + n * interval '7 days', plan.assigned_at + n * interval '7 days', '{"kind": "system", "name": "bench"}'::jsonb
FROM bench_plan AS plan CROSS JOIN generate_series(1, {number}) AS n
"""
_REPORT_COLUMNS = (
    """id, assignment_id, ordinal, text, percent, claims_done, obstacle, proposal, reported_at, recorded_at, by"""
)

# 3,321 communes under the provinces, each with a committee whose book it keeps; each shares its tasks, every province
# what stands below it, by name, with the standing agency. Their tasks are written as counted already.
COMMUNES, OF_COMMUNE = 3_321, 3
_COMMUNES = """
INSERT INTO organisation_organisation (id, code, name_vi, name_en, name_ja, symbol, kind, path, regime, place, valid_from, parent_id)
SELECT gen_random_uuid(), 'bench-' || n, 'Ủy ban nhân dân xã số ' || n, '', '', 'UBND', 'commune', province.path || 'bench-' || n || '/',
    'vn-state', '', '2021-01-01', province.id
FROM (SELECT id, path, row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS number
      FROM organisation_organisation WHERE kind = 'province') AS province
JOIN generate_series(1, %(communes)s::int) AS n ON n %% province.number = province.place
"""
_COMMITTEES = """
INSERT INTO organisation_body (id, code, name_vi, name_en, name_ja, symbol, symbol_aliases, kind, superior_name, regime, place, valid_from)
SELECT gen_random_uuid(), 'bcd-' || code, 'Ban Chỉ đạo ' || code, '', '', 'BCĐ', '{}', 'committee', '', 'vn-state', '', '2021-01-01'
FROM organisation_organisation WHERE code LIKE 'bench-%%'
"""
_KEEPERS = """
INSERT INTO organisation_standingagency (id, rank, valid_from, body_id, organisation_id)
SELECT gen_random_uuid(), 1, '2021-01-01', body.id, commune.id
FROM organisation_organisation AS commune JOIN organisation_body AS body ON body.code = 'bcd-' || commune.code
WHERE commune.code LIKE 'bench-%%'
"""
_OWN_TASKS = """
INSERT INTO directives_task (id, directive_id, clause_id, body_id, ordinal, title, title_en, title_ja, mode, deadline, due_period,
    is_itemised, event_key, created_at)
SELECT gen_random_uuid(), %(directive)s, %(clause)s, body.id, n, 'Việc riêng ' || n, '', '', 'lead',
    '{"kind": "month", "month": "2025-03"}', '2025-03', true, '', '2025-03-01 02:00+00'
FROM organisation_body AS body, generate_series(1, %(each)s::int) AS n WHERE body.code LIKE 'bcd-bench-%%'
"""
_OWN_SPELLS = """
INSERT INTO directives_spell (id, task_id, body_id, directive_id, due_period, is_itemised, first_on, last_on, current, baseline,
    lead_kind, assignments)
SELECT gen_random_uuid(), task.id, task.body_id, task.directive_id, task.due_period, true, '2025-03-01', '9999-12-31',
    kind.name, kind.name, '', 1
FROM directives_task AS task JOIN organisation_body AS body ON body.id = task.body_id
CROSS JOIN LATERAL (SELECT (ARRAY['done_in_time', 'in_progress_in_time', 'overdue'])[1 + task.ordinal %% 3] AS name) AS kind
WHERE body.code LIKE 'bcd-bench-%%'
"""
_SHARES = """
INSERT INTO cascade_share (id, scope, detail, goes_further, first_on, ground, shared_at, by, organisation_id, above_id, body_id)
SELECT gen_random_uuid(), 'body', 2, true, '2025-03-01', '', '2025-03-01 02:00+00', '{}'::jsonb, commune.id, commune.parent_id, body.id
FROM organisation_organisation AS commune JOIN organisation_body AS body ON body.code = 'bcd-' || commune.code
WHERE commune.code LIKE 'bench-%%'
UNION ALL
SELECT gen_random_uuid(), 'below', 2, false, '2025-03-01', '', '2025-03-01 02:00+00', '{}'::jsonb, province.id, agency.id, NULL
FROM organisation_organisation AS province, organisation_organisation AS agency
WHERE province.kind = 'province' AND agency.code = 'vptw' AND NOT EXISTS (
    SELECT FROM cascade_share WHERE organisation_id = province.id AND above_id = agency.id AND scope = 'below')
"""

# A recount from facts alone, in one statement that shares nothing with ours: the newest of each kind by its ordinal.
_RECOUNT = """
WITH folded AS (
    SELECT assignment_id,
        max(ordinal) FILTER (WHERE kind = 'accepted') AS accepted,
        max(ordinal) FILTER (WHERE kind = 'reported_done') AS reported,
        max(happened_at) FILTER (WHERE kind = 'reported_done') AS reported_at,
        (max(ARRAY[ordinal, extract(epoch FROM lapses_at)]) FILTER (WHERE lapses_at IS NOT NULL))[2] AS lapse
    FROM assignments_fact WHERE recorded_at <= %(moment)s GROUP BY assignment_id
), judged AS (
    SELECT assignment.matter_id,
        CASE WHEN accepted IS NOT NULL THEN CASE WHEN extract(epoch FROM reported_at) < lapse THEN 8 ELSE 7 END
            WHEN reported IS NOT NULL THEN CASE WHEN extract(epoch FROM reported_at) < lapse THEN 5 ELSE 4 END
            WHEN lapse IS NULL THEN 3
            WHEN lapse <= extract(epoch FROM %(moment)s::timestamptz) THEN 1 ELSE 2 END AS rank
    FROM folded JOIN assignments_assignment AS assignment ON assignment.id = folded.assignment_id
    WHERE assignment.role IN ('lead', 'each') AND assignment.matter_kind = 'directives.task'
), worst AS (SELECT matter_id, min(rank) AS rank FROM judged GROUP BY matter_id)
SELECT rank, count(*) FROM worst JOIN directives_task AS task ON task.id = worst.matter_id
WHERE task.body_id = %(body)s GROUP BY rank
"""
_RANKS = {
    1: "overdue",
    2: "in_progress_in_time",
    3: "undated",
    4: "reported_late",
    5: "reported_in_time",
    7: "done_late",
    8: "done_in_time",
}


def copied(source: psycopg.Connection[Any], table: str, columns: str, select: str) -> int:
    """Copy what a statement gives into a table, from one connection to another."""
    with psycopg.connect(source.info.dsn, password=source.info.password, autocommit=True) as other:
        other.execute("SET session_replication_role = replica")
        other.execute("SET synchronous_commit = off")
        with (
            source.cursor().copy(f"COPY ({select}) TO STDOUT") as out,
            other.cursor() as cursor,
        ):
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as into:
                for block in out:
                    into.write(block)
            return cursor.rowcount


def copy_country(tasks: int, now: dt.datetime) -> Any:
    """The body whose tasks they are, after loading them with their facts and reports."""
    from django.conf import settings

    from decreta.command.cluster import read_record
    from decreta.directives.models import Directive, Task
    from decreta.documents.models import Document

    directive = Directive.objects.select_related("body").get(document__symbol="06-TB/BCĐCĐS")
    sample = Task.objects.filter(directive=directive).first()
    assert sample is not None
    made = {"id", "subject", "symbol", "symbol_key", "created_at", "issued_on", "decided_on", "search"}
    columns = ", ".join(field.column for field in Document._meta.concrete_fields if field.column not in made)
    number = tasks // PER_DIRECTIVE
    facts: dict[str, Any] = {
        "body": directive.body_id,
        "clause": sample.clause_id,
        "sample": directive.document_id,
        "number": number,
        "each": PER_DIRECTIVE,
        "per_task": PER_TASK,
        "now": now,
    }
    record = read_record(settings.DECRETA_DATA)
    assert record is not None, "large data is made in an embedded database"
    name = settings.DATABASES["default"]["NAME"]
    with psycopg.connect(record["superuser_url"], dbname=name, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("SET synchronous_commit = off")
        connection.execute(DOCUMENTS.format(columns=columns), facts | {"first": 100, "last": 99 + number})
        connection.execute(DIRECTIVES, facts)
        connection.execute(_DIRECTIVES_IN_TIME, facts)
        connection.execute(_TASKS, facts)
        connection.execute(_PLAN, facts)
        connection.execute("ANALYZE bench_plan")
        for table, kept, select in (
            ("assignments_assignment", _ASSIGNMENT_COLUMNS, _ASSIGNMENTS),
            ("assignments_fact", _FACT_COLUMNS, _FACTS),
            ("assignments_report", _REPORT_COLUMNS, _REPORTS.replace("{number}", str(REPORTS))),
        ):
            started = time.perf_counter()
            rows = copied(connection, table, kept, select)
            say(f"supervision/copy {table}", rows=rows, seconds=time.perf_counter() - started)
        connection.execute("DROP TABLE bench_plan")
        connection.execute("VACUUM ANALYZE")
    return directive.body


def copy_levels() -> None:
    """Every commune of the country with its own book, shared upward over its province."""
    from django.conf import settings

    from decreta.command.cluster import read_record
    from decreta.directives.models import Task

    sample = Task.objects.filter(directive__document__symbol="06-TB/BCĐCĐS").first()
    record = read_record(settings.DECRETA_DATA)
    assert sample is not None
    assert record is not None
    facts: dict[str, Any] = {
        "communes": COMMUNES,
        "each": OF_COMMUNE,
        "directive": sample.directive_id,
        "clause": sample.clause_id,
    }
    name = settings.DATABASES["default"]["NAME"]
    with psycopg.connect(record["superuser_url"], dbname=name, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        for statement in (_COMMUNES, _COMMITTEES, _KEEPERS, _OWN_TASKS, _OWN_SPELLS, _SHARES):
            connection.execute(statement, facts)
        connection.execute("VACUUM ANALYZE")


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


def once(run: Any) -> tuple[float, float, Any]:
    """CPU milliseconds of all processes, seconds on the wall, and what it gave."""
    import psutil

    processes = [psutil.Process(), *database_processes()]
    before, started = cpu_ms(processes), time.perf_counter()
    found = run()
    return cpu_ms(processes) - before, time.perf_counter() - started, found


def recounted(body: Any, day: dt.date) -> Counter[str]:
    """Tasks by class as of the end of a day, from facts alone."""
    from django.db import connection

    from decreta.core import clock

    with connection.cursor() as cursor:
        cursor.execute(_RECOUNT, {"moment": clock.end_of_day(day), "body": body.pk})
        return Counter({_RANKS[rank]: number for rank, number in cursor.fetchall()})


def checked(body: Any, days: list[dt.date], size: str) -> None:
    """The dashboard equals a recount at every day. Raises AssertionError."""
    from decreta.core.actor import Actor
    from decreta.directives.queries.progress import report
    from decreta.directives.queries.tally import tally
    from decreta.directives.queries.uncounted import uncounted

    by = Actor.system("bench")
    assert uncounted() == ()
    for day in days:
        shown = tally(body=body, as_of=day, actor=by, waiting=uncounted())
        counts = Counter(
            {str(key.value if hasattr(key, "value") else key): n for key, n in shown.totals.counts.items() if n}
        )
        again = recounted(body, day)
        assert counts == again, (day, counts, again)
        if size == "small":
            rows = report(body=body, as_of=day, actor=by)
            assert +rows.totals.counts == +shown.totals.counts
            assert {line.key: +line.counts for line in rows.by_lead} == {
                line.key: +line.counts for line in shown.by_lead
            }
            assert {line.key: +line.counts for line in rows.by_due} == {line.key: +line.counts for line in shown.by_due}
    say("supervision/recount", size=size, days=len(days), equal=True)


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=TASKS, default="full")
    options = parser.parse_args()
    with office():
        from django.conf import settings

        settings.ALLOWED_HOSTS.append("testserver")
        settings.DECRETA_API_PER_MINUTE = 1_000_000
        settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        from decreta.audit import sequencer
        from decreta.core import clock
        from decreta.directives.domain import counting
        from decreta.web.demo.loading import load

        load()
        sequencer.run()
        size, number = options.size, TASKS[options.size]
        body = copy_country(number, clock.now())
        cpu, seconds, counted = once(counting.count_everything)
        say("supervision/count everything", size=size, n=counted, cpu_ms=cpu, seconds=seconds)
        _vacuum()
        today = clock.today()
        drawn = random.Random(57)
        days = sorted(today - dt.timedelta(days=drawn.randrange(1, 720)) for _ in range(10))
        checked(body, [*days, today], size)
        raw = measured(RawList(), rounds=200)
        say("supervision/raw", size=size, **raw)
        measure_pages(body, days, size, raw["cpu_ms"])
        copy_levels()
        measure_levels(size, raw["cpu_ms"])
        measure_report(body, days[5], size)
        measure_sweep(size)
    return 0


def _vacuum() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE directives_spell")


def measure_pages(body: Any, days: list[dt.date], size: str, raw: float) -> None:
    """The dashboard, its comparison, the rows behind a number, lists and search."""
    supervision, rows = f"/directives/supervision/?body={body.code}", f"/directives/?body={body.code}"
    past, other = days[7], days[3]
    pages = {
        "dashboard": (supervision, BUDGET),
        **{f"dashboard as of {day}": (f"{supervision}&as_of={day}", BUDGET) for day in days},
        "dashboard, baseline": (f"{supervision}&as_of={past}&against=baseline", BUDGET),
        "dashboard as of 2026-01-31": (f"{supervision}&as_of=2026-01-31", BUDGET),
        "compare": (f"{supervision}&as_of={past}&than={other}", BUDGET),
        "list": (rows, (15, 10)),
        "rows behind a number": (f"{rows}&state=overdue", (15, 10)),
        "rows behind a number, past": (f"{rows}&state=overdue&as_of={past}", (15, 10)),
        "rows behind a difference": (f"{rows}&state=done_in_time&as_of={past}&than={other}&moved=came", (15, 10)),
        "desk": ("/", (20, 12)),
        "search": ("/search/?q=chuyen+doi+so+nhiem+vu", (25, 6)),
    }
    for who in ("vy", "long"):
        client = sign_in(who)
        for name, (url, (cpu, number)) in pages.items():

            def run(client: Any = client, url: str = url) -> None:
                assert client.get(url).status_code == 200, url

            found = measured(run, rounds=10 if size == "small" else 5, warm=2)
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
    machine = program("vy")
    for name, path in {"json/tasks": "/tasks", "json/progress": f"/progress?body={body.code}"}.items():

        def ask(path: str = path) -> None:
            assert machine.get(f"/api/v1{path}").status_code == 200, path

        found = measured(ask, rounds=5, warm=2) if name == "json/tasks" else measured(ask, rounds=1, warm=0)
        say(
            f"supervision/{name}",
            size=size,
            budget_cpu_ms=8 if "tasks" in name else None,
            statements=statements(ask),
            **found,
        )


def measure_levels(size: str, raw: float) -> None:
    """The table of levels of a country, of one province and of what stands behind a number; it adds up."""
    from decreta.cascade.queries.levels import levels
    from decreta.core import clock
    from decreta.core.actor import Actor
    from decreta.organisation.models import Organisation

    page = levels(Organisation.objects.get(code="vptw"), clock.today(), Actor.system("bench"))
    assert page.below_sum.total >= COMMUNES * OF_COMMUNE, page.below_sum.total
    client = sign_in("vy")
    for name, url in {
        "levels": "/levels/?of=vptw",
        "levels, one province open": "/levels/?of=vptw&over=ubnd-ha-noi",
        "levels, behind a number": "/levels/vptw/from/ubnd-ha-noi/",
        "levels on a dashboard": "/levels/summary/",
    }.items():

        def run(url: str = url) -> None:
            assert client.get(url).status_code == 200, url

        found = measured(run, rounds=10, warm=2)
        say(
            f"supervision/{name}",
            size=size,
            n=page.below_sum.total,
            budget_cpu_ms=15,
            statements=statements(run),
            budget_statements=10,
            ratio_to_raw=found["cpu_ms"] / raw if raw else None,
            **found,
        )


def measure_report(body: Any, day: dt.date, size: str) -> None:
    """The data of the official report with its annex of all tasks, as of a past day, and of its workbook."""
    from decreta.core.actor import Actor
    from decreta.directives.queries.progress import report
    from decreta.directives.queries.report_data import report_data

    for name, on in (("report, past", day), ("report", None)):
        with Memory() as memory:
            cpu, seconds, data = once(
                lambda on=on: report_data(report(body=body, as_of=on, actor=Actor.system("bench"), is_kept=True))
            )
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


def measure_sweep(size: str) -> None:
    """Every reminder that is due, at once."""
    from decreta.assignments.jobs import sweep

    cpu, seconds, found = once(sweep)
    say("supervision/sweep", size=size, n=found.total, cpu_ms=cpu, seconds=seconds, budget_seconds=60)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    say("supervision/memory", size=size, most_megabytes=most)


if __name__ == "__main__":
    sys.exit(main())

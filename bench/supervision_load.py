"""A country for supervision: its communes, the tasks of one body, what happened to each assignment over two years.

Half of the tasks go to provinces, half to communes, fifty to a task. What happens is drawn first, into a plan; then
assignments, facts and reports are copied out of it. Spells are never written here: the same function as ever counts
them from the facts. Of a report the row is made, not the fact that progress was stated.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import time
from collections.abc import Iterator
from typing import Any

import psycopg

from bench._data import DIRECTIVES, DOCUMENTS
from bench._ground import say

PER_DIRECTIVE, PER_TASK, REPORTS, COMMUNES = 50, 50, 5, 3_321

# A commune stands below a province, in turn.
_COMMUNES = """
INSERT INTO organisation_organisation (id, code, name_vi, name_en, name_ja, symbol, kind, path, regime, place, valid_from, parent_id)
SELECT gen_random_uuid(), 'bench-' || n, 'Ủy ban nhân dân xã số ' || n, '', '', 'UBND', 'commune', province.path || 'bench-' || n || '/',
    'vn-state', '', '2021-01-01', province.id
FROM (SELECT id, path, row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS number
      FROM organisation_organisation WHERE kind = 'province') AS province
JOIN generate_series(1, %(communes)s::int) AS n ON n %% province.number = province.place
"""
_DIRECTIVES_IN_TIME = """
UPDATE directives_directive AS directive
SET created_at = moment.at, decided_on = moment.at::date, declared_total = %(each)s
FROM (SELECT directive.id, '2023-04-03 02:00+00'::timestamptz + (row_number() OVER () * 700 / count(*) OVER ()) * interval '1 day' AS at
      FROM directives_directive AS directive JOIN documents_document AS document ON document.id = directive.document_id
      WHERE document.subject LIKE 'Văn bản số %%') AS moment
WHERE moment.id = directive.id
"""
# A fifth of the tasks has a lead and those who coordinate, the others are for each of a group.
_TASKS = """
INSERT INTO directives_task (id, directive_id, clause_id, body_id, ordinal, title, title_en, title_ja, mode, group_id,
    deadline, due_period, is_itemised, event_key, created_at, search)
SELECT gen_random_uuid(), directive.id, %(clause)s, %(body)s, n, 'Nhiệm vụ ' || n || ' của ' || document.symbol, '', '',
    CASE WHEN n %% 5 = 0 THEN 'lead' ELSE 'each' END, CASE WHEN n %% 5 = 0 THEN NULL ELSE team.id END,
    jsonb_build_object('kind', 'month', 'month', due.month), due.month, true, '', directive.created_at,
    to_tsvector('simple', 'nhiem vu ' || n || ' ' || document.symbol_key || ' chuyen doi so ' || (n * 31 %% 97))
FROM directives_directive AS directive
JOIN documents_document AS document ON document.id = directive.document_id
CROSS JOIN generate_series(1, %(each)s::int) AS n
JOIN (SELECT id, row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS number FROM organisation_group) AS team
    ON team.place = n %% team.number
CROSS JOIN LATERAL (SELECT to_char(directive.created_at + (60 + n * 5) * interval '1 day', 'YYYY-MM') AS month) AS due
WHERE document.subject LIKE 'Văn bản số %%'
"""
# `fate` says how a task goes: done by all, reported by all, by some, by hardly anybody. Of those who report some are told to
# mend it, and report again. `wish` is what would happen, `past` what has happened by now.
_PLAN = """
CREATE UNLOGGED TABLE bench_plan AS
WITH pool AS (
    SELECT id, kind, row_number() OVER (PARTITION BY kind ORDER BY code) - 1 AS place, count(*) OVER (PARTITION BY kind) AS number
    FROM organisation_organisation WHERE kind IN ('province', 'commune') AND valid_to IS NULL
),
task AS (
    SELECT one.*, pool.kind, pool.number,
        (ARRAY['done', 'done', 'done', 'done', 'done', 'reported', 'reported', 'some', 'some', 'few'])[1 + (one.ordinal * 7 + 3) %% 10] AS fate
    FROM (SELECT *, row_number() OVER (ORDER BY created_at, ordinal, id) AS place FROM directives_task
          WHERE title LIKE 'Nhiệm vụ %%' AND body_id = %(body)s) AS one
    JOIN (SELECT DISTINCT kind, number FROM pool) AS pool
        ON pool.kind = CASE WHEN one.place %% 2 = 0 THEN 'province' ELSE 'commune' END
)
SELECT gen_random_uuid() AS id, task.id AS task, task.body_id, task.deadline, task.due_period, agency.id AS agency,
    CASE WHEN task.mode = 'each' THEN 'each' WHEN member.n = 0 THEN 'lead' ELSE 'coordinate' END AS role,
    task.created_at AS assigned_at, due.lapse, first.*, again.reported_again_at,
    CASE WHEN wish.is_accepted AND again.stands_at + interval '4 days' < %(now)s THEN again.stands_at + interval '4 days' END AS accepted_at,
    CASE WHEN first.returned_at IS NULL THEN first.reported_at ELSE again.reported_again_at END AS stands_at,
    CASE WHEN chance.extended < 0.08 AND due.lapse - interval '9 days' < %(now)s THEN due.lapse + interval '30 days' END AS extended
FROM task CROSS JOIN generate_series(0, %(per_task)s::int - 1) AS member (n)
JOIN pool AS agency ON agency.kind = task.kind AND agency.place = (task.place * 37 + member.n) %% task.number
CROSS JOIN LATERAL (SELECT ((to_date(task.due_period, 'YYYY-MM') + interval '1 month')::date || ' 00:00+07')::timestamptz AS lapse) AS due
CROSS JOIN LATERAL (SELECT
    (hashint8(task.place * 64 + member.n)::bigint + 2147483648) / 4294967296.0 AS reported,
    (hashint8(task.place * 64 + member.n + 7777777)::bigint + 2147483648) / 4294967296.0 AS late,
    (hashint8(task.place * 64 + member.n + 8888888)::bigint + 2147483648) / 4294967296.0 AS extended,
    (hashint8(task.place * 64 + member.n + 9999999)::bigint + 2147483648) / 4294967296.0 AS returned) AS chance
CROSS JOIN LATERAL (SELECT
    CASE task.fate WHEN 'done' THEN 1.1 WHEN 'reported' THEN 1.1 WHEN 'some' THEN 0.6 ELSE 0.1 END > chance.reported AS does,
    CASE task.fate WHEN 'done' THEN 1.1 ELSE 0.7 END > chance.late AS is_accepted,
    chance.returned < 0.04 AS is_returned,
    task.created_at + (5 + chance.late * 40) * interval '1 day'
        + CASE WHEN task.ordinal %% 3 = 0 THEN (due.lapse - task.created_at) * chance.reported ELSE interval '0' END AS at) AS wish
CROSS JOIN LATERAL (SELECT
    CASE WHEN task.created_at + interval '2 days' < %(now)s THEN task.created_at + interval '2 days' END AS received_at,
    CASE WHEN wish.does AND wish.at < %(now)s THEN wish.at END AS reported_at,
    CASE WHEN wish.does AND wish.is_returned AND wish.at + interval '3 days' < %(now)s THEN wish.at + interval '3 days' END AS returned_at
    ) AS first
CROSS JOIN LATERAL (SELECT
    CASE WHEN first.returned_at + interval '9 days' < %(now)s THEN first.returned_at + interval '9 days' END AS reported_again_at,
    CASE WHEN first.returned_at IS NULL THEN first.reported_at ELSE first.returned_at + interval '9 days' END AS stands_at) AS again
"""
_ASSIGNMENTS = """
SELECT id, 'directives.task', task, role, agency, body_id, deadline, due_period, assigned_at, assigned_at, lapse,
    COALESCE(extended, lapse), received_at, stands_at, accepted_at, false, (returned_at IS NOT NULL)::int,
    GREATEST(assigned_at, received_at, reported_at, returned_at, reported_again_at, accepted_at,
        CASE WHEN extended IS NOT NULL THEN lapse - interval '9 days' END)
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
    (4, 'reported_done', reported_at, NULL), (5, 'returned', returned_at, NULL),
    (6, 'reported_done', reported_again_at, NULL), (7, 'accepted', accepted_at, NULL)) AS fact (place, kind, at, lapse)
WHERE fact.at IS NOT NULL
"""
_FACT_COLUMNS = "id, assignment_id, kind, happened_at, recorded_at, ordinal, lapses_at, note, by"
# Spread over the time since it was assigned, so that none lies ahead.
_REPORTS = """
SELECT gen_random_uuid(), plan.id, n, 'Tiến độ lần ' || n || ': đã làm xong ' || n * 15 || '%.', n * 15, false, '', '',
    report.at, report.at, '{"kind": "system", "name": "bench"}'::jsonb
FROM bench_plan AS plan CROSS JOIN generate_series(1, {number}) AS n
CROSS JOIN LATERAL (SELECT plan.assigned_at + ('{now}'::timestamptz - plan.assigned_at) * n / ({number} + 1) AS at) AS report
"""
_REPORT_COLUMNS = (
    """id, assignment_id, ordinal, text, percent, claims_done, obstacle, proposal, reported_at, recorded_at, by"""
)
#: In this order: what refers to assignments comes after them.
_COPIED = (
    ("assignments_assignment", _ASSIGNMENT_COLUMNS, _ASSIGNMENTS),
    ("assignments_fact", _FACT_COLUMNS, _FACTS),
    ("assignments_report", _REPORT_COLUMNS, _REPORTS),
)
SAMPLE = "06-TB/BCĐCĐS"


@contextlib.contextmanager
def superuser() -> Iterator[psycopg.Connection[Any]]:
    """A connection that looks up no references: what rows refer to exists by construction."""
    from django.conf import settings

    from decreta.command.cluster import read_record

    record = read_record(settings.DECRETA_DATA)
    assert record is not None, "large data is made in an embedded database"
    name = settings.DATABASES["default"]["NAME"]
    with psycopg.connect(record["superuser_url"], dbname=name, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute("SET synchronous_commit = off")
        yield connection


def sample_columns() -> str:
    """The columns of a document that the rows repeat."""
    from decreta.documents.models import Document

    made = {"id", "subject", "symbol", "symbol_key", "created_at", "issued_on", "decided_on", "search"}
    columns = (str(field.column) for field in Document._meta.concrete_fields)
    return ", ".join(one for one in columns if one not in made)


def load_country(tasks: int, now: dt.datetime) -> Any:
    """The body whose tasks they are, after loading them with their facts and reports."""
    from decreta.directives.models import Directive, Task

    directive = Directive.objects.select_related("body").get(document__symbol=SAMPLE)
    sample = Task.objects.filter(directive=directive).first()
    assert sample is not None
    number = tasks // PER_DIRECTIVE
    facts: dict[str, Any] = {
        "communes": COMMUNES,
        "body": directive.body_id,
        "clause": sample.clause_id,
        "sample": directive.document_id,
        "number": number,
        "each": PER_DIRECTIVE,
        "per_task": PER_TASK,
        "now": now,
        "first": 100,
        "last": 99 + number,
    }
    with superuser() as connection:
        for statement in (
            _COMMUNES,
            DOCUMENTS.format(columns=sample_columns()),
            DIRECTIVES,
            _DIRECTIVES_IN_TIME,
            _TASKS,
        ):
            connection.execute(statement, facts)
        connection.execute("ANALYZE")
        connection.execute(_PLAN, facts)
        connection.execute("ANALYZE bench_plan")
        copy_plan(connection, now)
        connection.execute("DROP TABLE bench_plan")
    return directive.body


def copy_plan(connection: psycopg.Connection[Any], now: dt.datetime) -> None:
    """Copy assignments, facts and reports out of the plan."""
    for table, columns, select in _COPIED:
        asked = select.replace("{number}", str(REPORTS)).replace("{now}", now.isoformat())
        started = time.perf_counter()
        rows = _copied(connection, table, columns, asked)
        say(f"supervision/copy {table}", rows=rows, seconds=time.perf_counter() - started)


def _copied(source: psycopg.Connection[Any], table: str, columns: str, select: str) -> int:
    """Copy what a statement gives into a table, over a second connection; how many rows."""
    with superuser() as other, source.cursor().copy(f"COPY ({select}) TO STDOUT") as out, other.cursor() as cursor:
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as into:
            for block in out:
                into.write(block)
        return cursor.rowcount

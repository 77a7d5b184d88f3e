"""Every commune with a book of its own that it shares upward: loading them, and what the pages of levels cost.

Each commune has a committee with a directive and a few tasks, done in time, done late, overdue or open. It shares them with
its province by name, and every province what stands below it with the standing agency of the centre.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import Any

from bench._data import DOCUMENTS
from bench._ground import measured, say, statements
from bench.lists import sign_in
from bench.supervision_load import COMMUNES, SAMPLE, copy_plan, sample_columns, superuser
from bench.supervision_recount import recount

OF_COMMUNE, ABOVE = 3, "vptw"
#: The symbols of their directives begin here: those of the body's are far below.
FIRST = 1_000_000

_COMMITTEES = """
INSERT INTO organisation_body (id, code, name_vi, name_en, name_ja, symbol, symbol_aliases, kind, superior_name, regime, place, words,
    valid_from)
SELECT gen_random_uuid(), 'bcd-' || code, 'Ban Chỉ đạo ' || code, '', '', 'BCĐ', '{}', 'committee', '', 'vn-state', '', '{}', '2021-01-01'
FROM organisation_organisation WHERE code LIKE 'bench-%%'
"""
_KEEPERS = """
INSERT INTO organisation_standingagency (id, rank, valid_from, body_id, organisation_id)
SELECT gen_random_uuid(), 1, '2021-01-01', body.id, commune.id
FROM organisation_organisation AS commune JOIN organisation_body AS body ON body.code = 'bcd-' || commune.code
WHERE commune.code LIKE 'bench-%%'
"""
_DIRECTIVES = """
INSERT INTO directives_directive (id, document_id, body_id, declared_total, decided_on, clock_start, created_at)
SELECT gen_random_uuid(), document.id, body.id, %(each)s, '2025-01-06', 'issued', '2025-01-06 02:00+00'
FROM generate_series(1, %(communes)s::int) AS n
JOIN documents_document AS document ON document.subject = 'Văn bản số ' || (%(first)s + n - 1)
JOIN organisation_body AS body ON body.code = 'bcd-bench-' || n
"""
_TASKS = """
INSERT INTO directives_task (id, directive_id, clause_id, body_id, ordinal, title, title_en, title_ja, mode, deadline, due_period,
    is_itemised, event_key, created_at)
SELECT gen_random_uuid(), directive.id, %(clause)s, body.id, n, 'Việc riêng ' || n || ' của ' || body.name_vi, '', '', 'lead',
    jsonb_build_object('kind', 'month', 'month', due.month), due.month, true, '', directive.created_at
FROM directives_directive AS directive JOIN organisation_body AS body ON body.id = directive.body_id
CROSS JOIN generate_series(1, %(each)s::int) AS n
CROSS JOIN LATERAL (SELECT (split_part(body.code, '-', 3)::int + n) %% 4 AS fate) AS goes
CROSS JOIN LATERAL (SELECT CASE WHEN fate = 3 THEN '2025-12' ELSE '2025-02' END AS month) AS due
WHERE body.code LIKE 'bcd-bench-%%'
"""
# In the form of the country's plan, so that it is copied by the same statements.
_PLAN = """
CREATE UNLOGGED TABLE bench_plan AS
SELECT gen_random_uuid() AS id, task.id AS task, task.body_id, task.deadline, task.due_period, keeper.organisation_id AS agency,
    'lead' AS role, task.created_at AS assigned_at, due.lapse, task.created_at + interval '1 day' AS received_at, said.reported_at,
    NULL::timestamptz AS returned_at, NULL::timestamptz AS reported_again_at, said.reported_at + interval '4 days' AS accepted_at,
    said.reported_at AS stands_at, NULL::timestamptz AS extended
FROM directives_task AS task JOIN organisation_body AS body ON body.id = task.body_id
JOIN organisation_standingagency AS keeper ON keeper.body_id = body.id
CROSS JOIN LATERAL (SELECT (split_part(body.code, '-', 3)::int + task.ordinal) %% 4 AS fate) AS goes
CROSS JOIN LATERAL (SELECT ((to_date(task.due_period, 'YYYY-MM') + interval '1 month')::date || ' 00:00+07')::timestamptz AS lapse) AS due
CROSS JOIN LATERAL (SELECT CASE fate WHEN 0 THEN due.lapse - interval '18 days' WHEN 1 THEN due.lapse + interval '9 days' END
    AS reported_at) AS said
WHERE body.code LIKE 'bcd-bench-%%'
"""
_SHARES = """
INSERT INTO cascade_share (id, scope, detail, often, goes_further, first_on, ground, shared_at, by, organisation_id, above_id, body_id)
SELECT gen_random_uuid(), 'body', 2, 'standing', true, DATE '2025-03-01', '', TIMESTAMPTZ '2025-03-01 02:00+00', '{}'::jsonb, commune.id, commune.parent_id, body.id
FROM organisation_organisation AS commune JOIN organisation_body AS body ON body.code = 'bcd-' || commune.code
WHERE commune.code LIKE 'bench-%%'
UNION ALL
SELECT gen_random_uuid(), 'below', 2, 'standing', false, DATE '2025-03-01', '', TIMESTAMPTZ '2025-03-01 02:00+00', '{}'::jsonb, province.id, agency.id, NULL
FROM organisation_organisation AS province, organisation_organisation AS agency
WHERE province.kind = 'province' AND agency.code = %(above)s AND NOT EXISTS (
    SELECT FROM cascade_share WHERE organisation_id = province.id AND above_id = agency.id AND scope = 'below')
"""


def load_books(now: dt.datetime) -> None:
    """Give every commune that was loaded its book, and share it upward."""
    from decreta.directives.models import Directive, Task

    directive = Directive.objects.get(document__symbol=SAMPLE)
    sample = Task.objects.filter(directive=directive).first()
    assert sample is not None
    facts: dict[str, Any] = {
        "communes": COMMUNES,
        "each": OF_COMMUNE,
        "clause": sample.clause_id,
        "sample": directive.document_id,
        "first": FIRST,
        "last": FIRST + COMMUNES - 1,
        "above": ABOVE,
    }
    documents = DOCUMENTS.format(columns=sample_columns())
    with superuser() as connection:
        for statement in (documents, _COMMITTEES, _KEEPERS, _DIRECTIVES, _TASKS, _PLAN, _SHARES):
            connection.execute(statement, facts)
        copy_plan(connection, now)
        connection.execute("DROP TABLE bench_plan")


def shown(day: dt.date) -> dict[str, Counter[str]]:
    """What the page of levels shows of every organisation below the centre, by column."""
    from decreta.cascade.queries.levels import levels
    from decreta.core.actor import Actor
    from decreta.organisation.models import Organisation

    page = levels(Organisation.objects.get(code=ABOVE), day, Actor.system("bench"))
    return {line.code: +line.counts for line in page.below}


def check_levels(day: dt.date, before: dict[str, Counter[str]], size: str) -> None:
    """What came over every province with the books equals a recount of its communes' tasks. Raises AssertionError.

    `before` is what the page showed before they were loaded: the scenario itself shares a little.
    """
    from decreta.cascade.queries.levels import KINDS
    from decreta.directives.queries.task_list import classes_in
    from decreta.organisation.models import Body, Organisation

    communes = dict(Organisation.objects.filter(code__startswith="bench-").values_list("code", "parent__code"))
    bodies = dict(Body.objects.filter(code__startswith="bcd-bench-").values_list("pk", "code"))
    expected: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for body, counts in recount(bodies, day).by_body.items():
        over = expected[communes[bodies[body].removeprefix("bcd-")]]
        for key, _mark, _label in KINDS:
            over[key] += sum(counts[one] for one in classes_in(key))
    now = shown(day)
    came = {code: _difference(now[code], before.get(code, Counter())) for code in now}
    assert sum(counts.total() for counts in expected.values()) == COMMUNES * OF_COMMUNE
    for code in {*came, *expected}:
        wanted = _difference(expected[code], Counter())
        assert came.get(code, {}) == wanted, (day, code, came.get(code), wanted)
    say("supervision/levels recount", size=size, as_of=str(day), provinces=len(expected), equal=True)


def _difference(now: Counter[str], before: Counter[str]) -> dict[str, int]:
    """By how many each column differs; also where it is fewer, which a Counter would not say."""
    return {key: now[key] - before[key] for key in {*now, *before} if now[key] != before[key]}


def measure_levels(size: str, raw: float) -> None:
    """The table of levels of a country, of one province, and of what stands behind a number."""
    client = sign_in("vy")
    for name, url in {
        "levels": f"/levels/?of={ABOVE}",
        "levels, one province open": f"/levels/?of={ABOVE}&over=ubnd-ha-noi",
        "levels, behind a number": f"/levels/{ABOVE}/from/ubnd-ha-noi/",
        "levels on a dashboard": "/levels/summary/",
    }.items():

        def run(url: str = url) -> None:
            assert client.get(url).status_code == 200, url

        found = measured(run, rounds=10, warm=2)
        say(
            f"supervision/{name}",
            size=size,
            communes=COMMUNES,
            budget_cpu_ms=15,
            statements=statements(run),
            budget_statements=10,
            ratio_to_raw=found["cpu_ms"] / raw if raw else None,
            **found,
        )

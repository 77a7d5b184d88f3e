"""Large data for the benches, made in the database: documents, directives, tasks, assignments.

The rows repeat those of the loaded scenario with other keys, numbers and words, so that every constraint and index
holds; they are spread as a country's would be: fifty tasks a directive, each for some of the provinces and communes.
"""

from __future__ import annotations

from typing import Any

import psycopg

DOCUMENTS = """
INSERT INTO documents_document (id, {columns}, subject, symbol, symbol_key, created_at, issued_on, decided_on, search)
SELECT gen_random_uuid(), {columns},
    'Văn bản số ' || n, n || '-TB/BCĐ', n || 'tbbcd',
    created_at - n * interval '7 seconds', issued_on - (n / 5000), decided_on - (n / 5000),
    to_tsvector('simple', 'van ban so ' || n || ' ket luan phien hop ' || (n %% 977))
        || array_to_tsvector(ARRAY['=' || n || 'tbbcd'])
FROM documents_document, generate_series(%(first)s::int, %(last)s::int) AS n
WHERE documents_document.id = %(sample)s
RETURNING id
"""
AUDIENCE = """
INSERT INTO documents_audience (id, document_id, organisation_id, is_inspectable, reason, opens_at)
SELECT gen_random_uuid(), document.id, agency.id, true, 'recipient', document.created_at
FROM (SELECT id, created_at, row_number() OVER () AS n FROM documents_document WHERE subject LIKE 'Văn bản số %%') AS document
JOIN (SELECT id, row_number() OVER () AS n, count(*) OVER () AS number FROM organisation_organisation
      WHERE kind IN ('province', 'commune', 'ministry', 'office')) AS agency
    ON agency.n - 1 IN (document.n %% agency.number, (document.n * 7) %% agency.number)
"""
DIRECTIVES = """
INSERT INTO directives_directive (id, document_id, body_id, declared_total, decided_on, clock_start, created_at)
SELECT gen_random_uuid(), id, %(body)s, 50, decided_on, 'issued', created_at
FROM documents_document WHERE subject LIKE 'Văn bản số %%' ORDER BY created_at LIMIT %(number)s
"""
TASKS = """
INSERT INTO directives_task (id, directive_id, clause_id, body_id, ordinal, title, title_en, title_ja, mode, deadline,
    due_period, is_itemised, event_key, created_at, search)
SELECT gen_random_uuid(), directive.id, %(clause)s, %(body)s, n, 'Nhiệm vụ ' || n || ' của ' || document.symbol, '', '',
    'each', '{"kind": "month", "month": "2025-06"}', '2025-06', true, '', directive.created_at,
    to_tsvector('simple', 'nhiem vu ' || n || ' ' || document.symbol_key || ' chuyen doi so ' || (n * 31 %% 97))
FROM directives_directive AS directive JOIN documents_document AS document ON document.id = directive.document_id,
    generate_series(1, 50) AS n
WHERE document.subject LIKE 'Văn bản số %%'
"""
ASSIGNMENTS = """
INSERT INTO assignments_assignment (id, matter_kind, matter_id, role, organisation_id, monitor_id, deadline, due_period,
    assigned_at, recorded_at, baseline_lapses_at, current_lapses_at, is_disputed, times_returned, last_fact_at)
SELECT gen_random_uuid(), 'directives.task', task.id, 'each', agency.id, %(body)s, task.deadline, task.due_period,
    task.created_at, task.created_at, lapse.at, lapse.at, false, 0, task.created_at
FROM (SELECT *, row_number() OVER () AS n FROM directives_task WHERE mode = 'each' AND title LIKE 'Nhiệm vụ %%') AS task
JOIN (SELECT id, row_number() OVER () AS n, count(*) OVER () AS number FROM organisation_organisation
      WHERE kind IN ('province', 'commune')) AS agency
    ON (agency.n + task.n) %% agency.number < 50
CROSS JOIN LATERAL (SELECT '2025-06-30 17:00+00'::timestamptz + (task.n %% 90) * interval '1 day' AS at) AS lapse
"""
FACTS = """
INSERT INTO assignments_fact (id, assignment_id, kind, happened_at, recorded_at, ordinal, lapses_at, note, by)
SELECT gen_random_uuid(), id, 'assigned', assigned_at, recorded_at, 1, baseline_lapses_at, '',
    '{"kind": "system", "name": "bench"}'::jsonb
FROM assignments_assignment
WHERE NOT EXISTS (SELECT FROM assignments_fact WHERE assignment_id = assignments_assignment.id)
"""


def copy_office(assignments: int, *, is_counted: bool = False) -> None:
    """As many assignments as asked for, fifty to a task and fifty tasks to a directive, and as many documents.

    For supervision tasks are counted from the facts of their assignments (`is_counted`).
    """
    from django.conf import settings

    from decreta.command.cluster import read_record
    from decreta.directives.domain import counting
    from decreta.directives.models import Directive, Task
    from decreta.documents.models import Document

    directive = Directive.objects.select_related("body").order_by("decided_on").first()
    assert directive is not None
    sample = Task.objects.filter(directive=directive).first()
    assert sample is not None
    made = {"id", "subject", "symbol", "symbol_key", "created_at", "issued_on", "decided_on", "search"}
    columns = ", ".join(field.column for field in Document._meta.concrete_fields if field.column not in made)
    facts: dict[str, Any] = {"body": directive.body_id, "clause": sample.clause_id, "sample": directive.document_id}
    record = read_record(settings.DECRETA_DATA)
    assert record is not None, "large data is made in an embedded database"
    # What the rows refer to exists by construction; looking up a dozen references of a million rows takes an hour.
    with psycopg.connect(
        record["superuser_url"], dbname=settings.DATABASES["default"]["NAME"], autocommit=True
    ) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(DOCUMENTS.format(columns=columns), facts | {"first": 100, "last": 99 + assignments})
        connection.execute(AUDIENCE, facts)
        connection.execute(DIRECTIVES, facts | {"number": max(assignments // 2500, 1)})
        connection.execute(TASKS, facts)
        connection.execute(ASSIGNMENTS, facts)
        if is_counted:
            connection.execute(FACTS)
            counting.count_everything()
        connection.execute("VACUUM ANALYZE")

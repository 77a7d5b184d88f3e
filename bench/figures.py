"""Figures of paper work: `python -m bench.figures [--size small|full]`, JSON lines.

Documents are multiplied in the database (10 thousand for `small`, 1 million for `full`), each with its way through six
steps, one in fifty still open, all of one office and all open to its secretary: the worst that one office can ask. The
page, its reports, the papers behind some numbers and the same by token are measured for a month, a quarter and a month
that is past; a programme of the demonstration besides; `rows` says how many papers of the period they count.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any
from urllib.parse import urlencode

import psycopg

from bench._data import DOCUMENTS as COPY
from bench._ground import measured, office, say, statements
from bench.lists import program, sign_in

DOCUMENTS = {"small": 10_000, "full": 1_000_000}
BUDGET_MS, BUDGET_STATEMENTS = 30, 12
PERIODS = {
    "month": {"from": "2025-03-01", "to": "2025-03-31", "as_of": "2025-03-31"},
    "quarter": {"from": "2025-01-01", "to": "2025-03-31", "as_of": "2025-03-31"},
    "past": {"from": "2025-01-01", "to": "2025-01-31", "as_of": "2025-02-15"},
}
PAGES = ("", "outgoing/", "steps/", "ageing/", "bottlenecks/", "workload/")
#: Numbers whose rows are opened: many, some, those of one step.
BEHIND = ("report=outgoing&figure=drafted", "report=ageing&figure=open", "report=steps&figure=passed")
REPORTS = ("incoming", "outgoing", "steps", "ageing", "bottlenecks", "workload")
_AUDIENCE = """
INSERT INTO documents_audience (id, document_id, body_id, is_inspectable, reason, opens_at)
SELECT gen_random_uuid(), id, body_id, true, 'issuer', created_at FROM documents_document WHERE subject LIKE 'Văn bản số %'
"""
_COURSES = """
INSERT INTO figures_course (id, document_id, direction, body_id, office_id, began_at, checked, now_in, now_void)
SELECT gen_random_uuid(), id, 'out', body_id, body_id, created_at, '[]', '', false
FROM documents_document WHERE subject LIKE 'Văn bản số %'
"""
_STAYS = """
INSERT INTO figures_stay (id, course_id, ordinal, office_id, step, began_at, ended_at, ending)
SELECT gen_random_uuid(), course.id, place.n, course.office_id, place.step,
    course.began_at + (place.n - 1) * interval '20 hours',
    CASE WHEN place.n = 6 AND course.row % 50 = 0 THEN NULL ELSE course.began_at + place.n * interval '20 hours' END,
    CASE WHEN place.n = 6 THEN CASE WHEN course.row % 50 = 0 THEN '' ELSE 'done' END ELSE 'onward' END
FROM (SELECT *, row_number() OVER () AS row FROM figures_course) AS course,
    unnest(ARRAY['drafting', 'content', 'form', 'signing', 'numbering', 'dispatching']) WITH ORDINALITY AS place (step, n)
WHERE NOT EXISTS (SELECT FROM figures_stay WHERE course_id = course.id)
"""


def copy_papers(number: int) -> None:
    """As many documents as asked for, spread over some three months for ten thousand, twenty years for a million."""
    from django.conf import settings

    from decreta.command.cluster import read_record
    from decreta.documents.models import Document
    from decreta.figures.domain import standing

    sample = Document.objects.get(symbol="06-TB/BCĐCĐS")
    made = {"id", "subject", "symbol", "symbol_key", "created_at", "issued_on", "decided_on", "search"}
    columns = ", ".join(field.column for field in Document._meta.concrete_fields if field.column not in made)
    record = read_record(settings.DECRETA_DATA)
    assert record is not None, "large data is made in an embedded database"
    with psycopg.connect(
        record["superuser_url"], dbname=settings.DATABASES["default"]["NAME"], autocommit=True
    ) as connection:
        # What the rows refer to exists by construction.
        connection.execute("SET session_replication_role = replica")
        # Some hundred papers a working day: a large office.
        copy = COPY.replace("interval '7 seconds'", "interval '10 minutes'")
        connection.execute(copy.format(columns=columns), {"sample": sample.pk, "first": 100, "last": 99 + number})
        for one in (_AUDIENCE, _COURSES, _STAYS):
            connection.execute(one)
        standing.note_all()
        connection.execute("VACUUM ANALYZE")


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=DOCUMENTS, default="full")
    options = parser.parse_args()
    with office():
        from django.conf import settings

        settings.ALLOWED_HOSTS.append("testserver")
        settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        from decreta.web.demo.loading import load

        load()
        copy_papers(DOCUMENTS[options.size])
        settings.DECRETA_API_PER_MINUTE = 1_000_000
        browser, asking = sign_in("vy"), program("vy")
        for period, query in PERIODS.items():
            days = urlencode(query)
            paths = [f"/figures/{page}?{days}" for page in PAGES]
            paths += [f"/figures/papers/?{one}&{days}" for one in BEHIND]
            doors = [f"/api/v1/figures?report={one}&{days}" for one in REPORTS]
            doors += [f"/api/v1/figures/papers?{one}&{days}" for one in BEHIND]
            for path in (*paths, *doors):

                def run(path: str = path) -> None:
                    asked = asking if path.startswith("/api/") else browser
                    assert asked.get(path).status_code == 200

                say(
                    path.partition(f"&{days}")[0].partition(f"?{days}")[0].strip("/"),
                    size=options.size,
                    period=period,
                    rows=_rows(query),
                    budget_cpu_ms=BUDGET_MS,
                    statements=statements(run),
                    budget_statements=BUDGET_STATEMENTS,
                    **measured(run, rounds=5, warm=1),
                )
        for asked, path in (
            (sign_in("mai"), f"/programmes/{_programme()}/"),
            (program("mai"), f"/api/v1/programmes/{_programme()}"),
        ):

            def look(asked: Any = asked, path: str = path) -> None:
                assert asked.get(path).status_code == 200

            name = path.replace(_programme(), "one").strip("/")
            say(name, size=options.size, rows=14, statements=statements(look), **measured(look, rounds=5, warm=1))
    return 0


def _programme() -> str:
    from decreta.programme.models import Programme

    return str(Programme.objects.get().pk)


def _rows(query: dict[str, str]) -> int:
    from decreta.figures.models import Course

    return Course.objects.filter(began_at__date__range=(query["from"], query["to"])).count()


if __name__ == "__main__":
    sys.exit(main())

"""How papers stood before it was noted: read from their stays, as `domain.standing` does."""

from django.db import migrations

NOTE = """
UPDATE figures_course AS course SET now_since = stays.since, now_in = stays.lies_in, now_void = stays.void,
    now_issued_at = stays.issued_at, now_done_at = stays.done_at, now_unit_id = stays.unit,
    now_assignment_id = stays.assignment
FROM (
    SELECT course_id,
        max(GREATEST(began_at, ended_at)) AS since,
        COALESCE(max(step) FILTER (WHERE ended_at IS NULL), '') AS lies_in,
        bool_or(ending = 'void') AS void,
        (array_agg(ended_at ORDER BY ordinal DESC) FILTER (WHERE step = 'numbering' AND ending = 'onward'))[1]
            AS issued_at,
        (array_agg(ended_at ORDER BY ordinal DESC)
            FILTER (WHERE step IN ('marking', 'working') AND ended_at IS NOT NULL))[1] AS done_at,
        (array_agg(unit_id ORDER BY ordinal DESC) FILTER (WHERE step = 'working'))[1] AS unit,
        (array_agg(assignment_id ORDER BY ordinal DESC) FILTER (WHERE step = 'working'))[1] AS assignment
    FROM figures_stay GROUP BY course_id
) AS stays
WHERE stays.course_id = course.id
"""


class Migration(migrations.Migration):
    dependencies = [("figures", "0002_how_papers_stand")]

    operations = [migrations.RunSQL(NOTE, migrations.RunSQL.noop)]

"""Tasks with an assignment that was closed beside others are counted once more: it counts no more beside those."""

from django.db import migrations

TASKS = """
INSERT INTO directives_uncounted (task_id)
SELECT task.id FROM directives_task AS task
JOIN assignments_assignment AS held ON held.matter_id = task.id AND held.matter_kind = 'directives.task'
    AND held.role IN ('lead', 'each') AND held.parent_id IS NULL
GROUP BY task.id
HAVING count(*) > 1 AND bool_or(
    EXISTS (SELECT FROM assignments_fact AS fact WHERE fact.assignment_id = held.id AND fact.kind = 'closed')
)
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0010_events_of_one_body"),
        ("assignments", "0014_receipts_of_any_day"),
    ]

    operations = [
        # Backwards the tasks are counted as the code of then counts.
        migrations.RunSQL(TASKS, migrations.RunSQL.noop),
    ]

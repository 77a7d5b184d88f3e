"""Spells say the earliest deadline in force: every task is counted once more. Directives stand in order by their day."""

from django.db import migrations, models

TASKS = "INSERT INTO directives_uncounted (task_id) SELECT id FROM directives_task ON CONFLICT DO NOTHING"


class Migration(migrations.Migration):
    dependencies = [("directives", "0011_relieved_leads_count_no_more")]

    operations = [
        migrations.AddIndex(
            "directive", models.Index(fields=["decided_on", "id"], name="directive_decided")
        ),
        migrations.AddField("spell", "lapses_at", models.DateTimeField(null=True)),
        # Backwards the tasks are counted as the code of then counts.
        migrations.RunSQL(TASKS, migrations.RunSQL.noop),
    ]

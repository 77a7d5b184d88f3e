"""Every task that there is will be counted once; what the log says from now on is followed."""

from django.db import migrations

TASKS = "INSERT INTO directives_uncounted (task_id) SELECT id FROM directives_task ON CONFLICT DO NOTHING"
FOLLOWER = """
INSERT INTO audit_follower (name, next_index)
SELECT 'directives.spells', max(index) + 1 FROM audit_leaf HAVING max(index) IS NOT NULL
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0004_spells"), ("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(TASKS, migrations.RunSQL.noop),
        migrations.RunSQL(FOLLOWER, "DELETE FROM audit_follower WHERE name = 'directives.spells'"),
    ]

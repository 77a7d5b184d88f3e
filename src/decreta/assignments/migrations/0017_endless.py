"""Open assignments without an end are few, and are found without looking at those that have one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assignments", "0016_reports_that_claim")]

    operations = [
        migrations.AddIndex(
            "assignment",
            models.Index(
                fields=["matter_id"],
                name="assignment_endless",
                condition=models.Q(current_lapses_at=None, closed_at=None, done_accepted_at=None),
            ),
        ),
    ]

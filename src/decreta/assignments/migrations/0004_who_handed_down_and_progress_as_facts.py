"""Who handed an assignment down stands on it; what reports say of progress becomes facts like all else."""

from django.db import migrations, models

GIVERS = """
UPDATE assignments_assignment AS lower
SET giver_id = COALESCE(upper.organisation_id, upper.body_id, upper.unit_id, upper.holding_id)
FROM assignments_assignment AS upper WHERE upper.id = lower.parent_id
"""
# What the newest report said, as if it were stated with it: the earlier ones are in the reports.
PROGRESS = """
INSERT INTO assignments_fact (id, assignment_id, kind, happened_at, recorded_at, ordinal, percent, forecast_on, note, by)
SELECT gen_random_uuid(), said.id, 'progress', newest.reported_at, newest.recorded_at, last.ordinal + 1,
    said.percent, said.forecast_on, '', newest.by
FROM assignments_assignment AS said
CROSS JOIN LATERAL (SELECT reported_at, recorded_at, by FROM assignments_report
    WHERE assignment_id = said.id ORDER BY ordinal DESC LIMIT 1) AS newest
CROSS JOIN LATERAL (SELECT max(ordinal) AS ordinal FROM assignments_fact WHERE assignment_id = said.id) AS last
WHERE said.percent IS NOT NULL OR said.forecast_on IS NOT NULL
"""
LAST_FACT = """
UPDATE assignments_assignment AS said SET last_fact_at = newest.at
FROM (SELECT assignment_id, max(recorded_at) AS at FROM assignments_fact GROUP BY assignment_id) AS newest
WHERE newest.assignment_id = said.id AND newest.at > said.last_fact_at
"""


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0003_houses"),
        ("organisation", "0005_other_names"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="assignment",
            name="handed_down_from_above",
        ),
        migrations.AddField(
            model_name="assignment",
            name="giver_id",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="fact",
            name="forecast_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="fact",
            name="percent",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name="fact",
            name="kind",
            field=models.CharField(
                choices=[
                    ("assigned", "assigned"),
                    ("received", "received"),
                    ("disputed", "disputed"),
                    ("dispute_settled", "dispute settled"),
                    ("clock_started", "clock started"),
                    ("extended", "extended"),
                    ("progress", "progress stated"),
                    ("reported_done", "reported done"),
                    ("accepted", "accepted"),
                    ("returned", "returned"),
                    ("suspended", "suspended"),
                    ("resumed", "resumed"),
                    ("closed", "closed otherwise"),
                    ("reopened", "reopened"),
                ],
                max_length=16,
            ),
        ),
        migrations.RunSQL(GIVERS, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("giver_id__isnull", False)), fields=["giver_id"], name="assignment_giver"
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("role", "sub"), _negated=True),
                    models.Q(("giver_id__isnull", False), ("parent__isnull", False)),
                    _connector="OR",
                ),
                name="handed_down_from_above",
            ),
        ),
        # Last: rows that wait for their foreign keys to be looked at keep a table from being altered.
        migrations.RunSQL([PROGRESS, LAST_FACT], migrations.RunSQL.noop),
    ]

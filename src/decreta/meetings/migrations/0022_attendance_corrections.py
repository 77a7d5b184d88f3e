import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import decreta.core.fields


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0021_removals"),
    ]

    operations = [
        migrations.AddField(
            model_name="attendance",
            name="entered_because",
            field=models.CharField(blank=True, default="", max_length=300),
        ),
        migrations.CreateModel(
            name="AttendanceCorrection",
            fields=[
                ("id", decreta.core.fields.IdField(serialize=False)),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                ("reason", models.CharField(max_length=300)),
                ("corrected_at", models.DateTimeField()),
                ("by", models.JSONField()),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance_corrections",
                        to="meetings.invitation",
                    ),
                ),
            ],
            options={
                "ordering": ["corrected_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="corrected_for_a_reason"
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendancecorrection",
            trigger=pgtrigger.compiler.Trigger(
                name="attendance_correction_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="17aa624d5439bab81e02cf0aebe8fb21de2d86b5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_attendance_correction_stands_91630",
                    table="meetings_attendancecorrection",
                    when="BEFORE",
                ),
            ),
        ),
    ]

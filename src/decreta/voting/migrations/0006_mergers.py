import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import decreta.core.fields


class Migration(migrations.Migration):
    dependencies = [
        ("voting", "0005_presided_by"),
    ]

    operations = [
        migrations.CreateModel(
            name="Merger",
            fields=[
                ("id", decreta.core.fields.IdField(serialize=False)),
                ("reason", models.CharField(max_length=300)),
                ("votes", models.JSONField()),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                ("merged_at", models.DateTimeField()),
                ("by", models.JSONField()),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mergers", to="voting.ballot"
                    ),
                ),
            ],
            options={
                "ordering": ["merged_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="merged_for_a_reason"
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merger",
            trigger=pgtrigger.compiler.Trigger(
                name="merger_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="848a463bba1b7ed6bc5af80dc59149988f18fa59",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_merger_stands_e0455",
                    table="voting_merger",
                    when="BEFORE",
                ),
            ),
        ),
    ]

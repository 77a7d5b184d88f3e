import decreta.core.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    """A point says why and what is proposed, version by version; what is proposed becomes a draft when it begins."""

    dependencies = [
        ("meetings", "0012_spans_of_points"),
    ]

    operations = [
        migrations.AddField(
            model_name="agendaitem",
            name="proposed",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="text_version",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="why",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="conclusion",
            name="is_draft",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="PointText",
            fields=[
                ("id", decreta.core.fields.IdField(serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("why", models.TextField(blank=True)),
                ("proposed", models.TextField(blank=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("written_at", models.DateTimeField()),
                ("by", models.JSONField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="meetings.agendaitem"
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [models.UniqueConstraint(fields=("item", "number"), name="point_text_version_once")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pointtext",
            trigger=pgtrigger.compiler.Trigger(
                name="point_text_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="58f5aea25e422cc2a8179d6f51679d877f168c89",
                    operation="UPDATE",
                    pgid="pgtrigger_point_text_stands_08939",
                    table="meetings_pointtext",
                    when="BEFORE",
                ),
            ),
        ),
    ]

import decreta.core.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


def before_their_deadline(apps, schema_editor):
    """Reminders that went out so far were for the only deadline that their procedure has had."""
    reminder, procedure = (apps.get_model("procedures", name) for name in ("Reminder", "Procedure"))
    held = procedure.objects.filter(pk=models.OuterRef("procedure_id")).values("until")[:1]
    reminder.objects.update(until=models.Subquery(held))


class Migration(migrations.Migration):
    """A deadline is put off, with the reason; reminders go out anew before the new one."""

    dependencies = [
        ("procedures", "0002_any_share"),
    ]

    operations = [
        migrations.CreateModel(
            name="Prolongation",
            fields=[
                ("id", decreta.core.fields.IdField(serialize=False)),
                ("was", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("reason", models.CharField(max_length=300)),
                ("prolonged_at", models.DateTimeField()),
                ("by", models.JSONField()),
            ],
            options={
                "ordering": ["prolonged_at"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="reminder",
            name="reminded_once_per_rung",
        ),
        migrations.AddField(
            model_name="reminder",
            name="until",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(before_their_deadline, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="reminder",
            name="until",
            field=models.DateTimeField(),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(fields=("procedure", "until", "hours"), name="reminded_once_per_rung"),
        ),
        migrations.AddField(
            model_name="prolongation",
            name="procedure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="prolongations", to="procedures.procedure"
            ),
        ),
        migrations.AddConstraint(
            model_name="prolongation",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("was"))), name="a_deadline_goes_forward"
            ),
        ),
        migrations.AddConstraint(
            model_name="prolongation",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="prolongation_says_why"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prolongation",
            trigger=pgtrigger.compiler.Trigger(
                name="prolongation_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="257c2d819bbfd2056b91f28762922442aa018193",
                    operation="UPDATE",
                    pgid="pgtrigger_prolongation_stands_64977",
                    table="procedures_prolongation",
                    when="BEFORE",
                ),
            ),
        ),
    ]

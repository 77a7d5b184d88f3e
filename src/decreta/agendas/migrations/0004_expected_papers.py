import django.db.models.deletion
from django.db import migrations, models

import decreta.core.fields


class Migration(migrations.Migration):
    """Standard papers of a template are expected under the point that was made from it."""

    dependencies = [("agendas", "0003_agenda_templates"), ("meetings", "0008_replies")]

    operations = [
        migrations.CreateModel(
            name="ExpectedPaper",
            fields=[
                ("id", decreta.core.fields.IdField(serialize=False)),
                ("title", models.CharField(max_length=300)),
                ("ordinal", models.PositiveSmallIntegerField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="expected_papers",
                        to="meetings.agendaitem",
                    ),
                ),
            ],
            options={
                "ordering": ["ordinal"],
                "constraints": [models.UniqueConstraint(fields=("item", "title"), name="paper_expected_once")],
            },
        ),
    ]

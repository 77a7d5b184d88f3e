"""Points that were put into the consent part because nobody objected."""

import decreta.core.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agendas", "0009_resumed_points"), ("meetings", "0026_consent_offered")]

    operations = [
        migrations.CreateModel(
            name="PutByConsent",
            fields=[
                ("id", decreta.core.fields.IdField(serialize=False)),
                ("put_at", models.DateTimeField()),
                ("by", models.JSONField()),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="put_by_consent",
                        to="meetings.agendaitem",
                    ),
                ),
            ],
        ),
    ]

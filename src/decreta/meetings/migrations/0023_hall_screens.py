import django.db.models.deletion
from django.db import migrations, models

import decreta.core.fields


class Migration(migrations.Migration):
    """Keys of the screens of halls."""

    dependencies = [("meetings", "0022_attendance_corrections"), ("organisation", "0005_other_names")]

    operations = [
        migrations.CreateModel(
            name="HallScreen",
            fields=[
                ("id", decreta.core.fields.IdField(serialize=False)),
                ("token_hash", models.BinaryField(max_length=32, unique=True)),
                ("code_hash", models.BinaryField(max_length=32, unique=True)),
                ("code_until", models.DateTimeField(null=True)),
                ("language", models.CharField(max_length=8)),
                ("made_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.holding",
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="screens", to="meetings.sitting"
                    ),
                ),
            ],
            options={"ordering": ["made_at", "id"]},
        ),
    ]

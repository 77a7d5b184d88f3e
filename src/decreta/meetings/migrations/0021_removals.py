import django.db.models.deletion
from django.db import migrations, models

import decreta.core.fields


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0020_presiding"),
    ]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="removed_as",
            field=models.CharField(
                blank=True,
                choices=[
                    ("excluded", "excluded for the rest of the session"),
                    ("ended", "no longer a member"),
                ],
                default="",
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="Removal",
            fields=[
                ("id", decreta.core.fields.IdField(serialize=False)),
                (
                    "removed_as",
                    models.CharField(
                        choices=[
                            ("excluded", "excluded for the rest of the session"),
                            ("ended", "no longer a member"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                ("removed_at", models.DateTimeField()),
                ("by", models.JSONField()),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_by", models.JSONField(null=True)),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="removals",
                        to="meetings.invitation",
                    ),
                ),
            ],
            options={
                "ordering": ["removed_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at", None)), fields=("invitation",), name="removed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="removed_for_a_reason"
                    ),
                ],
            },
        ),
    ]

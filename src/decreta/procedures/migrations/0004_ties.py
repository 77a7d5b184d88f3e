from django.db import migrations, models


def as_it_was(apps, schema_editor):
    """Where the side of the chair did not break a tie, the question was rejected."""
    apps.get_model("procedures", "Procedure").objects.filter(chair_breaks_ties=False).update(tie="rejected")


def back(apps, schema_editor):
    """What the chair would decide afterwards is not known to the former column: his side does not break it."""
    apps.get_model("procedures", "Procedure").objects.exclude(tie="chairs_side").update(chair_breaks_ties=False)


TIES = [
    ("rejected", "the question is rejected"),
    ("chairs_side", "the side on which the chair voted prevails"),
    ("chair_decides", "the chair decides afterwards"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("procedures", "0003_prolongations"),
    ]

    operations = [
        migrations.AddField(
            model_name="procedure",
            name="tie",
            field=models.CharField(choices=TIES, default="chairs_side", max_length=13),
        ),
        migrations.AddField(model_name="procedure", name="is_tie_by_rules", field=models.BooleanField(default=False)),
        migrations.RunPython(as_it_was, back),
        migrations.RemoveField(model_name="procedure", name="chair_breaks_ties"),
        migrations.AddField(model_name="question", name="waits_since", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="question", name="chair_agrees", field=models.BooleanField(null=True)),
        migrations.AddField(model_name="question", name="chair_word", field=models.CharField(blank=True, max_length=1000)),
        migrations.AddField(model_name="question", name="decided_at", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="question", name="decided_by", field=models.JSONField(null=True)),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("chair_agrees", None), ("decided_at", None)),
                    models.Q(
                        ("chair_agrees__isnull", False),
                        ("decided_at__isnull", False),
                        ("waits_since__isnull", False),
                        models.Q(("chair_word", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="tie_decided_with_a_word",
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    """Receipts are asked for as of any day: what has a clock, or had one, is found without reading what never had one."""

    dependencies = [
        ("assignments", "0013_rules_of_programmes"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("receive_by__isnull", False)), fields=["monitor"], name="assignment_clocked"
            ),
        ),
        migrations.AddIndex(
            model_name="fact",
            index=models.Index(
                condition=models.Q(("receive_by__isnull", False)), fields=["assignment"], name="fact_clocked"
            ),
        ),
    ]

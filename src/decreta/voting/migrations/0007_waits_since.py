from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("voting", "0006_mergers"),
    ]

    operations = [
        migrations.AddField(
            model_name="ballot",
            name="waits_since",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="ballot",
            index=models.Index(
                condition=models.Q(("waits_since__isnull", False)), fields=["sitting"], name="ballots_tied"
            ),
        ),
    ]

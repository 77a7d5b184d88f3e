from django.db import migrations, models


class Migration(migrations.Migration):
    """A motion adopted without a vote says with which quorum."""

    dependencies = [
        ("motions", "0002_points_keep_motions"),
    ]

    operations = [
        migrations.AddField(
            model_name="motion",
            name="quorum",
            field=models.JSONField(default=dict),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("voting", "0002_secret_ballots"),
    ]

    operations = [
        migrations.AddField(
            model_name="counting",
            name="unopened",
            field=models.JSONField(default=dict),
        ),
    ]

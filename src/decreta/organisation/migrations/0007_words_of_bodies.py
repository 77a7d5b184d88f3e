from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("organisation", "0006_votes_of_members"),
    ]

    operations = [
        migrations.AddField(
            model_name="body",
            name="words",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]

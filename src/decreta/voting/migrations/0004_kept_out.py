from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("voting", "0003_unopened_papers"),
    ]

    operations = [
        migrations.AddField(
            model_name="ballot",
            name="kept_out",
            field=models.PositiveIntegerField(default=0),
        ),
    ]

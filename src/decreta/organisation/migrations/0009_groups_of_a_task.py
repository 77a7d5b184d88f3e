from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("organisation", "0008_standing_deputies"),
    ]

    operations = [
        migrations.AddField(
            model_name="group",
            name="is_named",
            field=models.BooleanField(db_default=True, default=True),
        ),
    ]

"""Whether members write to the room while a session runs, and when what was written is destroyed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0023_hall_screens")]

    operations = [
        migrations.AddField("rulebook", "room_messages", models.BooleanField(default=False)),
        migrations.AddField(
            "rulebook",
            "messages_kept",
            models.CharField(
                choices=[
                    ("minutes", "until the minutes are approved"),
                    ("closing", "until the sitting is closed"),
                ],
                default="minutes",
                max_length=8,
            ),
        ),
    ]

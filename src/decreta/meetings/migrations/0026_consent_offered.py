"""When a point that nobody objects to is offered for the consent part, and until when positions are asked for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0025_numbers_of_invited")]

    operations = [
        migrations.AddField(
            "rulebook",
            "consent_offered",
            models.CharField(
                choices=[
                    ("answered", "once every member has answered"),
                    ("deadline", "once every member has answered, or the time for it is over"),
                    ("never", "never: each point is put there by hand"),
                ],
                default="answered",
                max_length=8,
            ),
        ),
        migrations.AddField("rulebook", "positions_days", models.PositiveSmallIntegerField(default=0)),
    ]

"""Everybody invited has a number in his sitting; those invited already get theirs in the order of their invitations."""

from django.db import migrations, models

_NUMBERED = """
UPDATE meetings_invitation AS invited SET number = counted.place
FROM (SELECT id, row_number() OVER (PARTITION BY sitting_id ORDER BY id) AS place FROM meetings_invitation) AS counted
WHERE counted.id = invited.id
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0024_messages")]

    operations = [
        migrations.AddField("invitation", "number", models.PositiveIntegerField(null=True)),
        migrations.RunSQL(_NUMBERED, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "invitation", models.UniqueConstraint(fields=["sitting", "number"], name="number_of_one")
        ),
    ]

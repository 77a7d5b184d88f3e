import django.contrib.postgres.fields
from django.db import migrations, models

import decreta.meetings.models.rulebooks


class Migration(migrations.Migration):
    """Who submits points is said by the rules of a body; versions from before go by what was custom."""

    dependencies = [("meetings", "0010_left_out")]

    operations = [
        migrations.AddField(
            model_name="rulebook",
            name="submitters",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("drafter", "whoever drafts for an office"),
                        ("unit_head", "heads of units and of agencies"),
                        ("member", "chair and members of the body"),
                        ("secretary", "who prepares its sittings"),
                    ],
                    max_length=10,
                ),
                default=decreta.meetings.models.rulebooks.as_ever,
                size=None,
            ),
        ),
    ]

"""A unit or an officer of the house whose book it is can lead a task."""

from django.db import migrations, models

KINDS = [("", "–"), ("o", "organisation"), ("b", "body"), ("u", "unit"), ("h", "officer"), ("g", "group")]


class Migration(migrations.Migration):
    dependencies = [("directives", "0012_spells_with_deadlines")]

    operations = [
        migrations.AlterField("spell", "lead_kind", models.CharField(blank=True, choices=KINDS, max_length=1)),
    ]

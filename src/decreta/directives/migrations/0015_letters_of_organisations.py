"""An organisation urges those to whom it handed work down: its letters are issued by itself, not by a body."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0014_withdrawals"),
        ("organisation", "0007_words_of_bodies"),
    ]

    operations = [
        migrations.AddField(
            "urgingletter",
            "organisation",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="urging_letters",
                to="organisation.organisation",
            ),
        ),
        migrations.AlterField(
            "urgingletter",
            "body",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="urging_letters",
                to="organisation.body",
            ),
        ),
        migrations.AddConstraint(
            "urgingletter",
            models.CheckConstraint(
                condition=Q(body__isnull=False, organisation=None) | Q(body=None, organisation__isnull=False),
                name="letter_of_one_issuer",
            ),
        ),
    ]

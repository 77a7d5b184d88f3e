from django.db import migrations, models


class Migration(migrations.Migration):
    """A report can be refused as a whole, and what was refused is counted apart from what was returned."""

    dependencies = [
        ("assignments", "0014_receipts_of_any_day"),
    ]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="times_refused",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AlterField(
            model_name="fact",
            name="kind",
            field=models.CharField(
                choices=[
                    ("assigned", "assigned"),
                    ("received", "received"),
                    ("disputed", "disputed"),
                    ("dispute_settled", "dispute settled"),
                    ("clock_started", "clock started"),
                    ("clock_corrected", "clock corrected"),
                    ("extended", "extended"),
                    ("progress", "progress stated"),
                    ("reported_done", "reported done"),
                    ("accepted", "accepted"),
                    ("returned", "returned"),
                    ("refused", "refused"),
                    ("suspended", "suspended"),
                    ("resumed", "resumed"),
                    ("closed", "closed otherwise"),
                    ("reopened", "reopened"),
                ],
                max_length=16,
            ),
        ),
        migrations.AlterField(
            model_name="verdict",
            name="outcome",
            field=models.CharField(
                choices=[("accepted", "accepted"), ("returned", "returned"), ("refused", "refused")], max_length=10
            ),
        ),
        migrations.RemoveConstraint(model_name="verdict", name="returned_with_reason"),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome", "accepted"), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="returned_with_reason",
            ),
        ),
    ]

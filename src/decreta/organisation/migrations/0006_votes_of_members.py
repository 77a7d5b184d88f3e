from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("organisation", "0005_other_names"),
    ]

    operations = [
        migrations.AddField(
            model_name="holding",
            name="has_vote",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="holding",
            name="weight",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddConstraint(
            model_name="holding",
            constraint=models.CheckConstraint(
                condition=models.Q(("weight__gte", 1)), name="member_has_some_weight"
            ),
        ),
    ]

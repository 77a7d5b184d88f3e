from django.db import migrations, models


class Migration(migrations.Migration):
    """What was adopted by consent says with which quorum."""

    dependencies = [
        ("agendas", "0005_points_go_on"),
    ]

    operations = [
        migrations.AddField(
            model_name="adoption",
            name="quorum",
            field=models.JSONField(default=dict),
        ),
    ]


#### motions 0003_motion_quorum

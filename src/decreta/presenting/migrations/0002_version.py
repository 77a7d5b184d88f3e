from django.db import migrations, models


class Migration(migrations.Migration):
    """Which version is presented; of what is presented while this is installed, the present one."""

    dependencies = [("presenting", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="presentation", name="version", field=models.PositiveSmallIntegerField(null=True)
        ),
    ]

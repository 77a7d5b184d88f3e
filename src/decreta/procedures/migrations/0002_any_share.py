from django.db import migrations, models


def more_than_half(apps, schema_editor):
    """`1/2` meant more than half; it is written so now, as the rules of bodies write it."""
    apps.get_model("procedures", "Procedure").objects.filter(majority="1/2").update(majority=">1/2")


def half(apps, schema_editor):
    """As it was written."""
    apps.get_model("procedures", "Procedure").objects.filter(majority=">1/2").update(majority="1/2")


class Migration(migrations.Migration):
    dependencies = [
        ("procedures", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="procedure", name="majority", field=models.CharField(default=">1/2", max_length=9)
        ),
        migrations.AddField(model_name="procedure", name="is_by_rules", field=models.BooleanField(default=False)),
        migrations.RunPython(more_than_half, half),
    ]

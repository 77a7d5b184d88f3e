from django.db import migrations, models


class Migration(migrations.Migration):
    """The rules of a body say whether what is proposed can be amended before the sitting."""

    dependencies = [
        ("meetings", "0013_point_texts"),
    ]

    operations = [
        migrations.AddField(
            model_name="rulebook",
            name="amends_before",
            field=models.BooleanField(default=False),
        ),
    ]

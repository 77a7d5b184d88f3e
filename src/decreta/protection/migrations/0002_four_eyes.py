import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("protection", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="change",
            name="caused_by",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), blank=True, default=list, size=None
            ),
        ),
        migrations.AlterField(
            model_name="change",
            name="cause",
            field=models.CharField(
                choices=[
                    ("opened", "the paper was opened to him"),
                    ("holder", "he came into the post"),
                    ("moved", "his post was moved"),
                    ("mandate", "a mandate was given to him"),
                    ("lowered", "the secrecy was lowered"),
                    ("unguard", "it is guarded no more"),
                ],
                max_length=8,
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    """Which papers bear their reader's name, and until when they are given out; versions from before ask for neither."""

    dependencies = [("meetings", "0016_words")]

    operations = [
        migrations.AddField(
            model_name="rulebook",
            name="papers_marked",
            field=models.CharField(
                choices=[
                    ("never", "none"),
                    ("closed", "those that not everybody reads"),
                    ("always", "every paper"),
                ],
                default="never",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="rulebook", name="papers_open_days", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AddField(model_name="sitting", name="papers_until", field=models.DateTimeField(null=True)),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    """Where those who attend remotely find a sitting."""

    dependencies = [("meetings", "0017_papers_given_out")]

    operations = [
        migrations.AddField(
            model_name="sitting", name="video_url", field=models.CharField(blank=True, default="", max_length=500)
        ),
    ]

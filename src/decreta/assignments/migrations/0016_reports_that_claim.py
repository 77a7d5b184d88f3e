"""Reports that say the work is done are found among very many."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assignments", "0015_refused_reports")]

    operations = [
        migrations.AddIndex(
            "report",
            models.Index(fields=["assignment"], name="report_claims", condition=models.Q(claims_done=True)),
        ),
    ]

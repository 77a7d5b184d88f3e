import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0010_left_out"),
        ("motions", "0001_motions"),
    ]

    operations = [
        migrations.AlterField(
            model_name="motion",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.RESTRICT, related_name="motions", to="meetings.agendaitem"
            ),
        ),
    ]

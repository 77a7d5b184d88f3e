"""A point that the body has put off, or that goes on elsewhere, says so; what a point says is searched with its title."""

from django.db import migrations, models

from decreta.core.seeking import index_of

_AT_ONCE = 500


def fold(apps, schema_editor):
    items, sought = apps.get_model("meetings", "AgendaItem"), apps.get_model("meetings", "Sought")
    written = items.objects.exclude(why="", proposed="").order_by("pk")
    for one in written.iterator(chunk_size=_AT_ONCE):
        words = index_of(one.title, one.presenter, one.why, one.proposed)
        sought.objects.filter(item=one, paper=None).update(search=words)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0018_video_url")]

    operations = [
        migrations.AddField(
            model_name="agendaitem",
            name="aside",
            field=models.CharField(
                blank=True,
                choices=[("put_off", "put off by the body"), ("gone_on", "goes on elsewhere")],
                default="",
                max_length=8,
            ),
            preserve_default=False,
        ),
        migrations.RunPython(fold, migrations.RunPython.noop),
    ]

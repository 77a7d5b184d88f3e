from django.db import migrations, models


def without_names(apps, schema_editor):
    """Results were kept with who voted how, and decisions travel farther than that may be read: the first line stays.

    Only under points on which a ballot by name was held; the votes themselves stand with their ballots.
    """
    decisions = apps.get_model("minutes", "Decision").objects
    by_name = apps.get_model("voting", "Ballot").objects.filter(manner="by_name").values("item_id")
    for one in decisions.filter(item_id__in=by_name, result__contains="\n"):
        decisions.filter(pk=one.pk).update(result=one.result.split("\n", 1)[0])


class Migration(migrations.Migration):
    dependencies = [
        ("minutes", "0001_initial"),
        ("voting", "0001_voting"),
    ]

    operations = [
        migrations.AlterField(model_name="decision", name="result", field=models.TextField(blank=True)),
        # What was cut off cannot be put back; nobody needs it on the way back either.
        migrations.RunPython(without_names, migrations.RunPython.noop),
    ]

"""Minutes that were put before members become searchable by the passages of their newest edition."""

from django.db import migrations

from decreta.core.seeking import index_of


def fold(apps, schema_editor):
    sought = apps.get_model("minutes", "SoughtPassage").objects
    points = {str(pk) for pk in apps.get_model("meetings", "AgendaItem").objects.values_list("pk", flat=True)}
    editions = apps.get_model("minutes", "Edition").objects.order_by("minutes_id", "-ordinal").distinct("minutes_id")
    for edition in editions.iterator(chunk_size=50):
        sought.bulk_create(_passages(apps, edition, points))


def _passages(apps, edition, points):
    model = apps.get_model("minutes", "SoughtPassage")
    places, texts = {}, {}
    for language, passages in edition.content.items():
        for one in passages:
            words = "\n".join(line for line in (one["headed"], one["text"]) if line.strip())
            if words:
                places[one["key"]] = one["point"]
                texts.setdefault(one["key"], {})[language] = words
    # What is left of a point that is gone nobody can be shown to read: it is found by no word.
    return [
        model(minutes_id=edition.minutes_id, item_id=places[key], texts=each, search=index_of(*each.values()))
        for key, each in texts.items()
        if places[key] is None or places[key] in points
    ]


def unfold(apps, schema_editor):
    apps.get_model("minutes", "SoughtPassage").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("minutes", "0003_searched")]

    operations = [migrations.RunPython(fold, unfold)]

"""The words of the obstacles that there are become searchable. What is gone does not change otherwise."""

from django.contrib.postgres.search import SearchVector
from django.db import migrations
from django.db.models import Value

from decreta.core.texts import search_text


def fold(apps, schema_editor):
    obstacles = apps.get_model("obstacles", "Obstacle")
    # Nothing that is gone can be changed: a trigger sees to that, and is set aside for what repeats its words.
    schema_editor.execute("ALTER TABLE obstacles_obstacle DISABLE TRIGGER USER")
    for pk, text, wanted in obstacles.objects.filter(search=None).values_list("pk", "text", "wanted"):
        words = search_text(f"{text}\n{wanted}")
        obstacles.objects.filter(pk=pk).update(search=SearchVector(Value(words), config="simple"))
    schema_editor.execute("ALTER TABLE obstacles_obstacle ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [("obstacles", "0002_search")]

    operations = [migrations.RunPython(fold, migrations.RunPython.noop)]

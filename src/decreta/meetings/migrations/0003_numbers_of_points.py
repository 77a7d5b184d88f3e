"""Points that were there before the agenda had levels keep the number that was their place."""

from django.db import migrations
from django.db.models import CharField, F
from django.db.models.functions import Cast


def number(apps, schema_editor):
    item = apps.get_model("meetings", "AgendaItem")
    item.objects.filter(number="").update(number=Cast(F("position"), CharField()))
    item.objects.filter(kind="earlier_conclusions").update(purpose="information")


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_agenda_tree")]

    operations = [migrations.RunPython(number, migrations.RunPython.noop)]

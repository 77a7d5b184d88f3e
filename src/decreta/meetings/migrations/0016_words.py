"""Sittings, points and papers that there are become searchable; the text of papers is read by a worker, hour by hour."""

from django.db import migrations

from decreta.core.seeking import index_of

_AT_ONCE = 500


def fold(apps, schema_editor):
    sought = apps.get_model("meetings", "Sought")
    for model, row in (("Sitting", _sitting), ("AgendaItem", _point), ("Paper", _paper)):
        waiting = []
        things = apps.get_model("meetings", model).objects.select_related(*_RELATED.get(model, ()))
        for one in things.order_by("pk").iterator(chunk_size=_AT_ONCE):
            waiting.append(sought(**row(one)))
            if len(waiting) == _AT_ONCE:
                sought.objects.bulk_create(waiting)
                waiting = []
        sought.objects.bulk_create(waiting)


_RELATED = {"Sitting": ("body",), "Paper": ("item",)}


def _sitting(one):
    body = one.body
    words = (one.title, one.title_en, one.title_ja, one.place, body.name_vi, body.name_en, body.name_ja)
    return {"sitting_id": one.pk, "search": index_of(*words)}


def _point(one):
    return {"sitting_id": one.sitting_id, "item_id": one.pk, "search": index_of(one.title, one.presenter)}


def _paper(one):
    return {
        "sitting_id": one.item.sitting_id,
        "item_id": one.item_id,
        "paper_id": one.pk,
        "search": index_of(one.title),
    }


def unfold(apps, schema_editor):
    apps.get_model("meetings", "Sought").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("meetings", "0015_searched")]

    operations = [migrations.RunPython(fold, unfold)]

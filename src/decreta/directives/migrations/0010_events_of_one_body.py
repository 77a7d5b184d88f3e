"""Events that were recorded before bodies were told apart belong to the only body whose tasks wait for them."""

from django.db import migrations


def tell_apart(apps, schema_editor):
    """Where tasks of several bodies bear the same short name, it stays as it was: true for all of them."""
    EventOccurrence = apps.get_model("directives", "EventOccurrence")
    Task = apps.get_model("directives", "Task")
    for one in EventOccurrence.objects.filter(awaited_by=None).iterator():
        bodies = set(Task.objects.filter(event_key=one.event_key).values_list("body_id", flat=True))
        if len(bodies) == 1:
            EventOccurrence.objects.filter(pk=one.pk).update(awaited_by_id=bodies.pop())


class Migration(migrations.Migration):
    dependencies = [("directives", "0009_events_by_who_waits")]

    operations = [
        # Backwards nothing need be done: the column goes.
        migrations.RunPython(tell_apart, migrations.RunPython.noop),
    ]

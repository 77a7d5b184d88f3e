"""Other names of organisations and bodies; days of the calendar may be an organisation's own."""

import django.db.models.deletion
from django.db import migrations, models

import decreta.core.fields
from decreta.core.ids import new_id


def copy(apps, schema_editor):
    days = apps.get_model("organisation", "CalendarDay")
    days.objects.bulk_create(
        days(id=new_id(), day=one.day, is_working=one.is_working, reason=one.reason)
        for one in apps.get_model("organisation", "OldCalendarDay").objects.all()
    )


def copy_back(apps, schema_editor):
    """Days of one organisation have no place in the old table."""
    old = apps.get_model("organisation", "OldCalendarDay")
    old.objects.bulk_create(
        old(day=one.day, is_working=one.is_working, reason=one.reason)
        for one in apps.get_model("organisation", "CalendarDay").objects.filter(organisation=None)
    )


class Migration(migrations.Migration):
    dependencies = [("organisation", "0003_mandate_document_types")]

    operations = [
        migrations.RenameModel("CalendarDay", "OldCalendarDay"),
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                ("id", decreta.core.fields.IdField(serialize=False)),
                ("day", models.DateField()),
                ("is_working", models.BooleanField()),
                ("reason", models.CharField(max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_days",
                        to="organisation.organisation",
                    ),
                ),
            ],
            options={"ordering": ["day"]},
        ),
        migrations.RunPython(copy, copy_back),
        migrations.DeleteModel("OldCalendarDay"),
    ]

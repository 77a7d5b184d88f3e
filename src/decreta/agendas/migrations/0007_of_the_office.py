"""Points of the body's office are told by a field; how a confidential one was worded is kept; what went on is aside."""

from django.db import migrations, models
from django.db.models import Exists, OuterRef


def tell(apps, schema_editor):
    proposals, steps = apps.get_model("agendas", "Proposal"), apps.get_model("agendas", "ProposalStep")
    proposed = steps.objects.filter(proposal=OuterRef("pk"), kind="proposed")
    of_office = proposals.objects.filter(~Exists(proposed), unit=None)
    of_office.update(is_of_office=True)
    # Nobody could send one again that was returned.
    proposals.objects.filter(is_of_office=True, state="returned").update(state="open")
    items = apps.get_model("meetings", "AgendaItem").objects
    items.filter(deferral__isnull=False).update(aside="put_off")
    items.filter(carried__proposal__isnull=False).update(aside="gone_on")


class Migration(migrations.Migration):
    dependencies = [("agendas", "0006_quorum"), ("meetings", "0019_points_aside")]

    operations = [
        migrations.AddField(
            model_name="proposal", name="is_of_office", field=models.BooleanField(default=False)
        ),
        migrations.AddField(model_name="proposal", name="kept", field=models.JSONField(default=dict)),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]

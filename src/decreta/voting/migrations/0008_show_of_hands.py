"""Open ballots by show of hands, and what was counted in them."""

import decreta.core.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0025_numbers_of_invited'),
        ('voting', '0007_waits_since'),
    ]

    operations = [
        migrations.CreateModel(
            name='HandCount',
            fields=[
                ('id', decreta.core.fields.IdField(serialize=False)),
                ('counts', models.JSONField()),
                ('present', models.PositiveIntegerField()),
                ('counted_by', models.CharField(max_length=300)),
                ('counted_at', models.DateTimeField()),
                ('entered_by', models.JSONField()),
            ],
        ),
        migrations.AddField(
            model_name='ballot',
            name='is_by_hands',
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.CheckConstraint(condition=models.Q(('is_by_hands', False), ('manner', 'open'), _connector='OR'), name='hands_are_seen'),
        ),
        migrations.AddField(
            model_name='handcount',
            name='ballot',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='hands', to='voting.ballot'),
        ),
        migrations.AddConstraint(
            model_name='handcount',
            constraint=models.CheckConstraint(condition=models.Q(('counted_by', ''), _negated=True), name='hands_counted_by_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handcount',
            trigger=pgtrigger.compiler.Trigger(name='hand_count_stands', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7ab163bcb190514c5c6d26b7509fdc0fa1dbccb1', operation='UPDATE OR DELETE', pgid='pgtrigger_hand_count_stands_16429', table='voting_handcount', when='BEFORE')),
        ),
    ]

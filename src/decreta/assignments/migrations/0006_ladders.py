"""Ladders become data; what has fired keeps its place on the ladder that was built in."""

import decreta.core.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

KEYS = """
UPDATE assignments_rung SET key = CASE kind
    WHEN 'near_due' THEN '5a7e0001-0000-4000-8000-000000000001'::uuid
    WHEN 'last_day' THEN '5a7e0001-0000-4000-8000-000000000002'::uuid
    ELSE '5a7e0001-0000-4000-8000-000000000003'::uuid END
"""
# An installation that had another number of days before the lapse keeps it, as the first version of its ladder.
DAYS = """
WITH said AS (
    DELETE FROM core_setting WHERE key = 'assignments.near_due_days' RETURNING value #>> '{}' AS days
), made AS (
    INSERT INTO assignments_ladder (id, body_id, version, is_own, set_at, by)
    SELECT gen_random_uuid(), NULL, 1, true, now(), '{"kind": "system", "name": "assignments.migration"}' FROM said
    RETURNING id
)
INSERT INTO assignments_ladderstep
    (id, ladder_id, key, ordinal, kind, tells, days, in_working_days, colour, roles, matters)
SELECT gen_random_uuid(), made.id, rung.key::uuid, rung.ordinal, rung.kind, 'assignee', rung.days, false, '', '{}', '{}'
FROM made, said, LATERAL (VALUES
    ('5a7e0001-0000-4000-8000-000000000001', 1, 'near_due', -greatest(said.days::int, 2)),
    ('5a7e0001-0000-4000-8000-000000000002', 2, 'last_day', -1),
    ('5a7e0001-0000-4000-8000-000000000003', 3, 'overdue', 0)
) AS rung (key, ordinal, kind, days)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("assignments", "0005_examined_requests_and_judged_deliverables"),
        ("core", "0001_initial"),
        ("organisation", "0005_other_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ladder",
            fields=[
                ("id", decreta.core.fields.IdField(serialize=False)),
                ("version", models.PositiveIntegerField()),
                ("is_own", models.BooleanField(default=True)),
                ("set_at", models.DateTimeField()),
                ("by", models.JSONField()),
                ("replaced_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="LadderStep",
            fields=[
                ("id", decreta.core.fields.IdField(serialize=False)),
                ("key", models.UUIDField()),
                ("ordinal", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("remind", "reminder"),
                            ("near_due", "near due"),
                            ("last_day", "last day"),
                            ("overdue", "overdue"),
                            ("letter", "urging letter"),
                            ("escalate", "escalation"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "tells",
                    models.CharField(
                        choices=[
                            ("assignee", "the assignee"),
                            ("leaders", "the leaders of the assignee"),
                            ("staff", "the staff of the monitoring body"),
                            ("head", "the head of the monitoring body"),
                            ("standing", "the standing committee of the monitoring body"),
                        ],
                        max_length=12,
                    ),
                ),
                ("days", models.SmallIntegerField()),
                ("in_working_days", models.BooleanField(default=False)),
                (
                    "colour",
                    models.CharField(
                        blank=True, choices=[("yellow", "yellow"), ("orange", "orange"), ("red", "red")], max_length=8
                    ),
                ),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), blank=True, default=list, size=None
                    ),
                ),
                (
                    "matters",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
            ],
            options={
                "ordering": ["ordinal"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="rung",
            name="rung_fires_once",
        ),
        migrations.AddField(
            model_name="rung",
            name="colour",
            field=models.CharField(
                blank=True, choices=[("yellow", "yellow"), ("orange", "orange"), ("red", "red")], max_length=8
            ),
        ),
        migrations.AddField(
            model_name="rung",
            name="key",
            field=models.UUIDField(null=True),
        ),
        migrations.RunSQL(KEYS, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="rung",
            name="key",
            field=models.UUIDField(),
        ),
        migrations.AddField(
            model_name="rung",
            name="passed_over",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="rung",
            name="tells",
            field=models.CharField(
                choices=[
                    ("assignee", "the assignee"),
                    ("leaders", "the leaders of the assignee"),
                    ("staff", "the staff of the monitoring body"),
                    ("head", "the head of the monitoring body"),
                    ("standing", "the standing committee of the monitoring body"),
                ],
                default="assignee",
                max_length=12,
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="rung",
            name="assignment",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rungs",
                to="assignments.assignment",
            ),
        ),
        migrations.AlterField(
            model_name="rung",
            name="kind",
            field=models.CharField(
                choices=[
                    ("remind", "reminder"),
                    ("near_due", "near due"),
                    ("last_day", "last day"),
                    ("overdue", "overdue"),
                    ("letter", "urging letter"),
                    ("escalate", "escalation"),
                ],
                max_length=12,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rung",
            trigger=pgtrigger.compiler.Trigger(
                name="rung_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1a0cd8055c1e66d03edaeb1961e902c08d27036e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_rung_stands_1b7c5",
                    table="assignments_rung",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddField(
            model_name="ladder",
            name="body",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ladders",
                to="organisation.body",
            ),
        ),
        migrations.AddField(
            model_name="ladderstep",
            name="ladder",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="assignments.ladder"
            ),
        ),
        migrations.AddField(
            model_name="rung",
            name="step",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="assignments.ladderstep",
            ),
        ),
        migrations.AddIndex(
            model_name="rung",
            index=models.Index(
                condition=models.Q(("kind", "letter")), fields=["kind", "assignment"], name="rung_letters"
            ),
        ),
        migrations.AddConstraint(
            model_name="rung",
            constraint=models.UniqueConstraint(fields=("assignment", "lapses_at", "key"), name="rung_fires_once"),
        ),
        migrations.AddConstraint(
            model_name="ladder",
            constraint=models.UniqueConstraint(
                fields=("body", "version"), name="ladder_versions", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="ladder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaced_at", None)),
                fields=("body",),
                name="one_ladder_in_force",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="ladderstep",
            constraint=models.UniqueConstraint(fields=("ladder", "key"), name="rung_once_in_a_ladder"),
        ),
        migrations.AddConstraint(
            model_name="ladderstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "letter"), ("colour", ""), _connector="XOR"),
                name="a_letter_and_nothing_else_has_a_colour",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ladderstep",
            trigger=pgtrigger.compiler.Trigger(
                name="step_stands",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="173c180f4389fe0857a0fcb5a1a651dd0ff572e1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_step_stands_9502d",
                    table="assignments_ladderstep",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(DAYS, migrations.RunSQL.noop),
    ]

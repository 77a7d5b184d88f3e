"""How long each task stood how: runs of days, an echo of the facts, from which supervision is counted."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q

from decreta.assignments.enums import Timeliness
from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.directives.models.directives import Directive
from decreta.directives.models.tasks import MATTER_KIND, Task
from decreta.organisation.models import Body

#: The last day of a spell that nothing ends, as far as is known.
FOREVER = dt.date.max


class LeadKind(models.TextChoices):
    """What leads a task: nobody yet, an organisation, a body, a unit, an officer, each of a group."""

    NOBODY = "", "–"
    ORGANISATION = "o", "organisation"
    BODY = "b", "body"
    UNIT = "u", "unit"
    OFFICER = "h", "officer"
    GROUP = "g", "group"


class SpellQuerySet(models.QuerySet["Spell"]):
    def visible_to(self, actor: Actor) -> Self:
        """Spells of tasks that the actor sees (`Task.objects.visible_to`); whose assignments he sees is asked once for all."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        if actor.person_id is None:
            return self.none()
        assigned = Assignment.objects.seen_beside(actor).filter(matter_kind=MATTER_KIND).values("matter_id")
        return self.filter(Q(body_id__in=actor.body_ids | actor.served_body_ids) | Q(task_id__in=assigned))

    def on(self, day: dt.date) -> Self:
        """The one spell of each task that holds as of the end of a day; none of a task that was not yet."""
        return self.filter(first_on__lte=day, last_on__gte=day)


class Spell(models.Model):
    """A run of days, both ends counted, over which a task stands alike as of the end of each.

    Days that are past stand for ever, as facts carry when they were recorded. Days ahead say what will stand if nothing
    more is recorded: a deadline that lapses needs nobody to notice it. `domain.counting` writes spells from all facts of a
    task, whenever one is added; what never changes of a task is repeated, so that a count reads no other table.
    """

    id = IdField()
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="spells", db_index=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", db_index=False)
    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="+", db_index=False)
    due_period = models.CharField(max_length=24, blank=True)
    is_itemised = models.BooleanField()
    first_on = models.DateField()
    last_on = models.DateField(default=FOREVER)
    #: The class judged by the deadline in force, and by the one that was decided.
    current = models.CharField(max_length=20, choices=Timeliness.choices)
    baseline = models.CharField(max_length=20, choices=Timeliness.choices)
    lead_kind = models.CharField(max_length=1, choices=LeadKind.choices, blank=True)
    lead_id = models.UUIDField(null=True, editable=False)
    #: How many assignments answer for it.
    assignments = models.PositiveIntegerField()
    #: Of a task that is done: the day of the report that made it so.
    done_on = models.DateField(null=True)
    #: The earliest of the deadlines in force of those who answer for it.
    lapses_at = models.DateTimeField(null=True)

    objects = SpellQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "first_on"], name="one_spell_at_a_time"),
            models.CheckConstraint(condition=Q(first_on__lte=F("last_on")), name="spell_has_days"),
        ]
        indexes = [models.Index(fields=["body", "last_on", "first_on"], name="spell_of_body")]

    def __str__(self) -> str:
        return f"{self.first_on}: {self.current}"


class Uncounted(models.Model):
    """A task whose spells do not yet say what its facts do: it is counted from its facts until they do."""

    task = models.OneToOneField(Task, on_delete=models.CASCADE, primary_key=True, related_name="uncounted")

    def __str__(self) -> str:
        return str(self.pk)

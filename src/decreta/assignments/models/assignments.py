"""An assignment, its facts and what it must deliver."""

from __future__ import annotations

import datetime as dt
from functools import reduce
from operator import or_
from typing import Self
from uuid import UUID

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from decreta.assignments.enums import AssignmentRole, Audience, Colour, FactKind, RungKind
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.core.names import Named
from decreta.organisation.models import Body, Holding, Organisation, Unit

#: Who can have something to do: an organisation, a body, a unit, an officer in his post.
Assignee = Organisation | Body | Unit | Holding
#: What is read with an assignment so that its assignee can be named.
WHOSE = ("organisation", "body", "unit", "holding__person", "holding__post")


def _stands_for(actor: Actor) -> Q:
    """Assignments to the actor's organisation, body, unit, or to his own holding (a post without one has none)."""
    own = Q(holding_id=actor.holding_id) if actor.holding_id is not None else Q(pk__in=[])
    return (
        Q(organisation_id__in=actor.organisation_ids)
        | Q(body_id__in=actor.body_ids)
        | Q(unit_id__in=actor.unit_ids)
        | own
    )


def own_keys(*actors: Actor) -> set[UUID]:
    """The keys of all that actors stand for; keys are unique across kinds."""
    found: set[UUID] = set()
    for one in actors:
        found |= {*one.organisation_ids, *one.body_ids, *one.unit_ids}
        found |= {one.holding_id} if one.holding_id is not None else set()
    return found


def _bodies(*actors: Actor) -> set[UUID]:
    """The bodies that actors belong to or serve."""
    return {one for actor in actors for one in actor.body_ids | actor.served_body_ids}


def seen_by(actor: Actor) -> Q | None:
    """What makes an assignment visible to an actor; None where he sees every one (`visible_to`)."""
    if actor.is_system or actor.can("inspect_everything"):
        return None
    if actor.person_id is None:
        return Q(pk__in=[])
    return Q(monitor_id__in=_bodies(actor)) | _seen_beside(actor)


def _seen_beside(actor: Actor) -> Q:
    seen = _stands_for(actor) | Q(giver_id__in=own_keys(actor))
    if actor.can("direct_documents") and actor.organisation_ids:
        seen |= Q(house_id__in=actor.organisation_ids, monitor=None, parent=None)
    return seen


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def answered_by(self, *actors: Actor) -> Self:
        """Assignments that any of the posts answers for: its organisation's, body's, unit's or its own."""
        return self.filter(reduce(or_, map(_stands_for, actors), Q(pk__in=[])))

    def monitored_by(self, *actors: Actor) -> Self:
        """Assignments whose monitoring body any of the posts belongs to or serves."""
        return self.filter(monitor_id__in=_bodies(*actors))

    def watched_by(self, *actors: Actor) -> Self:
        """Assignments whose reports the posts judge: of the bodies they monitor for, and in the houses they lead."""
        watched = Q(monitor_id__in=_bodies(*actors))
        if houses := {one for actor in actors if actor.can("decide_extensions") for one in actor.organisation_ids}:
            watched |= Q(house_id__in=houses, monitor=None, parent=None)
        return self.filter(watched)

    def given_by(self, *actors: Actor) -> Self:
        """What was handed down from assignments that any of the posts stands for."""
        return self.filter(giver_id__in=own_keys(*actors))

    def visible_to(self, actor: Actor) -> Self:
        """What the actor answers for, handed down, monitors or may inspect; a leader also what was marked in his house."""
        seen = seen_by(actor)
        return self if seen is None else self.filter(seen)

    def seen_beside(self, actor: Actor) -> Self:
        """What of `visible_to` he sees otherwise than as one who monitors it.

        Who asks for matters whose body monitors their assignments sees those of his own bodies anyway; of a body that monitors
        a million assignments these are the few that could add a matter.
        """
        return self.filter(_seen_beside(actor))


class Assignment(models.Model):
    """Who must do a matter, in which role, by when.

    The matter (a task, a directive mark) belongs to a higher area and is named by kind and id. The columns
    under "standing" repeat the newest facts so that a million rows can be classified without a join; only
    `domain.facts.add` writes them, and a property test proves them equal to the fold over the facts.
    """

    id = IdField()
    matter_kind = models.CharField(max_length=40)
    matter_id = models.UUIDField()
    role = models.CharField(max_length=12, choices=AssignmentRole.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="handed_down")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments"
    )
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments")
    holding = models.ForeignKey(Holding, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments")
    monitor = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="monitored_assignments"
    )
    #: The organisation in which a unit or an officer is, whose leaders watch over what was marked there.
    house = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    #: Who handed it down: the key of what the upper assignment is assigned to. Whoever stands for that judges its reports.
    giver_id = models.UUIDField(null=True, editable=False)
    deadline = models.JSONField()
    due_period = models.CharField(max_length=24, blank=True)
    assigned_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    # standing
    baseline_lapses_at = models.DateTimeField(null=True)
    current_lapses_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    done_reported_at = models.DateTimeField(null=True)
    done_accepted_at = models.DateTimeField(null=True)
    suspended_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    #: By when the assignee has to receive it or dispute it, and when he did either; none where no receipt clock ran.
    receive_by = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    is_disputed = models.BooleanField(default=False)
    times_returned = models.PositiveSmallIntegerField(default=0)
    times_refused = models.PositiveSmallIntegerField(default=0, db_default=0)
    forecast_on = models.DateField(null=True)
    percent = models.PositiveSmallIntegerField(null=True)
    # When the newest fact was recorded: as of any later moment the columns above are the whole truth.
    last_fact_at = models.DateTimeField(null=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matter_kind", "matter_id"],
                condition=Q(role=AssignmentRole.LEAD, closed_at=None),
                name="one_open_lead",
            ),
            models.UniqueConstraint(
                fields=["matter_kind", "matter_id", "organisation"],
                condition=Q(
                    role__in=[AssignmentRole.EACH, AssignmentRole.COORDINATE],
                    closed_at=None,
                    organisation__isnull=False,
                ),
                name="one_open_assignment_per_organisation",
            ),
            models.CheckConstraint(
                condition=(
                    Q(organisation__isnull=False, body=None, unit=None, holding=None)
                    | Q(organisation=None, body__isnull=False, unit=None, holding=None)
                    | Q(organisation=None, body=None, unit__isnull=False, holding=None)
                    | Q(organisation=None, body=None, unit=None, holding__isnull=False)
                ),
                name="one_assignee",
            ),
            models.CheckConstraint(
                condition=~Q(role=AssignmentRole.SUB) | Q(parent__isnull=False, giver_id__isnull=False),
                name="handed_down_from_above",
            ),
        ]
        indexes = [
            models.Index(fields=["matter_kind", "matter_id"], name="assignment_matter"),
            models.Index(fields=["organisation", "current_lapses_at", "id"], name="assignment_organisation"),
            models.Index(fields=["monitor", "current_lapses_at", "id"], name="assignment_monitor"),
            models.Index(fields=["body", "current_lapses_at", "id"], name="assignment_body"),
            models.Index(fields=["unit"], name="assignment_unit", condition=Q(unit__isnull=False)),
            models.Index(fields=["holding"], name="assignment_holding", condition=Q(holding__isnull=False)),
            models.Index(fields=["giver_id"], name="assignment_giver", condition=Q(giver_id__isnull=False)),
            models.Index(fields=["house"], name="assignment_house", condition=Q(house__isnull=False)),
            # Few are disputed at a time: those are what a monitor's desk asks for.
            models.Index(
                fields=["monitor", "giver_id"],
                name="assignment_disputed",
                condition=Q(is_disputed=True, closed_at=None),
            ),
            models.Index(
                fields=["current_lapses_at"],
                name="assignment_open_due",
                condition=Q(closed_at=None, done_accepted_at=None),
            ),
            models.Index(
                fields=["matter_id"],
                name="assignment_endless",
                condition=Q(current_lapses_at=None, closed_at=None, done_accepted_at=None),
            ),
            models.Index(
                fields=["receive_by"],
                name="assignment_unreceived",
                condition=Q(answered_at=None, closed_at=None, receive_by__isnull=False),
            ),
            models.Index(fields=["monitor"], name="assignment_clocked", condition=Q(receive_by__isnull=False)),
        ]
        triggers = [
            # Trap T9: what was decided stands. Only a deadline that runs from an event gets its baseline later, and another
            # one where the day of that event was mistaken.
            pgtrigger.Protect(
                name="baseline_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.deadline IS DISTINCT FROM NEW.deadline"
                    " OR OLD.due_period IS DISTINCT FROM NEW.due_period"
                    " OR (OLD.baseline_lapses_at IS DISTINCT FROM NEW.baseline_lapses_at"
                    " AND (NEW.baseline_lapses_at IS NULL OR OLD.deadline->>'kind' <> 'event'))"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.assignee}"

    @property
    def assignee(self) -> Assignee:
        """The organisation, body, unit or officer that must do it."""
        found = self.organisation or self.body or self.unit or self.holding
        assert found is not None  # the constraint one_assignee
        return found


class Fact(models.Model):
    """Something that happened to an assignment: when it happened, when it was recorded. Never changed."""

    id = IdField()
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=16, choices=FactKind.choices)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    ordinal = models.PositiveIntegerField()
    lapses_at = models.DateTimeField(null=True)
    percent = models.PositiveSmallIntegerField(null=True)
    forecast_on = models.DateField(null=True)
    #: Of an assignment that begins, or begins anew: by when it has to be received.
    receive_by = models.DateTimeField(null=True)
    report = models.ForeignKey("assignments.Report", null=True, on_delete=models.PROTECT, related_name="facts")
    note = models.TextField(blank=True)
    by = models.JSONField()

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "ordinal"], name="facts_in_order"),
            models.CheckConstraint(condition=Q(happened_at__lte=F("recorded_at")), name="recorded_after_it_happened"),
        ]
        indexes = [
            models.Index(F("assignment"), F("recorded_at"), name="fact_as_of"),
            # For which a receipt clock ran, in whatever past.
            models.Index(fields=["assignment"], name="fact_clocked", condition=Q(receive_by__isnull=False)),
        ]
        triggers = [pgtrigger.Protect(name="fact_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.kind} {self.happened_at:%Y-%m-%d}"


class DeliverableQuerySet(models.QuerySet["Deliverable"]):
    def standing(self) -> Self:
        """Those that are to be delivered: not those that were dropped."""
        return self.filter(dropped_at=None)

    def standing_at(self, moment: dt.datetime) -> Self:
        """Those that were to be delivered as of a moment."""
        return self.filter(Q(added_at=None) | Q(added_at__lte=moment), Q(dropped_at=None) | Q(dropped_at__gt=moment))


class Deliverable(Named):
    """An expected output of a matter; each needs its own evidence (trap T7)."""

    id = IdField()
    matter_kind = models.CharField(max_length=40)
    matter_id = models.UUIDField()
    ordinal = models.PositiveSmallIntegerField()
    #: None of what was named before the matter was assigned.
    added_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    objects = DeliverableQuerySet.as_manager()

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["matter_kind", "matter_id", "ordinal"], name="deliverables_in_order")
        ]


class Rung(models.Model):
    """A rung that fired for one lapse of one assignment: exactly once (constraint). It stays as it was told."""

    id = IdField()
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="rungs", db_index=False)
    kind = models.CharField(max_length=12, choices=RungKind.choices)
    lapses_at = models.DateTimeField()
    fired_at = models.DateTimeField()
    #: Which rung it is, in all versions of the ladder.
    key = models.UUIDField()
    tells = models.CharField(max_length=12, choices=Audience.choices)
    colour = models.CharField(max_length=8, choices=Colour.choices, blank=True)
    #: The version by which it fired; none for what is built in.
    step = models.ForeignKey(
        "assignments.LadderStep", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    #: Rungs below it for which it was too late: they are not sent any more.
    passed_over = ArrayField(models.UUIDField(), default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assignment", "lapses_at", "key"], name="rung_fires_once")]
        indexes = [
            models.Index(fields=["kind", "assignment"], name="rung_letters", condition=Q(kind=RungKind.LETTER)),
        ]
        triggers = [pgtrigger.Protect(name="rung_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.kind} {self.lapses_at:%Y-%m-%d}"

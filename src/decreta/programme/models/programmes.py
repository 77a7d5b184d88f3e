"""A drafting programme, the papers it expects, and every change of them."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.documents.models import Document
from decreta.organisation.models import Body, Holding, Organisation, Post, Unit
from decreta.programme.enums import ChangeKind, PeriodKind, RungKind


def _own(actor: Actor, prefix: str = "") -> Q:
    return Q(**{f"{prefix}body_id__in": actor.body_ids | actor.served_body_ids}) | Q(
        **{f"{prefix}organisation_id__in": actor.organisation_ids}
    )


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, actor: Actor) -> Self:
        """Programmes of the actor's house and bodies, and those by which his house drafts or advises; an inspector's any."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        if actor.person_id is None:
            return self.none()
        at_work = Expected.objects.visible_to(actor).values("programme")
        return self.filter(_own(actor) | Q(pk__in=at_work))


class Programme(models.Model):
    """The papers that a body or organisation expects of a period. Made as a draft; adopted, it changes only with reason."""

    id = IdField()
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="programmes")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="programmes"
    )
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=PeriodKind.choices)
    first_on = models.DateField()
    last_on = models.DateField()
    drawn_up_at = models.DateTimeField()
    drawn_up_by = models.JSONField()
    adopted_at = models.DateTimeField(null=True, blank=True)
    adopted_by = models.JSONField(null=True, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["-first_on", "name"]
        constraints = [
            models.CheckConstraint(condition=Q(body=None) ^ Q(organisation=None), name="programme_of_one_issuer"),
            models.CheckConstraint(condition=Q(first_on__lte=F("last_on")), name="programme_begins_before_it_ends"),
            models.UniqueConstraint(
                fields=["body", "organisation", "name"], nulls_distinct=False, name="programme_once"
            ),
        ]
        indexes = [models.Index(fields=["-first_on", "-id"], name="programme_newest")]
        triggers = [
            pgtrigger.Protect(
                name="adopted_programme_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__adopted_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def issuer(self) -> Body | Organisation:
        """In whose name its papers are issued."""
        found = self.body or self.organisation
        assert found is not None  # a constraint
        return found


class ExpectedQuerySet(models.QuerySet["Expected"]):
    def visible_to(self, actor: Actor) -> Self:
        """Expected papers of the actor's house and bodies, and of what is adopted those that his house or unit drafts or advises on."""
        if actor.is_system or actor.can("inspect_everything"):
            return self
        if actor.person_id is None:
            return self.none()
        places = Q(unit_id__in=actor.unit_ids) | Q(organisation_id__in=actor.organisation_ids)
        at_work = places | Q(pk__in=Advising.objects.filter(places).values("expected"))
        # What is only being drawn up is the issuer's own affair.
        return self.filter(_own(actor, "programme__") | (at_work & Q(programme__adopted_at__isnull=False)))


class Expected(models.Model):
    """One paper that is expected: its type and abstract, who drafts, who is heard, until when. Its state follows from its document."""

    id = IdField()
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="expected")
    ordinal = models.PositiveIntegerField()
    type_code = models.CharField(max_length=12)
    subject = models.CharField(max_length=500)
    text_key = models.CharField(max_length=520)
    #: Who drafts: a unit of the house, or another organisation.
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="expected_papers")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="expected_papers"
    )
    drafter = models.ForeignKey(Holding, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    signer_post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    submit_on = models.DateField()
    issue_on = models.DateField()
    #: As it was first entered; what is in force stands above, and between them the changes with their reasons.
    first_submit_on = models.DateField()
    first_issue_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    document = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="expected_as"
    )

    objects = ExpectedQuerySet.as_manager()

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "ordinal"], name="expected_in_order"),
            models.UniqueConstraint(
                fields=["programme", "type_code", "text_key"], condition=Q(withdrawn_at=None), name="expected_once"
            ),
            models.CheckConstraint(condition=Q(unit=None) ^ Q(organisation=None), name="expected_of_one_drafter"),
            models.CheckConstraint(condition=Q(submit_on__lte=F("issue_on")), name="submitted_before_issued"),
        ]
        indexes = [
            models.Index(fields=["issue_on"], condition=Q(withdrawn_at=None), name="expected_due"),
            models.Index(fields=["unit"], name="expected_unit"),
            models.Index(fields=["organisation"], name="expected_organisation"),
        ]
        triggers = [pgtrigger.Protect(name="expected_never_vanishes", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.subject

    @property
    def drafting(self) -> Unit | Organisation:
        """Who drafts it."""
        found = self.unit or self.organisation
        assert found is not None  # a constraint
        return found


class Advising(models.Model):
    """A unit or organisation that is heard on an expected paper before it is submitted."""

    id = IdField()
    expected = models.ForeignKey(Expected, on_delete=models.CASCADE, related_name="advising")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(unit=None) ^ Q(organisation=None), name="one_adviser")]

    @property
    def place(self) -> Unit | Organisation:
        """Who is heard."""
        found = self.unit or self.organisation
        assert found is not None  # a constraint
        return found


class Change(models.Model):
    """Something that was changed about an expected paper, with its reason: added later, postponed, taken off. It stands."""

    id = IdField()
    expected = models.ForeignKey(Expected, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=10, choices=ChangeKind.choices)
    reason = models.CharField(max_length=300, blank=True)
    #: The dates that held from then on.
    submit_on = models.DateField()
    issue_on = models.DateField()
    changed_at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["changed_at", "id"]
        indexes = [models.Index(fields=["expected", "changed_at"], name="change_expected")]
        triggers = [pgtrigger.Protect(name="change_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.kind} {self.changed_at:%Y-%m-%d}"


class Rung(models.Model):
    """A reminder that fired for one date of one expected paper: exactly once (constraint)."""

    id = IdField()
    expected = models.ForeignKey(Expected, on_delete=models.PROTECT, related_name="rungs")
    kind = models.CharField(max_length=14, choices=RungKind.choices)
    on = models.DateField()
    fired_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["expected", "kind", "on"], name="programme_rung_once")]

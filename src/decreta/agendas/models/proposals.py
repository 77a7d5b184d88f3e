"""Points that units propose to a body: their review, the pool of open points, their place on an agenda."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q

from decreta.agendas.enums import Level, ProposalState, StepKind
from decreta.core.actor import Actor
from decreta.core.fields import IdField
from decreta.files.models import StoredFile
from decreta.meetings.enums import Audience, Purpose, Share
from decreta.meetings.models import AgendaItem
from decreta.organisation.enums import Role
from decreta.organisation.models import Body, Holding, Unit

#: Who leads a unit and lets out what it proposes.
LEADING = frozenset({Role.UNIT_HEAD, Role.HEAD, Role.DEPUTY})


#: Where a paper of a proposed point is not read on an agenda.
_BEFORE = (ProposalState.REVIEW, ProposalState.RETURNED, ProposalState.OPEN)


@dataclass(frozen=True)
class Wording:
    """How a point is called and worded on an agenda."""

    title: str
    presenter: str
    why: str
    asked: str


def _prepared(actor: Actor, proposal: str = "") -> Q:
    """Proposals to bodies that the actor prepares the sittings of. `proposal` leads to them (`proposal__`)."""
    if not actor.can("prepare_sittings"):
        return Q(pk__in=[])
    return Q(**{f"{proposal}body_id__in": actor.body_ids | actor.served_body_ids})


def _chaired(actor: Actor) -> Q:
    """Proposals to bodies that the actor's post may chair. One for named readers only where it is his turn, or he is one.

    On an agenda such a point is read by its own chair, or who presides in his place, and by those named: no other deputy
    of the body reads it here.
    """
    if not actor.can("chair_sittings"):
        return Q(pk__in=[])
    named = ProposalReader.objects.filter(
        proposal=OuterRef("pk"),
        paper=None,
        holding__person_id=actor.person_id,  # type: ignore[misc]
    )
    read = ~Q(audience=Audience.NAMED) | Q(waits_for=Level.CHAIR) | Q(Exists(named))
    if actor.post_id is not None:
        read |= Q(item__sitting__chair_post_id=actor.post_id)
    read |= Q(item__sitting__acting_chair_id=actor.person_id)
    return Q(body_id__in=actor.body_ids) & read


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, actor: Actor) -> Self:
        """Who proposed it, the head of his unit, who prepares or chairs the body once the unit has let it out; inspectors.

        A point of the body's office is nobody's own: whoever carried it over sees it for as long as he prepares.
        """
        if actor.is_system or actor.can("inspect_everything"):
            return self
        if actor.person_id is None:
            return self.none()
        shown = Q(proposer__person_id=actor.person_id, is_of_office=False)
        shown |= (_prepared(actor) | _chaired(actor)) & Q(is_out=True)
        if actor.role in LEADING:
            shown |= Q(unit_id__in=actor.unit_ids)
        return self.filter(shown)


class Proposal(models.Model):
    """A point that somebody wants a body to deal with: why, and what the body is asked for.

    `path` are the levels of review as they stood when it was proposed, `place` the one whose turn it is. `is_out` from
    the moment at which the unit let it out; until then it is the unit's own matter. `audience` and `is_listed` are those
    of the point that is made of it: a confidential one is so from its first moment on the agenda. One that `is_of_office`
    stood on an agenda without anybody having proposed it, and a sitting has not dealt with it: the body's office has it,
    whoever carried it over. `kept` is how a confidential point was called and worded on its last agenda: its proposer
    does not read it, and on the next agenda it is worded so again.
    """

    id = IdField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="proposed_points")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="proposed_points")
    proposer = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="proposed_points")
    title = models.CharField(max_length=300)
    why = models.TextField()
    asked = models.TextField()
    purpose = models.CharField(max_length=12, choices=Purpose.choices, default=Purpose.DECISION)
    minutes = models.PositiveSmallIntegerField(default=15)
    presenter = models.CharField(max_length=160, blank=True)
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.EVERYBODY)
    is_listed = models.BooleanField(default=True)
    path = models.JSONField()
    place = models.PositiveSmallIntegerField(default=0)
    waits_for = models.CharField(max_length=12, choices=Level.choices, blank=True)
    is_out = models.BooleanField(default=False)
    is_of_office = models.BooleanField(default=False)
    kept = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.REVIEW)
    item = models.OneToOneField(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposed_as"
    )
    proposed_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(state=ProposalState.REVIEW) & ~Q(waits_for=""))
                | (~Q(state=ProposalState.REVIEW) & Q(waits_for="")),
                name="only_a_review_waits_for_somebody",
            ),
            models.CheckConstraint(
                condition=Q(is_listed=True) | ~Q(audience=Audience.EVERYBODY), name="what_all_shall_read_is_listed"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def wording(self) -> Wording:
        """How it is called and worded on the next agenda."""
        return Wording(**self.kept) if self.kept else Wording(self.title, self.presenter, self.why, self.asked)

    @property
    def has_been_placed(self) -> bool:
        """Whether it has stood on an agenda."""
        return self.is_of_office or self.steps.filter(kind=StepKind.PLACED).exists()

    @property
    def title_lang(self) -> str:
        """The language of the title for the `lang` attribute."""
        return "vi" if self.body.regime.startswith("vn-") else "en"


class ProposalPaperQuerySet(models.QuerySet["ProposalPaper"]):
    def visible_to(self, actor: Actor) -> Self:
        """Papers of proposals that the actor sees.

        To the unit that proposed it its own: what the body's office put to the point on an agenda is not the unit's, nor
        is another version that only some were shown there. To who may chair the body those that not only some are named
        for, and all of them where it is his turn; of a point on an agenda they are read there, by the rules of there.
        """
        found = self.filter(proposal__in=Proposal.objects.visible_to(actor))
        if actor.is_system or actor.can("inspect_everything"):
            return found
        is_shown = Q(version=1) | Q(audience=Audience.EVERYBODY, proposal__audience=Audience.EVERYBODY)
        shown = _prepared(actor, "proposal__") | Q(is_own=True) & is_shown & Q(proposal__is_of_office=False) & _own(
            actor
        )
        if actor.can("chair_sittings"):
            read = ~Q(audience=Audience.NAMED) & Q(proposal__state__in=_BEFORE)
            shown |= Q(proposal__body_id__in=actor.body_ids) & (read | Q(proposal__waits_for=Level.CHAIR))
        return found.filter(shown)


def _own(actor: Actor) -> Q:
    """Papers of what the actor proposed, or a unit that he leads."""
    found = Q(proposal__proposer__person_id=actor.person_id)
    return found | Q(proposal__unit_id__in=actor.unit_ids) if actor.role in LEADING else found


class ProposalPaper(models.Model):
    """A paper of a proposed point (PDF); it goes onto the agenda with the point, and comes back as it was there.

    `is_own` where who proposed the point put it, not the body's office on an agenda. What was `taken_off_at` an agenda
    does not come onto another.
    """

    id = IdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="papers")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="proposed_papers")
    title = models.CharField(max_length=300)
    added_at = models.DateTimeField()
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.EVERYBODY)
    version = models.PositiveSmallIntegerField(default=1)
    is_own = models.BooleanField(default=True)
    taken_off_at = models.DateTimeField(null=True)

    objects = ProposalPaperQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_restricted(self) -> bool:
        """Whether not everybody who reads the point will read it."""
        return self.audience != Audience.EVERYBODY


class ProposalPaperVersion(models.Model):
    """An earlier version of a paper that was replaced on an agenda: from when until when it held, by whom, and why."""

    id = IdField()
    paper = models.ForeignKey(ProposalPaper, on_delete=models.CASCADE, related_name="earlier")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="earlier_proposed_papers")
    since = models.DateTimeField()
    until = models.DateTimeField()
    reason = models.CharField(max_length=300)
    by = models.JSONField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="proposed_version_once")]

    def __str__(self) -> str:
        return str(self.number)


class ProposalReader(models.Model):
    """Who was named for a point on an agenda, or for one paper of it: where the point goes on, he is named again."""

    id = IdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="readers")
    paper = models.ForeignKey(ProposalPaper, null=True, on_delete=models.CASCADE, related_name="readers")
    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="+")
    share = models.CharField(max_length=10, choices=Share.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "paper", "holding"], nulls_distinct=False, name="named_once_for_a_proposal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.holding}: {self.share}"


class ProposalStep(models.Model):
    """One step of a proposed point, never changed."""

    id = IdField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    note = models.TextField(blank=True)
    is_late = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.JSONField()

    class Meta:
        ordering = ["at", "pk"]
        triggers = [pgtrigger.Protect(name="proposal_step_stands", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return self.kind


class ReviewPathQuerySet(models.QuerySet["ReviewPath"]):
    def visible_to(self, actor: Actor) -> Self:
        """By which way a point comes to a body is open to everybody who may sign in."""
        return self if actor.person_id or actor.is_system else self.none()


class ReviewPath(models.Model):
    """By which levels points come to a body, and how many days before a sitting they must be there; the newest holds."""

    id = IdField()
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="review_paths")
    levels = models.JSONField()
    days_before = models.PositiveSmallIntegerField(default=0)
    set_at = models.DateTimeField()
    by = models.JSONField()

    objects = ReviewPathQuerySet.as_manager()

    class Meta:
        ordering = ["-set_at", "-pk"]
        triggers = [pgtrigger.Protect(name="review_path_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return str(self.body)

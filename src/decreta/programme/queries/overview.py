"""A programme as its page draws it: the sum, the states, the programme before, the tasks that a paper proves."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from decreta.assignments.models import Assignment, Evidence
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.figures.queries.asked import Asked
from decreta.programme.enums import EXPECTED, PaperState
from decreta.programme.models import Programme
from decreta.programme.queries.standing import Counts, standings
from decreta.ui import moments
from decreta.ui.charts import Part, Row, Term

_FILLS = {
    PaperState.NOT_BEGUN: "undated",
    PaperState.DRAFTING: "progress",
    PaperState.SUBMITTED: "reported",
    PaperState.ADVISED: "reported",
    PaperState.SIGNED: "near",
    PaperState.ISSUED: "intime",
}


@dataclass(frozen=True)
class Drawn:
    """Terms of the sum, a bar for each state, what stands beside, and the programme before in words."""

    terms: list[Term]
    bars: list[Row]
    further: list[Row]
    before: str


def drawn(programme: Programme, counts: Counts, asked: Asked, actor: Actor) -> Drawn:
    """Draw the figures of a programme; each number opens its rows."""

    def url(**narrow: str) -> str:
        query = {**narrow, "as_of": asked.as_of.isoformat()}
        return f"{reverse('programme:programme', args=[programme.pk])}?{urlencode(query)}"

    states = counts.states
    everything = url(state="expected") if counts.expected else ""
    issued = url(state=PaperState.ISSUED.value) if counts.issued else ""
    bars = [
        Row(
            capfirst(str(one.label)),
            [Part(_FILLS[one], states[one], label=str(one.label))],
            url(state=one.value) if states[one] else "",
        )
        for one in EXPECTED
    ]
    beside = [
        (_("Checked, or further"), "reported", counts.advised, url(state="advised_or_further")),
        (_("Signed, or further"), "near", counts.signed, url(state="signed_or_further")),
        (_("Issued"), "intime", counts.issued, url(state=PaperState.ISSUED.value)),
        (_("Late, not issued"), "overdue", counts.late, url(late="1")),
        (_("Issued late"), "late", counts.issued_late, url(late="issued")),
        (_("Taken off"), "closed", counts.withdrawn, url(state=PaperState.WITHDRAWN.value)),
    ]
    return Drawn(
        [
            Term(counts.expected, _("expected in the period"), everything),
            Term(counts.issued, _("issued"), issued, "="),
            Term(counts.expected - counts.issued, _("not issued yet"), "", "+"),
        ],
        bars,
        [Row(label, [Part(mark, number, label=label)], to if number else "") for label, mark, number, to in beside],
        _before(programme, actor),
    )


def _before(programme: Programme, actor: Actor) -> str:
    """The programme of the same issuer that ended last before this one began, as of its own last day."""
    found = Programme.objects.visible_to(actor).filter(
        body=programme.body_id, organisation=programme.organisation_id, last_on__lt=programme.first_on
    )
    earlier = found.order_by("-last_on", "-pk").first()
    if earlier is None:
        return ""
    counts = Counts.of(standings([earlier], actor, on=earlier.last_on)[earlier.pk])
    return _(
        "Before, %(name)s: %(expected)s expected, %(issued)s issued by %(day)s, %(late)s late, %(off)s taken off."
    ) % {
        "name": earlier.name,
        "expected": moments.number(counts.expected),
        "issued": moments.number(counts.issued),
        "day": moments.day(earlier.last_on),
        "late": moments.number(counts.late),
        "off": moments.number(counts.withdrawn),
    }


def tasks_proven_by(document_id: UUID | None, actor: Actor) -> list[Task]:
    """Tasks that the actor sees and of which somebody reported this document as evidence."""
    if document_id is None:
        return []
    proofs = Evidence.objects.filter(document_id=document_id, report__assignment__matter_kind=MATTER_KIND)
    matters = Assignment.objects.filter(pk__in=proofs.values("report__assignment")).values("matter_id")
    return list(Task.objects.visible_to(actor).told_to(actor).filter(pk__in=matters)[:5])

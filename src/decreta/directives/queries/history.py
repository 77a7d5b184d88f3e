"""What happened with a task of many, the newest first and a page at a time: however much there is, a page reads so much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.assignments.models import (
    Assignment,
    Examination,
    ExtensionRequest,
    Fact,
    RecoveryPlan,
    Report,
    Verdict,
)
from decreta.core.actor import Actor
from decreta.directives.models import UrgingLine
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.happenings import (
    TOLD,
    Happening,
    newest_first,
    of_decision,
    of_examination,
    of_fact,
    of_letter,
    of_plan,
    of_report,
    of_request,
    of_verdict,
)
from decreta.directives.queries.waiting import ASSIGNEE
from decreta.ui import moments

_RELATED = tuple(f"assignment__{one}" for one in ASSIGNEE)


@dataclass(frozen=True)
class Of:
    """Of which assignments something is told: those of a task that an actor sees, or one of them with what is below."""

    actor: Actor
    task_id: UUID
    one: UUID | None = None

    def assignments(self) -> QuerySet[Assignment]:
        """The assignments."""
        found = Assignment.objects.visible_to(self.actor).filter(matter_kind=MATTER_KIND, matter_id=self.task_id)
        if self.one is None:
            return found
        return found.filter(Q(pk=self.one) | Q(parent=self.one) | Q(parent__parent=self.one))

    def about(self, through: str = "") -> dict[str, Any]:
        """The condition on what is about them, `through` which other row it may be.

        The task is named on the assignment itself too: of a dozen tables in one statement the database joins what lies
        behind the eighth as it is written, and whose assignment is among these stands last.
        """
        one = f"{through}assignment"
        return {
            f"{one}__in": self.assignments(),
            f"{one}__matter_kind": MATTER_KIND,
            f"{one}__matter_id": self.task_id,
        }


def newest_of(of: Of, until: dt.datetime, number: int) -> list[Happening]:
    """The newest that happened by a moment, one more than `number` where there is more.

    Six statements, and one more for each of what most tasks have none of. Each finds the newest of its kind and no more,
    so that it costs the same for one agency and for thousands.
    """
    return newest_first([*_begun(of, until, number + 1), *_said(of, until, number + 1)])[: number + 1]


def _begun(of: Of, until: dt.datetime, number: int) -> Iterator[Happening]:
    """Assigned: all at one moment told at once, a single one by its name. Received, each by itself."""
    seen = of.assignments()
    rows = seen.filter(assigned_at__lte=until).order_by("-assigned_at").values_list("assigned_at", "role")
    batches = list(rows.annotate(number=Count("pk"))[:number])
    single = [at for at, _role, n in batches if n == 1]
    alone = seen.filter(assigned_at__in=single).select_related(*ASSIGNEE) if single else ()
    named = {(one.assigned_at, one.role): str(one.assignee) for one in alone}
    for at, role, n in batches:
        words = ngettext("%(n)s agency", "%(n)s agencies", n) % {"n": moments.number(n)}
        what = _("Handed down") if role == "sub" else _("Assigned")
        yield Happening(what, named.get((at, role), words), at)
    received = seen.filter(received_at__lte=until).select_related(*ASSIGNEE).order_by("-received_at", "pk")[:number]
    for one in received:
        assert one.received_at is not None
        yield Happening(_("Received"), str(one.assignee), one.received_at)


def _said(of: Of, until: dt.datetime, number: int) -> Iterator[Happening]:
    """Reports, verdicts, requests with what became of them, plans, letters, facts."""
    about = of.about()
    reports = Report.objects.filter(**about).select_related("verdict", *_RELATED)
    for report in reports.filter(reported_at__lte=until).order_by("-reported_at", "pk")[:number]:
        yield _named(of_report(report), report.assignment)
    facts = Fact.objects.filter(**about, kind__in=TOLD, happened_at__lte=until).select_related(*_RELATED)
    for fact in facts.order_by("-happened_at", "pk")[:number]:
        yield of_fact(fact, fact.assignment)
    has = _has(of)
    if has["verdicts"]:
        answered = reports.filter(verdict__decided_at__lte=until).prefetch_related("verdict__judgements")
        for report in answered.order_by("-verdict__decided_at", "pk")[:number]:
            yield _named(of_verdict(report), report.assignment)
    if has["requests"]:
        yield from _asked(of, until, number)
    if has["plans"]:
        plans = RecoveryPlan.objects.filter(**about, filed_at__lte=until).select_related(*_RELATED)
        for plan in plans.order_by("-filed_at", "pk")[:number]:
            yield _named(of_plan(plan), plan.assignment)
    if has["letters"]:
        lines = UrgingLine.objects.filter(**about, letter__created_at__lte=until)
        named = lines.select_related("letter__document", *_RELATED).order_by("-letter__created_at", "pk")
        for line in named[:number]:
            yield _named(of_letter(line), line.assignment)


def _has(of: Of) -> dict[str, int]:
    """On how many assignments there is something of the kinds that most tasks have none of. One statement."""
    kinds = {
        "verdicts": Verdict.objects.filter(report__assignment=OuterRef("pk")),
        "requests": ExtensionRequest.objects.filter(assignment=OuterRef("pk")),
        "plans": RecoveryPlan.objects.filter(assignment=OuterRef("pk")),
        "letters": UrgingLine.objects.filter(assignment=OuterRef("pk")),
    }
    return of.assignments().aggregate(**{kind: Count("pk", filter=Q(Exists(rows))) for kind, rows in kinds.items()})


def _asked(of: Of, until: dt.datetime, number: int) -> Iterator[Happening]:
    """Requests for more time, what staff advised, what was decided."""
    requests = ExtensionRequest.objects.filter(**of.about()).select_related("decision", *_RELATED)
    for asked in requests.filter(asked_at__lte=until).order_by("-asked_at", "pk")[:number]:
        yield _named(of_request(asked), asked.assignment)
    for asked in requests.filter(decision__decided_at__lte=until).order_by("-decision__decided_at", "pk")[:number]:
        yield _named(of_decision(asked), asked.assignment)
    examined = Examination.objects.filter(**of.about("request__"), examined_at__lte=until)
    of_each = tuple(f"request__{one}" for one in _RELATED)
    for one in examined.select_related(*of_each).order_by("-examined_at", "pk")[:number]:
        yield _named(of_examination(one), one.request.assignment)


def _named(told: Happening, assignment: Assignment) -> Happening:
    """With the agency before the person: many have a clerk of the same title."""
    agency = str(assignment.assignee)
    who = agency if not told.who else told.who if agency in told.who else f"{agency} · {told.who}"
    return Happening(told.what, who, told.at, told.text, told.kind, told.note)

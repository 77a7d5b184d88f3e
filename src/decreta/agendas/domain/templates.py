"""An agenda is kept as a template, and a new one begins with what of it is due: nothing is typed twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.agendas.enums import Rhythm
from decreta.agendas.models import AgendaTemplate, ExpectedPaper
from decreta.agendas.queries.expected import folded
from decreta.agendas.queries.templates import Offered
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.meetings import domain as meetings
from decreta.meetings import rules as sittings
from decreta.meetings.enums import Audience, PointKind
from decreta.meetings.models import AgendaItem, Sitting

_NAME_LIMIT = 120


@act("agendas.keep_template")
def keep_template(
    *, sitting: Sitting, name: str, rhythms: Mapping[UUID, str], by: Actor, at: dt.datetime | None = None
) -> AgendaTemplate:
    """Keep the points of an agenda as a template of its body; `rhythms` says how often each comes back.

    Points that it does not name are left out, and so is what is confidential, and the point of earlier conclusions, which comes by
    itself. Under a name that is known the template is replaced; without a point it ends. Raises NotAllowed, Invalid.
    """
    sittings.may_prepare(sitting.body, by=by)
    called = " ".join(name.split())
    problems = Problems()
    if not called or len(called) > _NAME_LIMIT:
        problems.add(
            _("Name the template, in at most %(limit)s characters.") % {"limit": _NAME_LIMIT}, "name", "required"
        )
    if not set(rhythms.values()) <= {"", *Rhythm.values}:
        problems.add(_("Choose among what is offered."), None, "unknown")
    problems.refuse_if_any(Invalid)
    points = [{**_kept(item), "rhythm": rhythms[item.pk]} for item in keepable(sitting) if rhythms.get(item.pk)]
    row = AgendaTemplate.objects.create(
        body=sitting.body, name=called, points=points, kept_at=at or clock.now(), by=by.as_facts()
    )
    record("agendas.template_kept", by=by, on=row, about=[sitting.body], facts={"points": len(points)}, at=at)
    return row


def keepable(sitting: Sitting) -> list[AgendaItem]:
    """The points of an agenda that go into a template."""
    found = sitting.agenda.filter(audience=Audience.EVERYBODY).exclude(kind=PointKind.EARLIER_CONCLUSIONS)
    return list(found.prefetch_related("papers", "expected_papers"))


def _kept(item: AgendaItem) -> dict[str, object]:
    return {
        "title": item.title,
        "level": item.level,
        "kind": item.kind,
        "purpose": item.purpose,
        "minutes": item.minutes,
        "presenter": item.presenter,
        "papers": _standard(item),
    }


def _standard(item: AgendaItem) -> list[str]:
    """The titles of a point's standard papers: those that were expected, and those that came."""
    came = [paper.title for paper in item.papers.all() if not paper.is_restricted]
    expected = [one.title for one in item.expected_papers.all()]
    return list({folded(title): title for title in [*came, *expected]}.values())


@act("agendas.fill")
def fill_agenda(
    *, sitting: Sitting, chosen: Sequence[Offered], by: Actor, at: dt.datetime | None = None
) -> list[AgendaItem] | None:
    """Put points of templates on an agenda, in their order, each as deep as it stood, with the papers expected under them.

    Returns None when none is chosen.
    """
    sittings.may_prepare(sitting.body, by=by)
    if not chosen:
        return None
    points = [
        meetings.NewPoint(
            title=one.point["title"],
            presenter=one.point["presenter"],
            minutes=one.point["minutes"] or 15,
            kind=one.point["kind"],
            purpose=one.point["purpose"],
            level=one.point["level"],
        )
        for one in chosen
    ]
    made = meetings.add_points(sitting=sitting, points=points, by=by, at=at)
    ExpectedPaper.objects.bulk_create(
        ExpectedPaper(item=item, title=title, ordinal=n)
        for item, one in zip(made, chosen, strict=True)
        for n, title in enumerate({folded(title): title for title in one.point["papers"]}.values(), 1)
    )
    record("agendas.filled", by=by, on=sitting, about=made, facts={"points": len(made)}, at=at)
    return made

"""What stands under the points of an agenda: papers, conclusions, who has a share in them; asked together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from decreta.core import ahead
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.attaching import attach
from decreta.core.prepared import prepared
from decreta.meetings.enums import Audience
from decreta.meetings.models import AgendaItem, Conclusion, Paper, PointShare
from decreta.meetings.queries.rulebooks import Rules, book_of, quorum_rules_of
from decreta.organisation.models import Body


@dataclass(frozen=True)
class PapersShown:
    """Which papers are shown: those that everybody reads, those among the keys, or everything; none once they have ended.

    For a reader with what he has opened, for who prepares the sitting with how many have.
    """

    keys: Ids
    everything: bool
    ended: bool
    reader: Actor | None
    has_openings: bool


def put_under(points: list[AgendaItem], papers: PapersShown, body: Body, day: dt.date) -> Rules:
    """Put papers, conclusions and shares under their points; the rules of the quorum. One statement."""
    keys = Ids(item.pk for item in points)
    asked = [
        _papers_under.ask(keys, papers),
        _conclusions_under.ask(keys),
        _shares_under.ask(keys),
        book_of.ask(body.pk, day),
    ]
    with ahead.knowing(ahead.told(asked)):
        attach(points, "papers", _papers_under.rows(keys, papers))
        attach(points, "conclusions", _conclusions_under.rows(keys))
        attach(points, "shares", _shares_under.rows(keys))
        return quorum_rules_of(body, on=day)


@prepared
def _papers_under(points: Ids, papers: PapersShown) -> QuerySet[Paper]:
    if papers.ended:
        return Paper.objects.none()
    found = Paper.objects.filter(item_id__among=points).select_related("file__blob")
    if not papers.everything:
        found = found.filter(Q(audience=Audience.EVERYBODY) | Q(pk__among=papers.keys))
    found = found.with_openings() if papers.has_openings else found
    return found.read_by(papers.reader) if papers.reader is not None else found


@prepared
def _conclusions_under(points: Ids) -> QuerySet[Conclusion]:
    return Conclusion.objects.filter(item_id__among=points)


@prepared
def _shares_under(points: Ids) -> QuerySet[PointShare]:
    found = PointShare.objects.filter(item_id__among=points)
    return found.select_related("invitation__holding__person").order_by("share", "pk")

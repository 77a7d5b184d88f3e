"""How a notice goes out: inside to many at once, on paper to some; received by clerks, proved by the signed book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Protocol

from decreta.dispatch import domain
from decreta.dispatch.domain import Sending, Target
from decreta.dispatch.enums import Way
from decreta.dispatch.models import Delivery
from decreta.documents.models import Document
from decreta.organisation.models import Group, Organisation
from decreta.web.demo.people import actor
from decreta.web.demo.source import moment
from decreta.web.demo.timeline import Timeline


class Issued(Protocol):
    """What is sent: the row of the files, and the document that it became."""

    row: dict[str, Any]

    def fresh(self) -> Document: ...


class DispatchPlay:
    """The dispatch of one notice of the files."""

    def __init__(self, notice: Issued) -> None:
        self.notice = notice
        self.row = notice.row["sent"]

    def add_to(self, timeline: Timeline, issued: dt.datetime) -> None:
        """Sent on the day of issue; received and proved when it happened."""
        sent = moment(self.row["at"]) if self.row["at"] else issued + dt.timedelta(hours=2)
        timeline.at(sent, self.send, weight=2)
        for one in self.row["received"]:
            timeline.at(moment(one["at"]), self._later(self.receive, one))
        for one in self.row["paper"]:
            if one["taken_on"]:
                taken = dt.datetime.combine(one["taken_on"], dt.time(16), tzinfo=sent.tzinfo)
                timeline.at(taken, self._later(self.prove, one))

    @staticmethod
    def _later(act: Callable[[dict[str, Any]], None], row: dict[str, Any]) -> Callable[[], None]:
        return lambda: act(row)

    def send(self) -> None:
        clerk, document = actor(self.notice.row["clerk"]), self.notice.fresh()
        houses = list(Organisation.objects.filter(code__in=self.row["organisations"]).order_by("code"))
        for group in Group.objects.filter(code__in=self.row["groups"]):
            houses += [one.organisation for one in group.members.select_related("organisation").order_by("pk")]
        # The standing agency wrote it: it does not send it to itself.
        others = [one for one in dict.fromkeys(houses) if one.pk not in clerk.organisation_ids]
        sendings = [Sending(Target.of(one), Way.INSIDE) for one in others]
        sendings += [
            Sending(Target(one["to"]), Way.PAPER, address=one["address"], copies=one["copies"])
            for one in self.row["paper"]
        ]
        for outcome in domain.send_all(document=document, sendings=sendings, by=clerk):
            if outcome.problems:
                raise ValueError(outcome)
        domain.complete(document=document, by=clerk)

    def receive(self, row: dict[str, Any]) -> None:
        domain.receive(delivery=self._delivery(organisation__code=row["organisation"]), by=actor(row))

    def prove(self, row: dict[str, Any]) -> None:
        domain.prove(
            delivery=self._delivery(name=row["to"]),
            taken_on=row["taken_on"],
            taken_by=row["taken_by"],
            by=actor(self.notice.row["clerk"]),
        )

    def _delivery(self, **which: Any) -> Delivery:
        return Delivery.objects.get(document=self.notice.fresh(), **which)

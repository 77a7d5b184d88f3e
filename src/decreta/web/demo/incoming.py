"""What arrives at the standing agency: registered by its clerk, marked by its leader, sent back, settled."""

from __future__ import annotations

from typing import Any

from decreta.assignments.domain import receive
from decreta.assignments.models import Assignment
from decreta.documents import domain
from decreta.documents.domain.arrival_words import Bearing, Coming
from decreta.documents.models import Arrival
from decreta.documents.queries.arrivals import Sender, sender_named
from decreta.organisation.models import Organisation, Unit
from decreta.web.demo.papers import paper_pdf
from decreta.web.demo.people import actor
from decreta.web.demo.source import moment, read
from decreta.web.demo.timeline import Timeline


class IncomingPlay:
    """The incoming register of the files, step by step."""

    def __init__(self) -> None:
        self.rows = read("incoming.yaml")
        self.arrivals: dict[str, Arrival] = {}

    def add_to(self, timeline: Timeline) -> None:
        """Put every act at its moment; the marks that are written often stand there from the first day."""
        rows = self.rows["arrivals"]
        timeline.at(moment(rows[0]["at"]), self.keep_templates)
        for row in rows:
            timeline.at(moment(row["at"]), lambda row=row: self.register(row), weight=2)  # type: ignore[misc]
            if mark := row["mark"]:
                timeline.at(moment(mark["at"]), lambda row=row: self.mark(row))  # type: ignore[misc]
                timeline.at(moment(mark["received"]["at"]), lambda row=row: self.receive(row))  # type: ignore[misc]
            for end in ("returned", "settled"):
                if told := row.get(end):
                    timeline.at(moment(told["at"]), lambda row=row, end=end: self.end(row, end))  # type: ignore[misc]

    def keep_templates(self) -> None:
        for row in self.rows["templates"]:
            domain.keep_mark_template(
                organisation=self._house(),
                words=row["words"],
                lead=_unit(row["lead"]) if row["lead"] else None,
                coordinating=[_unit(code) for code in row["coordinating"]],
                working_days=row["working_days"],
                by=actor(self.rows["leader"]),
            )

    def register(self, row: dict[str, Any]) -> None:
        arrived = moment(row["at"]).date()
        attached = row["attached"]
        self.arrivals[row["key"]] = domain.register_arrival(
            organisation=self._house(),
            sender=self._sender(row["sender"]),
            bearing=Bearing(
                subject=row["subject"],
                type_code=row["type"],
                symbol=row["symbol"],
                issued_on=row["issued_on"],
                signed_by=row["signed_by"],
                urgency=row["urgency"],
            ),
            coming=Coming(arrived_on=arrived, channel=row["channel"], due_on=row["due_on"]),
            paper=(f"{row['key']}.pdf", paper_pdf(row["subject"], row["paper"])) if row["paper"] else None,
            attached=[(f"{attached}.pdf", paper_pdf(attached, attached))] if attached else [],
            by=actor(self.rows["clerk"]),
        )

    def _sender(self, name: str) -> Sender:
        """An organisation by its key, else somebody outside, whom the clerk notes."""
        known = Organisation.objects.filter(code=name).first()
        if known is not None:
            return known
        noted = domain.note_correspondent(organisation=self._house(), name=name, by=actor(self.rows["clerk"]))
        found = noted or sender_named(name, on=moment(self.rows["arrivals"][0]["at"]).date())
        assert found is not None
        return found

    def mark(self, row: dict[str, Any]) -> None:
        mark = row["mark"]
        domain.mark(
            arrival=self.arrivals[row["key"]],
            words=mark["words"],
            lead=_unit(mark["lead"]),
            coordinating=[_unit(code) for code in mark["coordinating"]],
            due_on=mark["due_on"],
            by=actor(self.rows["leader"]),
        )

    def receive(self, row: dict[str, Any]) -> None:
        mark, arrival = row["mark"], self.arrivals[row["key"]]
        held = Assignment.objects.get(matter_id=arrival.marks.get().pk, unit__code=mark["lead"])
        receive(assignment=held, by=actor(mark["received"]))

    def end(self, row: dict[str, Any], how: str) -> None:
        """The clerk sends it back, or the leader settles it."""
        act = domain.return_arrival if how == "returned" else domain.settle_arrival
        who = actor(self.rows["clerk" if how == "returned" else "leader"])
        act(arrival=self.arrivals[row["key"]], reason=row[how]["reason"], by=who)

    def _house(self) -> Organisation:
        return Organisation.objects.get(code=self.rows["organisation"])


def _unit(code: str) -> Unit:
    return Unit.objects.get(code=code)

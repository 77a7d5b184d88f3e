"""What was received, handed down, reported, verified and asked for by 31 March 2025."""

from __future__ import annotations

from typing import Any

from decreta.assignments import domain as assignments
from decreta.assignments.models import Assignment, Deliverable, ExtensionRequest, Report
from decreta.directives.domain.events import record_event
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body, Organisation, Unit
from decreta.web.demo.people import actor, holding
from decreta.web.demo.source import moment
from decreta.web.demo.timeline import Timeline


class ProgressPlay:
    """The rows of `progress.yaml` (or of its `later` part) as steps."""

    def __init__(self, rows: dict[str, Any], tasks: dict[str, Task]) -> None:
        self.rows = rows
        self.tasks = tasks
        self.reports: dict[str, Report] = {}
        self.requests: dict[str, ExtensionRequest] = {}

    def add_to(self, timeline: Timeline) -> None:
        """Put every row on the timeline at its moment."""
        for name, run in (
            ("receipts", self.receive),
            ("disputes", self.dispute),
            ("hand_downs", self.hand_down),
            ("reports", self.report),
            ("verifications", self.verify),
            ("extension_requests", self.ask),
            ("extension_decisions", self.decide),
            ("recovery_plans", self.plan),
            ("events", self.occur),
        ):
            for row in self.rows.get(name) or ():
                timeline.at(moment(row["at"]), lambda run=run, row=row: run(row))  # type: ignore[misc]

    def receive(self, row: dict[str, Any]) -> None:
        assignments.receive(assignment=self._assignment(row), by=actor(row["by"]))

    def dispute(self, row: dict[str, Any]) -> None:
        assignments.dispute(assignment=self._assignment(row), reason=row["reason"], by=actor(row["by"]))

    def hand_down(self, row: dict[str, Any]) -> None:
        to = (
            {"holding": holding(row["to"]["login"], row["to"]["post"])}
            if row.get("to")
            else {"unit": Unit.objects.get(code=row["unit"])}
        )
        assignments.hand_down(assignment=self._assignment(row), note=row.get("note") or "", by=actor(row["by"]), **to)

    def report(self, row: dict[str, Any]) -> None:
        deliverables = {
            one.ordinal: one
            for one in Deliverable.objects.filter(matter_kind=MATTER_KIND, matter_id=self.tasks[row["task"]].pk)
        }
        self.reports[row["key"]] = assignments.report(
            assignment=self._assignment(row),
            text=row["text"],
            percent=row.get("percent"),
            claims_done=row["done"],
            obstacle=row.get("obstacle") or "",
            proposal=row.get("proposal") or "",
            forecast_on=row.get("forecast_on"),
            evidence=[
                assignments.EvidenceInput(
                    title=one["title"],
                    symbol=one.get("symbol") or "",
                    deliverable=deliverables.get(one.get("deliverable")),
                )
                for one in row.get("evidence") or ()
            ],
            by=actor(row["by"]),
        )

    def verify(self, row: dict[str, Any]) -> None:
        found = Report.objects.get(pk=self.reports[row["report"]].pk)
        if row["outcome"] == "accepted":
            assignments.accept(report=found, by=actor(row["by"]))
        else:
            assignments.return_report(report=found, reason=row["reason"], by=actor(row["by"]))

    def ask(self, row: dict[str, Any]) -> None:
        self.requests[row["key"]] = assignments.ask_extension(
            assignment=self._assignment(row), until=row["until_on"], reason=row["reason"], by=actor(row["by"])
        )

    def decide(self, row: dict[str, Any]) -> None:
        assignments.decide_extension(
            request=ExtensionRequest.objects.get(pk=self.requests[row["request"]].pk),
            grant=row["is_granted"],
            until=row.get("until_on"),
            reason=row.get("reason") or "",
            symbol=row.get("symbol") or "",
            by=actor(row["by"]),
        )

    def plan(self, row: dict[str, Any]) -> None:
        assignments.file_recovery_plan(
            assignment=self._assignment(row), text=row["text"], recover_on=row["recover_on"], by=actor(row["by"])
        )

    def occur(self, row: dict[str, Any]) -> None:
        record_event(
            event_key=row["event_key"],
            organisation=Organisation.objects.get(code=row["organisation"]),
            awaited_by=Body.objects.get(code=row["awaited_by"]),
            occurred_on=row["occurred_on"],
            note=row.get("note") or "",
            by=actor(row["by"]),
        )

    def _assignment(self, row: dict[str, Any]) -> Assignment:
        return Assignment.objects.get(
            matter_kind=MATTER_KIND,
            matter_id=self.tasks[row["task"]].pk,
            organisation__code=row["organisation"],
            parent=None,
        )

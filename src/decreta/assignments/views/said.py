"""A report as whoever verifies, judges or returns it reads it: who says what of whose work, with which evidence."""

from __future__ import annotations

from dataclasses import dataclass

from decreta.assignments.models import Deliverable, Evidence, Report
from decreta.assignments.queries.evidence import deliverables_of, still_open


@dataclass(frozen=True)
class Output:
    """A deliverable, what this report brings for it, and whether it was accepted before."""

    deliverable: Deliverable
    #: Its name where the words of the paper are told, else nothing.
    name: str
    evidence: list[Evidence]
    is_accepted: bool

    @property
    def lang(self) -> str:
        """The language of the name."""
        found: str = self.deliverable.name_lang
        return found


@dataclass(frozen=True)
class Said:
    """A report with everything that it says; the names of deliverables only where the words of the paper are told."""

    report: Report
    whose: str
    who: str
    outputs: list[Output]
    #: What proves the report itself, and no deliverable.
    evidence: list[Evidence]
    is_withheld: bool


def said_words(report: Report, *, is_withheld: bool) -> Said:
    """Two statements; a third where there are deliverables."""
    who = " · ".join(filter(None, (str(report.by.get("name") or ""), str(report.by.get("post") or ""))))
    brought = list(report.evidence.select_related("file", "deliverable").order_by("pk"))
    # What was dropped since is still what this report has proved.
    was_proved = {one.deliverable.pk: one.deliverable for one in brought if one.deliverable is not None}
    every = was_proved | {one.pk: one for one in deliverables_of(report.assignment)}
    named = sorted(every.values(), key=lambda one: one.ordinal)
    waiting = {one.pk for one in still_open(report.assignment)} if named else set()
    outputs = [
        Output(
            one,
            "" if is_withheld else one.name,
            [proof for proof in brought if proof.deliverable_id == one.pk],
            one.dropped_at is None and one.pk not in waiting,
        )
        for one in named
    ]
    return Said(
        report=report,
        whose=str(report.assignment.assignee),
        who=who,
        outputs=outputs,
        evidence=[one for one in brought if one.deliverable_id is None],
        is_withheld=is_withheld,
    )

from decreta.assignments.models.assignments import WHOSE, Assignee, Assignment, Deliverable, Fact, Rung
from decreta.assignments.models.deliverables import DeliverableChange
from decreta.assignments.models.extensions import (
    Examination,
    ExtensionDecision,
    ExtensionRequest,
    RecoveryPlan,
    RequestEvidence,
)
from decreta.assignments.models.ladders import Ladder, LadderStep, ReceiptClock
from decreta.assignments.models.lights import LightRule
from decreta.assignments.models.milestones import Milestone, MilestoneStatement
from decreta.assignments.models.minders import Minder
from decreta.assignments.models.reports import Evidence, Judgement, Report, Verdict

__all__ = [
    "WHOSE",
    "Assignee",
    "Assignment",
    "Deliverable",
    "DeliverableChange",
    "Evidence",
    "Examination",
    "ExtensionDecision",
    "ExtensionRequest",
    "Fact",
    "Judgement",
    "Ladder",
    "LadderStep",
    "LightRule",
    "Milestone",
    "MilestoneStatement",
    "Minder",
    "ReceiptClock",
    "RecoveryPlan",
    "Report",
    "RequestEvidence",
    "Rung",
    "Verdict",
]

from decreta.assignments.models.assignments import Assignment, Deliverable, Fact, Rung
from decreta.assignments.models.extensions import ExtensionDecision, ExtensionRequest, RecoveryPlan
from decreta.assignments.models.ladders import Ladder, LadderStep
from decreta.assignments.models.reports import Evidence, Report, Verdict

__all__ = [
    "Assignment",
    "Deliverable",
    "Evidence",
    "ExtensionDecision",
    "ExtensionRequest",
    "Fact",
    "Ladder",
    "LadderStep",
    "RecoveryPlan",
    "Report",
    "Rung",
    "Verdict",
]

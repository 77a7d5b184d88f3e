"""The acts of assignments: the only functions that change one."""

from decreta.assignments.domain.assigning import (
    Expected,
    assign,
    dispute,
    expect,
    hand_down,
    hand_down_to_each,
    receive,
    settle_dispute,
    start_clock,
)
from decreta.assignments.domain.charging import put_in_charge
from decreta.assignments.domain.clocks import correct_clock
from decreta.assignments.domain.deliverables import Outputs, change_outputs
from decreta.assignments.domain.extending import (
    ask_extension,
    decide_extension,
    examine_extension,
    file_recovery_plan,
)
from decreta.assignments.domain.forecasting import state_forecast
from decreta.assignments.domain.inputs import EvidenceInput, Said, Step, StepSaid, Unproven, Upload, moment_of
from decreta.assignments.domain.ladders import drop_ladder, set_ladder
from decreta.assignments.domain.lights import set_light_rule
from decreta.assignments.domain.milestones import set_milestones
from decreta.assignments.domain.minding import name_minder
from decreta.assignments.domain.passing import pass_on, take_back_passing
from decreta.assignments.domain.receipts import fire_not_received, set_receipt_clock
from decreta.assignments.domain.reminders import fire_rung
from decreta.assignments.domain.reporting import accept, judge_deliverables, problems_of, report, return_report
from decreta.assignments.domain.steering import close, reopen, resume, suspend

__all__ = [
    "EvidenceInput",
    "Expected",
    "Outputs",
    "Said",
    "Step",
    "StepSaid",
    "Unproven",
    "Upload",
    "accept",
    "ask_extension",
    "assign",
    "change_outputs",
    "close",
    "correct_clock",
    "decide_extension",
    "dispute",
    "drop_ladder",
    "examine_extension",
    "expect",
    "file_recovery_plan",
    "fire_not_received",
    "fire_rung",
    "hand_down",
    "hand_down_to_each",
    "judge_deliverables",
    "moment_of",
    "name_minder",
    "pass_on",
    "problems_of",
    "put_in_charge",
    "receive",
    "reopen",
    "report",
    "resume",
    "return_report",
    "set_ladder",
    "set_light_rule",
    "set_milestones",
    "set_receipt_clock",
    "settle_dispute",
    "start_clock",
    "state_forecast",
    "suspend",
    "take_back_passing",
]

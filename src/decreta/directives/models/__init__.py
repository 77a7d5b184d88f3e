from decreta.directives.models.directives import Clause, Directive
from decreta.directives.models.frozen import FrozenReport
from decreta.directives.models.recurrence import Recurrence, RecurrenceRule, SkippedOccurrence
from decreta.directives.models.spells import Spell, Uncounted
from decreta.directives.models.tasks import EventOccurrence, Task
from decreta.directives.models.urging import UrgingLetter, UrgingLine
from decreta.directives.models.withdrawals import Withdrawal

__all__ = [
    "Clause",
    "Directive",
    "EventOccurrence",
    "FrozenReport",
    "Recurrence",
    "RecurrenceRule",
    "SkippedOccurrence",
    "Spell",
    "Task",
    "Uncounted",
    "UrgingLetter",
    "UrgingLine",
    "Withdrawal",
]

from decreta.changes.models.endings import ChangedTask, Ending
from decreta.changes.models.letters import ExtensionLetter, ExtensionLine
from decreta.changes.models.passing import Passed, Passing

__all__ = ["ChangedTask", "Ending", "ExtensionLetter", "ExtensionLine", "Passed", "Passing"]

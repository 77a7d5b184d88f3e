from decreta.changes.models.endings import ChangedTask, Ending
from decreta.changes.models.letters import ExtensionLetter, ExtensionLine

__all__ = ["ChangedTask", "Ending", "ExtensionLetter", "ExtensionLine"]

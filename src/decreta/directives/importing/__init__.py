"""Lists of tasks that are kept in spreadsheets."""

from decreta.directives.importing.tasks import TaskList

__all__ = ["TaskList"]

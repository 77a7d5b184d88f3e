"""Lists of tasks that are kept in spreadsheets, and reports that are written in them."""

from decreta.directives.importing import besides
from decreta.directives.importing.progress import ProgressList
from decreta.directives.importing.tasks import TaskList

__all__ = ["ProgressList", "TaskList", "register_beside"]


def register_beside(found: besides.Beside) -> None:
    """Enter further columns of the list of tasks, with what is done about them."""
    besides.enter(found)
    TaskList.columns = (*TaskList.columns, *found.columns)

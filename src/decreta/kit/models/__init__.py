"""Jobs with progress, saved views and the choices of a reader, exports."""

from decreta.kit.models.bulk_runs import BulkRun
from decreta.kit.models.exports import Export
from decreta.kit.models.imports import BatchState, ImportBatch, ImportMapping, ImportRow, RowOutcome, RowState
from decreta.kit.models.jobs import JobState, LongJob
from decreta.kit.models.views import ListChoice, SavedView, Sharing

__all__ = [
    "BatchState",
    "BulkRun",
    "Export",
    "ImportBatch",
    "ImportMapping",
    "ImportRow",
    "JobState",
    "ListChoice",
    "LongJob",
    "RowOutcome",
    "RowState",
    "SavedView",
    "Sharing",
]

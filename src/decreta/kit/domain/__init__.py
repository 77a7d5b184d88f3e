"""The acts of this area. Only they save."""

from decreta.kit.domain.bulk_runs import carry_out, order_bulk
from decreta.kit.domain.exports import export_list, start_export
from decreta.kit.domain.jobs import JobCancelledError, cancel, finish, progress, refuse, running, start
from decreta.kit.domain.views import change_view, choose_columns, open_with, remove_view, save_view

__all__ = [
    "JobCancelledError",
    "cancel",
    "carry_out",
    "change_view",
    "choose_columns",
    "export_list",
    "finish",
    "open_with",
    "order_bulk",
    "progress",
    "refuse",
    "remove_view",
    "running",
    "save_view",
    "start",
    "start_export",
]

"""The acts of this area: composing dashboards."""

from decreta.seeing.domain.dashboards import remove_dashboard, save_dashboard, start_with

__all__ = ["remove_dashboard", "save_dashboard", "start_with"]

"""The acts of this area: composing dashboards, laying tiles out as a map."""

from decreta.seeing.domain.dashboards import remove_dashboard, save_dashboard, start_with
from decreta.seeing.domain.maps import place_tiles

__all__ = ["place_tiles", "remove_dashboard", "save_dashboard", "start_with"]

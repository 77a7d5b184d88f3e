from decreta.seeing.models.dashboards import Dashboard, Start
from decreta.seeing.models.maps import TileMap

__all__ = ["Dashboard", "Start", "TileMap"]

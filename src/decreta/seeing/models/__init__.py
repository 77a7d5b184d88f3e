from decreta.seeing.models.dashboards import Dashboard, Start

__all__ = ["Dashboard", "Start"]

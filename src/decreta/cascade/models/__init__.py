from decreta.cascade.models.servings import Serving
from decreta.cascade.models.shares import Share

__all__ = ["Serving", "Share"]

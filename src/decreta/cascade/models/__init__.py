from decreta.cascade.models.roll_ups import RollUp, RollUpStep
from decreta.cascade.models.servings import Serving
from decreta.cascade.models.shares import Share

__all__ = ["RollUp", "RollUpStep", "Serving", "Share"]

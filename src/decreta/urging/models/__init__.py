from decreta.urging.models.dismissals import Dismissal
from decreta.urging.models.explanations import Explanation

__all__ = ["Dismissal", "Explanation"]

from decreta.urging.models.explanations import Explanation

__all__ = ["Explanation"]

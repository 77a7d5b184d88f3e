"""Reviews of directives, and after how many months one is due."""

from decreta.reviews.models.reviews import Review, ReviewRule

__all__ = ["Review", "ReviewRule"]

"""Reviews of directives, after how many months one is due, and what was told of it."""

from decreta.reviews.models.reviews import Reminder, Review, ReviewRule

__all__ = ["Reminder", "Review", "ReviewRule"]

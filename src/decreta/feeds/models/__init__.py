"""Calendar feeds."""

from decreta.feeds.models.feeds import Feed, FeedQuerySet

__all__ = ["Feed", "FeedQuerySet"]

"""Acts on calendar feeds."""

from decreta.feeds.domain.feeds import Made, feed_of_token, make_feed, note_read, revoke_feed

__all__ = ["Made", "feed_of_token", "make_feed", "note_read", "revoke_feed"]

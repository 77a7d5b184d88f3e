"""Read models of notices."""

from decreta.notifications.queries.notices import ShownNotice, in_order, notices_of, shown, unread_of

__all__ = ["ShownNotice", "in_order", "notices_of", "shown", "unread_of"]

"""Notices: read by the person they are for, not found by anybody else.

Rows are (URL name, method, who, status). Who: `anonymous`; `owner`, to whom the thing belongs; `other`, signed in
with a post of his own; `unenrolled`, who needs a second factor and has none.
"""

ROWS = [
    ("notifications:list", "get", "anonymous", 302),
    ("notifications:list", "get", "owner", 200),
    ("notifications:list", "get", "other", 200),
    ("notifications:list", "get", "unenrolled", 302),
    ("notifications:list", "post", "owner", 405),
    ("notifications:open", "get", "anonymous", 302),
    ("notifications:open", "get", "owner", 302),
    ("notifications:open", "get", "other", 404),
    ("notifications:open", "post", "owner", 405),
    ("notifications:mark_read", "get", "owner", 405),
    ("notifications:mark_read", "post", "anonymous", 302),
    ("notifications:mark_read", "post", "owner", 302),
    ("notifications:mark_read", "post", "other", 404),
    ("notifications:mark_all_read", "get", "owner", 405),
    ("notifications:mark_all_read", "post", "anonymous", 302),
    ("notifications:mark_all_read", "post", "owner", 302),
    ("notifications:mark_all_read", "post", "other", 302),
]

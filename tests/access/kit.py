"""Jobs: seen and cancelled by who started them. For the rows' form see `notifications.py`."""

ROWS = [
    ("kit:job", "get", "anonymous", 302),
    ("kit:job", "get", "owner", 200),
    ("kit:job", "get", "other", 404),
    ("kit:job", "get", "unenrolled", 302),
    ("kit:job", "post", "owner", 405),
    ("kit:progress", "get", "anonymous", 302),
    ("kit:progress", "get", "owner", 200),
    ("kit:progress", "get", "other", 404),
    ("kit:progress", "post", "owner", 405),
    ("kit:cancel", "get", "owner", 405),
    ("kit:cancel", "post", "anonymous", 302),
    ("kit:cancel", "post", "owner", 302),
    ("kit:cancel", "post", "other", 404),
]

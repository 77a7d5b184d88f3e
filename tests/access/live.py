"""The stream's address in Django: the stream itself is answered beside it and tested in `tests/live`.

For the rows' form see `notifications.py`.
"""

ROWS = [
    ("live:stream", "get", "anonymous", 401),
    ("live:stream", "get", "owner", 501),
    ("live:stream", "get", "unenrolled", 302),
    ("live:stream", "post", "owner", 405),
]

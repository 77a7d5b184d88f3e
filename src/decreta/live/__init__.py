"""From the log to open pages: server-sent events."""

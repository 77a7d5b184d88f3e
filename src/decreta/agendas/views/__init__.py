"""Pages before a sitting."""

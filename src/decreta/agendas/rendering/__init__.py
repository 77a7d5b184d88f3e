"""Papers of what comes before a sitting."""

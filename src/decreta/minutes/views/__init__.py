"""Pages of what remains of a sitting."""

"""Lists of what remains of sittings."""

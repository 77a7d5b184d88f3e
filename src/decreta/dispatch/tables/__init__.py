"""Lists of this area."""

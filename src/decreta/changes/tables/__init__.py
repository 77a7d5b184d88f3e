"""The lists of this area."""

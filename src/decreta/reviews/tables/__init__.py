"""Declared lists of this area."""

"""Decreta: work records, assigned tasks and paperless meetings for offices that govern by decisions."""

__version__ = "0.1.0"

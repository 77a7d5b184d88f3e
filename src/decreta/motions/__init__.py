"""Motions on a point of a sitting, and amendments to what is to be concluded under it."""

"""Rooms of organisations, and who has them when."""

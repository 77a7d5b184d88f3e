"""Notices in the application and by mail."""

"""The acts of meetings."""

"""The acts of this area."""

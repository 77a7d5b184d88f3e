"""The acts of this area. Only they save."""

"""Content-addressed files and their safety checks."""

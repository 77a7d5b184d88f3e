"""Pages on which an administrator keeps the structure."""

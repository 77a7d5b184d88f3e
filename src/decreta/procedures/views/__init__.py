"""Pages of written procedures."""

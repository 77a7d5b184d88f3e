"""Books as papers."""

"""Read models of this area."""
